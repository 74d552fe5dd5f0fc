"""All visible aanbod of one publicatie and one day in memory, and the words in it."""
