"""What kimsite has to tell people, in their language: stable codes, one sentence and one remedy each."""

from kimsite.diagnostics.catalogue import CATALOGUE, Entry
from kimsite.diagnostics.form import as_text, fix, message, ordered, severity
from kimsite.diagnostics.place import at_field, holds_secret, masked

__all__ = [
    "CATALOGUE",
    "Entry",
    "as_text",
    "at_field",
    "fix",
    "holds_secret",
    "masked",
    "message",
    "ordered",
    "severity",
]
