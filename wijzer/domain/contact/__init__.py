"""Telephone numbers, e-mail addresses and websites: each read from any notation into one, and shown in one way."""
