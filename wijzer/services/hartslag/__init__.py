"""The sign of life that the office gives to the public side."""
