"""The adrescontrole: what was entered against what was contracted, and the cases that come of it."""
