"""What a start page may say: facts that are looked up, never the absence of a list."""
