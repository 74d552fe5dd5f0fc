"""What keeps an installation whole: what a copy that is put back may not undo, and how the public side goes on after it."""
