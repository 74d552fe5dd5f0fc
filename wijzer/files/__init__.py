"""Tables in and out: typed rows and row errors, no database."""
