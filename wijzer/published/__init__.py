"""What the public may read: its own tables, its own connection, its readers."""
