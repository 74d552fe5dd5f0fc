"""Text as people and programs make it: what it is written in, and what stands between its cells and rows."""
