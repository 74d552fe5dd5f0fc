"""What stands between the HTTP server and the WSGI app.

The server (granian) hands a request over as soon as its head is there. Here its body is read, with
a limit to its size and to its patience; only a whole request gets a thread, and its answer leaves
without holding one.
"""
