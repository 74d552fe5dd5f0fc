"""From a question to what fits: texts read, results counted and put in order, and what somebody may be about to type."""
