"""Forms of which an old page may be sent.

Each carries what it showed, and only what two people both changed is asked.
"""
