"""Reading a file in a process of its own, that may take so much time and memory and can open nothing."""
