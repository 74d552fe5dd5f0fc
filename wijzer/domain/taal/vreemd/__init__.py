"""Languages other than Dutch and English in which people search: how their words bend, and which of them say nothing."""
