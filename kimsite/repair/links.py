"""Links to files that get another name: in a text, in the fields of its head that name files, in a profile.

Only what leads to a file of the group is changed: neither addresses elsewhere nor words that look like a name.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import quote, unquote

from kimsite.pattern import pattern
from kimsite.read.keys import normal
from kimsite.repair.names import plain
from kimsite.vocabulary import DOCUMENT_FIELDS, GALLERY_PHOTOS, GROUP_FIELDS, NETWORK_FIELDS, Field

Names = Mapping[str, str]
"""What files are called (see `names.plain`) → what they will be called."""
KINDS = frozenset({"image", "images", "file", "path", "links"})
INLINE = pattern(r"(\]\([ \t]*+)((?:[^()\n\r]++|\([^()\n\r]*+\))++)(?=\))")
DEFINED = pattern(r"^( {0,3}\[[^\]\n\r]+\]:[ \t]*)([^\s][^\n\r]*)", re.MULTILINE)
ATTRIBUTE = pattern(r"(<[^<>]*?\b(?:src|href)\s*=\s*[\"'])([^\"'<>\n\r]+)", re.IGNORECASE)
ELSEWHERE = pattern(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
ENTRY = pattern(r"((?:\s*- +|\s+)*)(?:([^\s:#'\"\[{-][^:]*?)[ \t]*:(?=\s|$)[ \t]*)?(.*)", re.DOTALL)
PART = pattern(r"([^\s,:{\[][^,:{\[]*):\s*(\"[^\"]*\"|'[^']*'|[^,\]}\"']+)")
TOKEN = pattern(r"\"[^\"]*\"|'[^']*'|[^,\[\]{}\"']+")
COMMENT = pattern(r"(?<!\s)\s++(?:#.*|$)|$", re.DOTALL)
LINE = pattern(r"(\r\n|\n|\r)")
FENCES = ("---", "...")


def relinked(text: str, names: Names, profile: bool = False) -> str:
    """A text with the new names of files in its head and its links; a `profile` is a head from end to end."""
    if not names:
        return text
    pieces = LINE.split(text)
    end = len(pieces[::2]) if profile else _end_of_head(pieces[::2])
    pieces[: 2 * end : 2] = _head(pieces[: 2 * end : 2], names)
    text = "".join(pieces)
    for link in (INLINE, DEFINED, ATTRIBUTE):
        text = link.sub(lambda found: found[1] + _destination(found[2], names), text)
    return text


def _destination(written: str, names: Names) -> str:
    """Where a link leads, in angle brackets or not, and with a title behind it or not."""
    if written.startswith("<"):
        address, bracket, rest = written[1:].partition(">")
        return f"<{_address(address, names)}{bracket}{rest}"
    address = written.rstrip()
    if (new := _address(address, names)) == address and address[-1:] in ("'", '"'):
        before = address[: address.rfind(address[-1], 0, -1)] if address.count(address[-1]) > 1 else ""
        if before[-1:].isspace():
            address, new = before.rstrip(), _address(before.rstrip(), names)
    return new + written[len(address) :]


def _address(written: str, names: Names) -> str:
    """An address with its file's new name; the fragment behind it stays."""
    if ELSEWHERE.match(written):
        return written
    for address in dict.fromkeys((written, written.partition("#")[0])):
        at = max(address.rfind("/"), address.rfind("\\")) + 1
        name = address[at:]
        new = names.get(plain(unquote(unescape(name))))
        if new:
            return address[:at] + _spelt(new, name) + written[len(address) :]
    return written


def _spelt(new: str, old: str) -> str:
    """A new name as a link can hold it, in the manner of the old one."""
    new = quote(new) if unquote(old) != old else new
    return escape(new, quote=False) if unescape(old) != old else new


def _end_of_head(lines: list[str]) -> int:
    """How many lines the head of a text has, with its fences; 0 without one."""
    first = next((number for number, line in enumerate(lines) if line.strip("\ufeff \t")), len(lines))
    if first == len(lines) or lines[first].strip("\ufeff \t") != FENCES[0]:
        return 0
    return next((number + 1 for number in range(first + 1, len(lines)) if lines[number].rstrip() in FENCES), 0)


def _head(lines: list[str], names: Names) -> list[str]:
    """The lines of a head, those changed that belong to a key that names files."""
    found: list[str] = []
    above: list[tuple[int, str]] = []  # the keys that a line lies below, each with its indent
    for line in lines:
        entry = ENTRY.fullmatch(line)
        if not entry or not line.strip():
            found.append(line)
            continue
        lead, key, value = entry.groups()
        indent = len(lead) if key else len(line) - len(line.lstrip())
        while above and (above[-1][0] > indent or (key and above[-1][0] == indent)):
            above.pop()
        above += [(indent, normal(key))] if key else []
        names_files = bool(above) and above[-1][1] in PATHS
        found.append(line[: entry.start(3)] + _value(value, names, names_files))
    return found


def _value(value: str, names: Names, names_files: bool) -> str:
    """A value, or a list of them, with the new names where it names files."""
    if value[:1] in ("[", "{"):
        value = PART.sub(lambda found: _part(found, names), value)
        return TOKEN.sub(lambda found: _token(found[0], names), value) if names_files else value
    if not names_files:
        return value
    comment = COMMENT.search(value) if value[:1] not in ("'", '"') else None
    bare, rest = (value[: comment.start()], value[comment.start() :]) if comment else (value, "")
    new = _token(bare, names)
    return (new if new != bare else TOKEN.sub(lambda found: _token(found[0], names), bare)) + rest


def _part(found: "re.Match[str]", names: Names) -> str:
    """A key within braces, and what it says."""
    start = found.start(2) - found.start()
    return found[0][:start] + _token(found[2], names) if normal(found[1].strip()) in PATHS else found[0]


def _token(written: str, names: Names) -> str:
    """One value, in quotes or not."""
    bare = written.strip().strip("\"'")
    return written.replace(bare, _address(bare, names), 1) if bare else written


def _paths(fields: tuple[Field, ...]) -> frozenset[str]:
    """The keys that name files. Old addresses are none: they are as they were."""
    named = {normal(n) for f in fields if f.kind in KINDS and f.attribute != "aliases" for n in f.names}
    return frozenset(named).union(*(_paths(field.parts) for field in fields if field.parts))


PATHS = _paths((*DOCUMENT_FIELDS, GALLERY_PHOTOS, *GROUP_FIELDS, *NETWORK_FIELDS))
