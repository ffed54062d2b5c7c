"""All groups together: the portal, the names of places, and the ministry's report."""
