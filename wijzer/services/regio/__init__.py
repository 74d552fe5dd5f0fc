"""What a region says on its site, by its folder and by its beheerder."""
