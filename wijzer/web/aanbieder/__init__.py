"""The pages on which an aanbieder keeps its locations and availability."""
