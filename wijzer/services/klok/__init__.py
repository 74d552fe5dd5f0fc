"""What the office does when the clock of a machine was wrong."""
