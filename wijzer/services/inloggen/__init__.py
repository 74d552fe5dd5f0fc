"""Who comes in: address and password, the second factor, sessions, and showing again that it is you."""
