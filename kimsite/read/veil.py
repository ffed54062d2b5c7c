"""What messages show of `publikasi:`: nothing but words that everybody knows.

Under that key people paste by mistake what nobody else may know: a token for the number of an account, the address of a
hook for the name of a site. Logs of builds are public, so what stands there is never repeated, whatever it looks like.
"""

import re
from collections.abc import Sequence

from kimsite.diagnostics.token import is_token
from kimsite.pattern import pattern
from kimsite.read.keys import is_secret, nearest, normal
from kimsite.vocabulary import GROUP_FIELDS, NETWORK_FIELDS, PUBLISH, TARGET_KINDS

PARTS = PUBLISH[0].parts
SECTION = PUBLISH[0].names
OWN = frozenset(name for field in (*GROUP_FIELDS, *NETWORK_FIELDS) for name in field.names)
SAID = ("ya", "tidak", "yes", "no", "true", "false", "benar", "salah", "on", "off")
KNOWN = frozenset(
    {"web", *SECTION, *SAID, *(kind for kind, _ in TARGET_KINDS), *(n for part in PARTS for n in part.names)}
)
"""Words that may be read: they are in the manual."""
LONGEST, LONGEST_KEY = 20, 16
OURS = frozenset({"known", "example", "first", "limit", "kind", "types", "after", "mark"})
"""Facts that kimsite says of itself."""
KEY = pattern(r"[A-Za-z][\w -]*")
WORD = pattern(r"[^\s:,{}\[\]\"'#]+")
ENTRY = pattern(r"(?P<indent>\s*)[\"']?(?P<key>[^\s:\"'#?{\[,][^:\"'#{\[]{0,40}?)[\"']?\s*:(?:\s|$)")
WITHIN = pattern(rf"[{{,?]\s*[\"']?(?:{'|'.join(SECTION)})[\"']?\s*(?::|$)", re.IGNORECASE)


def veiled_lines(lines: Sequence[str]) -> tuple[int, ...]:
    """The numbers (from 1) of the lines that belong to `publikasi:` in a YAML file, also in one that is broken.

    It ends at the next key that such a file has of its own, no deeper than where it began; where lines that belong to
    it stand too far to the left, not at one that targets have as well.
    """
    found: list[int] = []
    start, astray = -1, False
    for number, line in enumerate(lines, 1):
        entry = ENTRY.match(line)
        key, indent = (normal(entry["key"]), len(entry["indent"])) if entry else ("", 0)
        if entry and (start < 0 or indent <= start):
            own = key in OWN and not (astray and key in KNOWN)
            if key in SECTION or (key[:1] == "p" and not own and nearest(key, SECTION)):
                start, astray = indent, False
            elif own or (key not in KNOWN and nearest(key, OWN)):
                start = -1
            astray = start >= 0 and key not in SECTION
        if start < 0 and WITHIN.search(line):
            start = 0
        if start >= 0:
            found.append(number)
    return tuple(found)


def veiled_line(line: str) -> str:
    """A line with as many x for each word that may not be read."""
    return WORD.sub(lambda found: _shown(found, line), line)


def veiled_fact(name: str, value: str) -> str:
    """What a message says of such a line; "…" for what may not be read."""
    if name in OURS:
        return value
    if name == "key" or name == "name":
        return value if _is_key(value) else "…"
    if WORD.fullmatch(value):
        return value if _is_known(value) else "…"
    return veiled_line(value) if name == "better" else "…"


def _shown(found: "re.Match[str]", line: str) -> str:
    word = found[0]
    key = _ends_a_key(line, found.end()) and _is_key(word)
    return word if key or _is_known(word) else "x" * len(word)


def _ends_a_key(line: str, end: int) -> bool:
    """Whether a colon, and nothing on its heels, makes a key of what ends there."""
    rest = line[end:].lstrip("\"'")
    return rest == ":" or rest.startswith((": ", ":\t"))


def _is_key(text: str) -> bool:
    """Whether this may be read as a key: one of the manual, or somebody's own that is too short for a token."""
    short = len(text) <= LONGEST_KEY and bool(KEY.fullmatch(text)) and not is_token(text)
    return short or _is_known(text)


def _is_known(word: str) -> bool:
    if len(word) > LONGEST or is_secret(word):
        return False
    plain = normal(word)
    return plain in KNOWN or bool(nearest(plain, KNOWN))
