"""What the region buys and of whom: its aanbieders, contracts and products."""
