"""What the site explains in two lines: words of the field, of the way to help, and what people ask."""
