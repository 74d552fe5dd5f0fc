"""After a restore: the open locaties of which nobody knows whether they were shielded since the copy."""
