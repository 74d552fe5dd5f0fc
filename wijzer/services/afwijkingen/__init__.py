"""The beheerder works through the cases of the adrescontrole: sees them, treats them, takes them along."""
