"""Finds what in a public text gives a shielded address away."""
