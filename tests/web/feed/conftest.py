"""The world that these tests look at."""

from tests.steun.werelden.wereld import eigen_wereld, wereld

__all__ = ["eigen_wereld", "wereld"]
