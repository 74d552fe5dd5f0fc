"""Pages of a groep, a vestiging and an aanbieder, and what else there is."""
