"""What can only be seen with all of a group's texts on the table: the same title twice, photos that nobody shows, a
profile that says little, a decree that runs out."""

import posixpath
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from html import escape
from urllib.parse import quote

from kimsite.diagnostics import at_field
from kimsite.editorial.manuscript import Manuscript
from kimsite.model.content import Decree, Group
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.vocabulary import PICTURE_ENDINGS

SOON = timedelta(days=90)
"""How long before its end a decree is spoken of: a new one takes its time."""
WORD = pattern(r"([^/()<>\"'\s\[\]{},:]++)(/?)")
"""What may be a file's name, or with a slash behind it a folder's; as a whole, so that no long run is read twice."""
PROFILE = {
    "contact": "kontak",
    "region": "kode_wilayah",
    "officers": "pengurus",
    "decrees": "sk",
    "address": "alamat",
    "vision": "visi",
    "logo": "logo",
}
"""What readers and coaches look for in a profile: the field, and its key."""


def same_titles(manuscripts: Iterable[Manuscript]) -> Iterator[Diagnostic]:
    """K661 at each text with the title and type of an earlier one."""
    seen: dict[tuple[str, str], str] = {}
    for manuscript in sorted(manuscripts, key=lambda manuscript: manuscript.document.path):
        document = manuscript.document
        first = seen.setdefault((document.type, " ".join(document.title.casefold().split())), document.path)
        if first != document.path:
            yield manuscript.at_key("K661", "judul", "title", says=document.title, other=first)


def unseen_pictures(group: Group, paths: Iterable[str], texts: Iterable[str]) -> Iterator[Diagnostic]:
    """K660 for each picture that no text of the group names. `paths` are its files, `texts` what they hold.

    Folders that a text names, or that bear a text's name, may be galleries: what lies in them is shown.
    """
    paths = tuple(paths)
    written = _plain("\n".join(texts))
    words = WORD.findall(written)
    named, folders = {_picture(word) for word, _ in words}, {word for word, slash in words if slash}
    stems = {_plain(posixpath.splitext(path)[0]) for path in paths if path.endswith((".md", ".markdown"))}
    for path in paths:
        folder, _, last = path.rpartition("/")
        folder, name = _plain(folder), _plain(last)
        gallery = folder in stems or folder.endswith("/galeri") or folder.rpartition("/")[2] in folders
        composed = unicodedata.normalize("NFC", last)
        ways = {name, _plain(escape(composed, quote=False)), _plain(quote(last)), _plain(quote(composed))}
        seen = gallery or named & ways or (not WORD.fullmatch(name) and any(way in written for way in ways))
        if name.endswith(PICTURE_ENDINGS) and not seen:
            yield Diagnostic("K660", path)


def _picture(word: str) -> str:
    """The name of a picture that a word is, or begins with."""
    return word[: max(word.rfind(ending) + len(ending) if ending in word else 0 for ending in PICTURE_ENDINGS)]


def _plain(text: str) -> str:
    """A text as files are sought by it: composed, without difference of case."""
    return unicodedata.normalize("NFC", text).casefold()


def profile_gaps(group: Group) -> Iterator[Diagnostic]:
    """K664: what the group's profile does not say yet, all in one."""
    empty = [key for field, key in PROFILE.items() if not _is_said(getattr(group, field))]
    if empty:
        yield Diagnostic("K664", group.path, facts=(("keys", ", ".join(f"{key}:" for key in empty)),))


def decrees(group: Group, today: date) -> Iterator[Diagnostic]:
    """K662 when the last decree has run out, K663 when it soon does. `today` is the day where the group lives."""
    last = max((decree for decree in group.decrees if decree.valid_until), key=_end, default=None)
    if last is None or last.valid_until is None or any(decree.valid_until is None for decree in group.decrees):
        return
    code = "K662" if last.valid_until < today else "K663" if last.valid_until < today + SOON else ""
    if code:
        facts = (("number", last.number), ("date", last.valid_until.isoformat()))
        yield at_field(code, group.path, group.places, "decrees", facts, last.number)


def _end(decree: Decree) -> date:
    return decree.valid_until or date.max


def _is_said(value: object) -> bool:
    return bool(value) and value != type(value)()
