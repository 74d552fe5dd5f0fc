"""Aanbod side by side: what was picked, and in what it differs."""
