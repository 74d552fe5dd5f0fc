"""Invented material: names, addresses, telephone numbers, and what kinds of aanbieders there are."""
