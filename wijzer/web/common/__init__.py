"""What all web rooms share: doors, errors, headers, formatting, texts."""
