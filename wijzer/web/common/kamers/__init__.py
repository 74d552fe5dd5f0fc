"""What a room of pages may be: one whose addresses begin with a regio, one whose pages exist in every language."""
