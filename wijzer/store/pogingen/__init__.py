"""Counts of tries: how often somebody tried to sign in, to get a link, to ask for an alert."""
