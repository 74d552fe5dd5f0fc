"""Which facts a subject has: one table for each, that files, forms and the feed read."""
