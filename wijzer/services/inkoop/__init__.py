"""What the beheerder sees of what the region buys: aanbieders, contracts and products."""
