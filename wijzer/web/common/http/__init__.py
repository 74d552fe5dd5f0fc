"""What programs say in the lines above and behind an address.

Headers with weights, keys in bytes and other ways to write an address are read here.
"""
