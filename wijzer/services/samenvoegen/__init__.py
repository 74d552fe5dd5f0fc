"""What two people changed at once: whoever is asked to choose reads who kept the other one, and when."""
