"""An aanbieder keeps its locaties: what they are, where they lie, and how many places there are."""
