"""The words that people use and what they mean, as the beheerder of a region keeps them."""
