"""A search as something else than a page: a file, a feed, paper, a frame on another site."""
