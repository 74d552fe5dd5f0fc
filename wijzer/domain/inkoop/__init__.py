"""What a region buys and of whom: aanbieders, contracts, products, and treatments with a name of their own."""
