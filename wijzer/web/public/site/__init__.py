"""What the site says of itself, to people and to programs: its start, explanations, words, health."""
