"""Cases of the adrescontrole, and the checks that were asked for."""
