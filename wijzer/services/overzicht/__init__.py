"""The start of the day: what asks for attention, of the region and of one aanbieder."""
