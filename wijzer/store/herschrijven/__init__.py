"""What was open and is shielded now disappears from the files of the database too, not only from its tables."""
