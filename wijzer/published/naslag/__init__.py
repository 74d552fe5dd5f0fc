"""Reference data in memory: what is known of the regions, which place somebody means, and how far that is."""
