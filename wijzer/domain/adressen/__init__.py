"""Dutch addresses, open and shielded ones: their parts, and whether two are the same."""
