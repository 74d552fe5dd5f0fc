"""What a region buys and of whom: aanbieders, contracts and products, and how much there is of each."""
