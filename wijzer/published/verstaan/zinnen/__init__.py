"""Which words of a text belong together: names, ages, numbers, places, letters of products, and what is denied."""
