"""Regions: their gemeenten, places and shapes, their words, and the sites that may frame their widget."""
