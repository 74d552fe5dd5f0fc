"""The database itself, SQLite or PostgreSQL.

Connections, roles and migrations stand here, and its errors in the words of the domain.
"""
