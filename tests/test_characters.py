"""What no page and no feed may hold goes out, and nothing else does."""

import unicodedata

from kimsite.characters import sift


def is_refused(code: int) -> bool:
    """As HTML's standard says it: a control but tab and line feed, a surrogate, a noncharacter."""
    control = unicodedata.category(chr(code)) == "Cc" and code not in (0x09, 0x0A)
    return control or 0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def test_every_character_there_is_stays_or_goes_by_the_standard():
    wrong = [hex(code) for code in range(0x110000) if (sift(chr(code))[0] == "") != is_refused(code)]
    assert wrong == []


def test_the_first_that_went_is_named_and_something_may_stand_instead():
    assert sift("Panen\x07 raya\x00", " ") == ("Panen  raya ", "\x07")
    assert sift("Panen\traya\n\xa0“2025”") == ("Panen\traya\n\xa0“2025”", "")
