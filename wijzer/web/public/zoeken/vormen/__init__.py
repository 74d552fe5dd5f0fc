"""The forms in which an answer can be open: which one is asked for, and the answer as a table."""
