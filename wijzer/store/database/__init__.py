"""The database itself, SQLite or PostgreSQL: connections, roles, migrations, and its errors in the words of the domain."""
