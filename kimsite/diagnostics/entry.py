"""The form of one entry of the catalogue."""

from typing import NamedTuple


class Entry(NamedTuple):
    """A code's severity (error, warning, hint) and its sentence and remedy in both languages.

    A part between ‹ and › is left out when one of the facts in it is empty.
    """

    severity: str
    id: str
    id_fix: str
    en: str
    en_fix: str
