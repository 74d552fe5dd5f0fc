"""One's own account: what its owner sees and changes, an invitation, and a forgotten password."""
