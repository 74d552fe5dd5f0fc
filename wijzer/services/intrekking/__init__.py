"""Takes locaties and products out of use without losing anything of them.

It brings them back too, and erases them at last.
"""
