"""The world outside: geocoder and mail, each with a Null twin."""
