"""The only writer of the public tables: reads what the office knows, and publishes what of it is public."""
