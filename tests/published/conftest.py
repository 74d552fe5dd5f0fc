"""The worlds that these tests look at."""

from tests.published.tafels import tafels
from tests.steun.werelden.wereld import eigen_wereld, wereld
from tests.steun.werelden.zoekwereld import zoekwereld

__all__ = ["eigen_wereld", "tafels", "wereld", "zoekwereld"]
