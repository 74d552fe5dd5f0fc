"""Public answers that are kept: what they are a function of, in which encoding, and what may be told without a database."""
