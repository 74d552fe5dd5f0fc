"""Who can sign in for the region: inviting somebody, and what is done to an account."""
