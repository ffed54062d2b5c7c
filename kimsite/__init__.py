"""kimsite turns folders of Markdown into websites for community information groups."""

__version__ = "0.1.0"
