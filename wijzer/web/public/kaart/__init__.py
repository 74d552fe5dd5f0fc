"""Maps: of a region with its gemeenten, and of the streets with pins on public points."""
