"""What was typed when a session ended: keeping it, and giving it back to who typed it."""
