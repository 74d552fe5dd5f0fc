"""The pages on which a region sees and resolves what needs attention."""
