"""The pages for everyone; they read published facts only."""
