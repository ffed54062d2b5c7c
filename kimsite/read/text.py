"""From the bytes of a file to its text, whatever programme it was written with."""

import codecs
import unicodedata

from kimsite.characters import sift
from kimsite.pattern import pattern

UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
MARKS_IN_A_ROW = 30  # UAX #15, Stream-Safe Text Format: no language needs more
PERHAPS_MARKS = pattern(rf"[^\x00-\u02ff]{{{MARKS_IN_A_ROW + 1},}}")


def strip(text: str, instead: str = "") -> tuple[str, str]:
    """The text without unusable characters, and the name of the first of them (`U+0007`, or "")."""
    text, first = sift(text, instead)
    return text, f"U+{ord(first):04X}" if first else ""


def encoding_of(data: bytes) -> str | None:
    """`utf-8`, `utf-16-le`, `utf-16-be`, `windows-1252` as the last guess, or None for what is no text."""
    name = UTF16.get(data[:2])
    if name is not None:
        return name if _decodes(data[2:], name) else None
    if b"\0" in data:
        return None
    return "utf-8" if _decodes(data, "utf-8") else "windows-1252"


def decode(data: bytes) -> str | None:
    """The text: composed (NFC), lines ended by `\\n`, no byte order marks; None for binary data.

    A text whose accents are heaped up beyond reason is left as it is, since
    composing it takes quadratic time.
    """
    name = encoding_of(data)
    if name is None:
        return None
    text = data.decode(name, "replace").replace("\ufeff", "")
    if "\0" in text:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() or _heaped(text) else unicodedata.normalize("NFC", text)


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _heaped(text: str) -> bool:
    """Whether more combining marks follow one another than any language needs."""
    for run in PERHAPS_MARKS.finditer(text):
        marks = 0
        for character in run.group():
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > MARKS_IN_A_ROW:
                return True
    return False
