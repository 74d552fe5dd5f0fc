"""What the folder of a region says, fact by fact, and what becomes of it when a beheerder keeps some of it too."""
