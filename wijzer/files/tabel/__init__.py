"""A table in a file, CSV or XLSX: reading it safely, naming what is wrong, writing it back."""
