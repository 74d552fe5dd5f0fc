"""What the public side knows of the database that it reads.

That is how far it is, whether it lives, and what its faults are called.
"""
