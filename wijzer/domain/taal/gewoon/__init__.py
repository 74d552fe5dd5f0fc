"""Lists of ordinary words: of Dutch, of every day, and as they are typed in a chat."""
