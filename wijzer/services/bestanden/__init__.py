"""Files in and out: a verb for each kind, tried before anything is written."""
