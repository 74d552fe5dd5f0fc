"""What runs by the clock leaves here: runs of jobs, mail that waits, and the office's heartbeat."""
