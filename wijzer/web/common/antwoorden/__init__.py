"""Public answers that are kept.

It says what they depend on, in which encoding they go, and what may be told without a database.
"""
