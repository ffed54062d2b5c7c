"""Numbers that must never be published: NIK and family-card numbers (UU 27/2022 on personal data)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kimsite.model.report import Diagnostic
from kimsite.read.keys import normal
from kimsite.read.nodes import Mapping, Scalar, is_empty, scalars
from kimsite.read.sheet import Sheet
from kimsite.vocabulary import IDENTITY_NUMBER_KEYS

DIGITS = 16
# So many digits, perhaps in groups; part of an address on the web they are something else.
NUMBER = re.compile(r"(?<![\w./=?&%#-])[0-9](?:[ .-]?[0-9]){15}(?![0-9/=&]|[.-][0-9])")
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)


def looks_like_nik(digits: str) -> bool:
    """Sixteen digits: region (province 11..96), birth date DDMMYY (women: day + 40), serial number."""
    if len(digits) != DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    province, day, month = int(digits[:2]), int(digits[6:8]) % 40, int(digits[8:10])
    return 11 <= province <= 96 and int(digits[6:8]) <= 71 and 1 <= day <= 31 and 1 <= month <= 12


def find(mapping: Mapping, sheet: Sheet) -> Iterator[Diagnostic]:
    """An error for each identity number below this table. The number itself is not repeated in it."""
    for key, text in scalars(mapping):
        named = key is not None and normal(key.text) in IDENTITY_NUMBER_KEYS and not is_empty(text)
        if named or _holds_nik(text):
            problem = sheet.point("K132", text.line, text.column, text.length)
            hidden = re.sub("[0-9]", "x", problem.source[text.column - 1 :])
            yield replace(problem, source=problem.source[: text.column - 1] + hidden)


def _holds_nik(text: Scalar) -> bool:
    if len(text.text) < DIGITS or not NUMBER.search(text.text):
        return False  # no address that is taken out brings a number together
    words = ADDRESS.sub(" ", text.text)
    return any(looks_like_nik(re.sub("[ .-]", "", found.group())) for found in NUMBER.finditer(words))
