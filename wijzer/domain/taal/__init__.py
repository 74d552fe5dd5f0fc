"""Dutch as people write it: spelling, numbers in words, slips of the finger, and words that mean another one."""
