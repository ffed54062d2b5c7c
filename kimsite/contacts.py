"""Where a text holds somebody's telephone number or e-mail address, and on which sites people have pages.

Foundations only: reading and editing both ask.
"""

import re
from collections.abc import Iterable, Iterator

from kimsite.model.content import Group
from kimsite.pattern import pattern

# A mobile number as people write it; in an address only behind wa.me/, and not between two ` (backquotes).
NUMBER = pattern(r"(?:(?<![\w./=?&+`-])|(?<=wa\.me/))(?:\+?62[ .-]?|0)8[1-9][0-9](?:[ .-]?[0-9]){6,9}(?![0-9`])")
MAIL = pattern(r"(?<![\w.+`-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}(?![\w`-])")

SOCIAL_SITES = {
    "facebook": "https://www.facebook.com/",
    "instagram": "https://www.instagram.com/",
    "youtube": "https://www.youtube.com/",
    "tiktok": "https://www.tiktok.com/@",
    "x": "https://x.com/",
    "twitter": "https://x.com/",
    "telegram": "https://t.me/",
    "threads": "https://www.threads.net/@",
}
SOCIAL_NAMES = {
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "twitter": "X",
    "whatsapp": "WhatsApp",
    "linkedin": "LinkedIn",
    "soundcloud": "SoundCloud",
}
"""Names that are not written like any other word: with one capital at the start."""


def numbers(text: str, known: Iterable[str] = ()) -> Iterator[re.Match[str]]:
    """Mobile telephone numbers, but for those that are `known` (digits with country code)."""
    if "8" in text:
        yield from (found for found in NUMBER.finditer(text) if digits(found.group()) not in set(known))


def mails(text: str, known: Iterable[str] = ()) -> Iterator[re.Match[str]]:
    """E-mail addresses, but for those that are `known`."""
    if "@" in text:
        yield from (found for found in MAIL.finditer(text) if found.group().lower() not in set(known))


def digits(number: str) -> str:
    """The number as WhatsApp wants it: digits alone, country code first."""
    plain = re.sub("[^0-9]", "", number)
    return f"62{plain[1:]}" if plain.startswith("0") else plain


def own_contacts(group: Group) -> tuple[str, ...]:
    """What a group has made public itself: its number and address, and those of its board."""
    known = (group.contact.wa, group.contact.email.lower(), *(officer.phone for officer in group.officers))
    return tuple(one for one in known if one)
