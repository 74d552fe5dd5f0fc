"""Where help is given: groepen and vestigingen, their free places and waits, and what the public may see of them."""
