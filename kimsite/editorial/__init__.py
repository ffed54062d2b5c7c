"""What an editor would ask before a text is published. Hints only: they never hold anything up."""
