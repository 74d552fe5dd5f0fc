"""From a question to what fits.

Reads its text, counts and orders the results, and suggests what somebody may be about to type.
"""
