"""Kinds of help and gemeenten: who offers it, how long the wait is, and whom to ask for a way in."""
