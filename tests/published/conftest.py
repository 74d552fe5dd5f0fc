"""The worlds that these tests look at."""

from tests.steun.werelden.wereld import eigen_wereld, wereld
from tests.steun.werelden.zoekwereld import zoekwereld

__all__ = ["eigen_wereld", "wereld", "zoekwereld"]
