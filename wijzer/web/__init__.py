"""Everything that speaks HTTP; each room inside is shut until it opens a door."""
