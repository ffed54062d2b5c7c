"""All groups together: the portal, and the names of places."""
