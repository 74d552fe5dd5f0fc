"""The region: its gemeenten, their town halls, and their shapes on a map."""
