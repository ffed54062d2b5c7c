"""The way out to the web: which addresses may be asked, and a client that keeps to it."""
