"""Keeping every public text of an aanbieder from telling one of its shielded addresses."""
