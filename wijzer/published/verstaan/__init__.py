"""Understanding what somebody typed: its words, what they mean together, what was meant, and what fits.

`zoeken/taal.py` reads a whole text with it.
"""
