"""What was typed when a session ended is kept for who typed it, and who asks hears who kept the other one."""
