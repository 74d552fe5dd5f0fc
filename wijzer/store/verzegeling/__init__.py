"""What is kept sealed: the keys, sealing anew, and the shielded addresses, which nobody but the store opens."""
