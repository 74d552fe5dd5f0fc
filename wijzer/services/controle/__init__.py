"""The adrescontrole in parts: who asks for one, how it goes on, and what may be said of it."""
