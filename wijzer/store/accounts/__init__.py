"""Accounts and their sessions, forms that wait for who typed them, and who looked at whose address."""
