"""What is true: plain Python without clock, input, output or framework."""
