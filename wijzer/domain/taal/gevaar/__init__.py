"""Danger in a text: the rules of words that together speak of it, and how they are heard."""
