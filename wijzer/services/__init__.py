"""What people can do: one verb per file, without HTTP and without SQL."""
