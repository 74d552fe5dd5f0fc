"""Work by the clock and whether it gets done: mail that leaves, what is cleared away, and how healthy it all is."""
