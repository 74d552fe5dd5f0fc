"""The Beschikbaarheidswijzer: where in the region there is a place for jeugdhulp."""

__version__ = "0.1.0"
