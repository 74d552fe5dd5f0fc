"""The JSON feed for partners; it reads published facts only."""
