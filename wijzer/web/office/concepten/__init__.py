"""A form that was sent after its session had ended comes back to who typed it."""
