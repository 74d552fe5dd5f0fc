"""Looking at somebody else's real address is a deed.

It is asked for with a reason, kept, and shown to whose address it is.
"""
