"""One page each in Turkish, Polish, Arabic and Ukrainian, and the line of that language on a search."""
