"""Tables in and out (CSV, XLSX): typed rows and row errors, no database."""
