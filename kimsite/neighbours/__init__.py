"""Asking groups that are built elsewhere for their news: the only room that reaches out for what a portal shows."""
