"""Groepen, vestigingen and their aanbod: which are in use, which wait, and since when they may be seen."""
