"""How easy a new password is to guess."""
