"""Coming in and staying in: address and password, the code of the app, and a brake on guessing."""
