"""What themes and groups say of themselves, as it was read: one changed body needs no YAML, and no template parsed.

    .kimsite/<output>/<slug>.profile        a group, under the digest of its own file
    .kimsite/<output>/+theme-<digest>.look  a theme, by its name, under the key that covers all files of themes

Only what had no fault is kept, so that faults are told by whoever reads.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kimsite.codec import decode, encode
from kimsite.digest import digest_bytes, digest_value
from kimsite.engine import store
from kimsite.engine.ledger import PROFILE, place_of
from kimsite.engine.write import Unwritable
from kimsite.model.content import Group
from kimsite.model.report import Diagnostic
from kimsite.model.source import GroupFiles
from kimsite.model.theme import Theme

THEMES = 8
"""Themes that a process keeps at hand: every group of a network asks for one, and few networks have more."""
T = TypeVar("T")
Read = tuple[T | None, tuple[Diagnostic, ...]]
Reader = Callable[[], Read[T]]


def known_group(
    folder: Path, salt: str, clean: bool, files: GroupFiles, data: bytes, read: Reader[Group]
) -> Read[Group]:
    """The group whose own file holds `data`: as it was read before, or, and with `clean`, as `read` gives it."""
    key = digest_value(salt, data, files.slug, files.folder, files.profile)
    return _known(Group, place_of(folder, files.slug, PROFILE), key, clean, read)


def known_theme(folder: Path, salt: str, clean: bool, key: str, name: str, read: Reader[Theme]) -> Read[Theme]:
    """The theme `name`: as it was read before under `key`, or, and with `clean`, as `read` gives it.

    A name may be any text that somebody wrote, so the file is called after its digest. What this process had before
    under the same key is given again, as the same object.
    """
    place = folder / f"+theme-{digest_bytes(name.encode())[:12]}.look"
    sight = (place, digest_value(salt, key, name), clean)
    found = _at_hand.get(sight)
    if found is None:
        theme, problems = _known(Theme, *sight, read)
        if theme is None or problems:
            return theme, problems
        if len(_at_hand) >= THEMES:
            _at_hand.clear()
        found = _at_hand[sight] = theme
    return found, ()


_at_hand: dict[tuple[Path, str, bool], Theme] = {}


def _known(kind: type[T], place: Path, key: str, clean: bool, read: Reader[T]) -> Read[T]:
    found = None if clean else store.load(place)
    if found and found[0] == key:
        with suppress(ValueError):
            return decode(kind, found[2].decode()), ()
    value, problems = read()
    if value is not None and not problems:
        # Another process may keep the same just now: what is torn by that is not believed, and is read again.
        with suppress(Unwritable):
            store.save(place, key, (encode(value).encode(),))
    return value, problems
