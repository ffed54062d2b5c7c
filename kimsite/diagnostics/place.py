"""Diagnostics about a field, at the place where it stands."""

import posixpath
import re
from collections.abc import Iterable

from kimsite.diagnostics.token import is_token
from kimsite.model.report import Diagnostic
from kimsite.model.source import Place
from kimsite.pattern import pattern

# The groups in which people write a NIK: 4-4-4-4, 6-6-4 and 2-2-2-6-4, with or without what parts them. Two dates in a
# row have sixteen digits, too, but in other groups.
SIXTEEN = (
    r"(?:[0-9]{4}(?:[ .-]?[0-9]{4}){3}|[0-9]{6}[ .-]?[0-9]{6}[ .-]?[0-9]{4}"
    r"|[0-9]{2}(?:[ .-][0-9]{2}){3}(?:[ .-]?[0-9]{2}){2}[ .-][0-9]{4})"
)
SECRET_NAMES = (
    r"(?:[a-z0-9]+[_-])*(?:token|secret|rahasia|passw(?:or)?d|passphrase|pwd|(?:kata[_ -]?)?sandi)(?:[_-][a-z0-9]+)*|"
    r"(?:[a-z0-9]+[_-])*(?:(?:api|auth|access|akses)[_ -]?(?:key|token)|private[_ -]?key)(?:[_ -]id)?|"
    r"kunci[_ -](?:api|akses|rahasia|pribadi)"
)
# What nobody may read in a message either: what stands behind such a key, what hosts give out as tokens, a password
# within an address (whatever signs it has), a token there in place of a name, or among what is asked for.
SECRET = pattern(
    rf"(?P<key>^\W*(?:{SECRET_NAMES})\W*[:=]\s*|[{{,]\s*(?:{SECRET_NAMES})\W*[:=]\s*)(?P<value>[^\s,}}].*)"
    r"|(?P<issued>\b(?:gh[opsur]_|github_pat_|gl(?:pat|dt|cbt|ptt|ft|rt|oas|soat|imt)-|nf[bcopu]_|cf(?:at|k|ut)_|xox[bp]-)"
    r"[A-Za-z0-9_-]{8,})"
    r"|(?P<before>://[^\s/:]*:)(?P<password>(?![0-9]{1,5}[/?#])\S{1,200})(?=@)"
    rf"|(?P<query>[?&](?:{SECRET_NAMES})=)[^\s&#]+"
    r"|(?<=://)[A-Za-z0-9_-]{30,}(?=@)|(?<=/build_hooks/)[A-Za-z0-9_-]+",
    re.IGNORECASE | re.MULTILINE,
)
# Who is named before a host of the web may be a token, however short: git takes one there.
USER = pattern(r"(?:(?<=http://)|(?<=https://))[^\s/:@?#]{1,200}(?=@)", re.IGNORECASE)
# A number as long as a NIK is never repeated in a message: logs of builds are public.
LONG_NUMBER = pattern(rf"(?<![0-9]){SIXTEEN}(?![0-9])")


def at_field(
    code: str,
    path: str,
    places: Iterable[Place],
    field: str,
    facts: Iterable[tuple[str, str]],
    says: str = "",
) -> Diagnostic:
    """A diagnostic about a field, or about that value in it which says `says`.

    It is about the file as a whole where the field is not written.
    """
    place = _place(places, field, says)
    if place is None:
        return Diagnostic(code, path, facts=tuple(facts))
    column, length = place.column, place.length
    found = place.source.find(says, column - 1, column - 1 + length) if says else -1
    if found >= 0:
        column, length = found + 1, len(says)
    return Diagnostic(code, path, place.line, column, length, masked(place.source), tuple(facts))


def masked(text: str) -> str:
    """The same with x for the digits of every number that could be somebody's NIK, for every secret, and for what could
    be one."""
    return USER.sub(lambda found: "x" * len(found[0]), _without_secrets(text))


def holds_secret(text: str) -> bool:
    """Whether something stands in it that nobody else may know: a number like a NIK, a password, a token."""
    return _without_secrets(text) != text or is_token(text)


def _without_secrets(text: str) -> str:
    return SECRET.sub(_hidden, LONG_NUMBER.sub(lambda found: re.sub("[0-9]", "x", found[0]), text))


def _hidden(found: re.Match[str]) -> str:
    """As many characters that say nothing, behind what may be read."""
    open_part = found["key"] or found["before"] or found["query"] or ""
    return open_part + "x" * (len(found[0]) - len(open_part))


def _place(places: Iterable[Place], field: str, says: str) -> Place | None:
    """The value that says so, or a file of that name in another folder; else the field itself."""
    inside = [place for place in places if place.field == field or place.field.startswith(f"{field}.")]
    if says:
        for name in (str, _file_name):
            for place in inside:
                if place.says and name(place.says) == name(says):
                    return place
    return inside[0] if inside else None


def _file_name(path: str) -> str:
    return posixpath.basename(path.replace("\\", "/"))
