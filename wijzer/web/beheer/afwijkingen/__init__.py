"""The cases of the adrescontrole: the list, one case, and the check itself."""
