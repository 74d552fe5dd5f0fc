"""What the commands share: Dutch help and errors, the office, files in, reports, and progress."""
