"""What keeps an installation whole.

It holds what a copy that is put back may not undo, and how the public side goes on after it.
"""
