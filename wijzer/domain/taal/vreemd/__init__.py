"""Other languages than Dutch and English that people search in: how words bend, and which say nothing."""
