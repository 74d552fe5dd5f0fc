"""Who signs in and what they may do: accounts, codes as people type them, and a look at somebody's real address."""
