"""Titles: long enough to say something, short enough for a phone, and quiet."""

import re
from collections.abc import Iterator

from kimsite.editorial.manuscript import Manuscript
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern

SHORTEST, LONGEST = 15, 90
TELLING = ("berita", "pengumuman", "cekfakta")
"""Types whose titles tell what happened; a product or a place has a name."""
SHOUTED_LETTERS = 10
BAIT = pattern(
    r"\b(?:viral|heboh|gempar|wow|merinding|melongo|mencengangkan|wajib (?:baca|tonton)|jangan kaget"
    r"|tak disangka|bikin (?:syok|nangis|geger|kaget))\b",
    re.IGNORECASE,
)


def hints(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """K601 too short, K602 too long, K603 shouting, K604 bait; the first that fits."""
    title, type_ = manuscript.document.title, manuscript.document.type
    keys = ("judul", "title")
    bait = BAIT.search(title)
    if _shouts(title):
        yield manuscript.at_key("K603", *keys, says=title, better=_quiet(title))
    elif bait and type_ != "cekfakta":  # a fact check names what goes round
        yield manuscript.at_key("K604", *keys, says=bait[0], word=bait[0])
    elif type_ in TELLING and len(title) < SHORTEST:
        yield manuscript.at_key("K601", *keys, says=title, length=str(len(title)))
    elif type_ in TELLING and len(title) > LONGEST:
        yield manuscript.at_key("K602", *keys, says=title, length=str(len(title)))


def _shouts(title: str) -> bool:
    """Several words in capitals alone, or two and more exclamation marks."""
    letters = [character for character in title if character.isalpha()]
    loud = len(letters) >= SHOUTED_LETTERS and " " in title and all(letter.isupper() for letter in letters)
    return loud or "!!" in title


def _quiet(title: str) -> str:
    calm = re.sub(r"\s*!{2,}", "", title)
    return calm if any(character.islower() for character in calm) else calm.capitalize()
