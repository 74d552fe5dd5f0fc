"""The folder of a region and what a beheerder keeps of it."""
