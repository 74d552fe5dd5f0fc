"""What somebody typed and what is kept: a form that waits, what was shown, and what two people both changed."""
