"""The commands: thin edges that call a service and tell a person, in Dutch, what came of it."""
