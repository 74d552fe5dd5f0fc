"""The worlds that these tests look at."""

from tests.steun.wereld import eigen_wereld, wereld
from tests.steun.zoekwereld import zoekwereld

__all__ = ["eigen_wereld", "wereld", "zoekwereld"]
