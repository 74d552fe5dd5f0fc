"""What is told when something goes wrong, inside the app and outside of it, and whom to call then."""
