"""What a file would change: decided over the whole file, before anything is written."""
