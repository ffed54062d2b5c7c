"""What may be done about each complaint of a file's head: the likeliest first."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.read.complaint import CURLY, quoted
from kimsite.read.keys import nearest, normal
from kimsite.times import MONTHS
from kimsite.urls import slugify
from kimsite.vocabulary import DOCUMENT_FIELDS, GROUP_FIELDS, NETWORK_FIELDS

Lines = list[str]
FENCE = "---"
LIKE_A_FENCE = pattern(r"\s*[-–—−‐‑=_*~]{1,20}\s*")
KEY = pattern(r"([^\W\d][\w -]{0,30}?)\s*[:=](?!\S*//)")
WITHIN = pattern(r"\s+\S|\s*- |\s*$")
"""Lines that go on with the key above them."""
GOES_ON = pattern(r"\s+\S|\s*- ")
BEGINS = ("|", ">", "[", "{", "&", "*", "!")
"""What a value begins with that may not end on its line, or is none."""
ENDS = (FENCE, "...")
SHORT = {"tgl": "tanggal", "tgl.": "tanggal", "jdl": "judul", "ket": "ringkasan", "kat": "kategori", "oleh": "penulis"}
"""How people shorten keys, or call them."""
FIELDS = (*DOCUMENT_FIELDS, *GROUP_FIELDS, *NETWORK_FIELDS)
KNOWN = frozenset(normal(name) for field in FIELDS for name in field.names)
AMERICAN = pattern(r"(0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])/(\d{4})")
"""Month first, and no doubt of it: there is no month above 12."""


def ways(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """The lines as they may have been meant."""
    if not 0 < problem.line <= len(lines) and problem.code not in WHOLE:
        return
    for way in WAYS.get(problem.code, ()):
        yield from (better for better in way(lines, problem) if better != lines)


def _rewritten(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With the line that reading proposes. It is shortened for people, and hides long numbers: then it says less than
    the line, and is not taken."""
    better = dict(problem.facts).get("better", "")
    line = lines[problem.line - 1]
    if better and _letters(better) == _letters(line):
        indent = line[: len(line) - len(line.lstrip())]
        yield _with(lines, problem.line, indent + better)


def _enclosed(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With quotation marks around the value that begins where reading stopped."""
    line, start = lines[problem.line - 1].rstrip(), problem.column - 1
    if line[:start].rstrip().endswith((":", "-")):
        yield _with(lines, problem.line, line[:start] + quoted(line[start:]))


def _closed(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """A list whose bracket was forgotten; of a title, the bracket is a part."""
    line = lines[problem.line - 1].rstrip()
    if normal(line.partition(":")[0]) in LISTS:
        yield _with(lines, problem.line, line + "]")


def _uncurled(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """Without curly quotation marks around the value, or around the key."""
    line = lines[problem.line - 1]
    key, colon, value = line.partition(":")
    bare = value.strip().strip(CURLY)
    if colon and value.strip()[:1] in CURLY and not re.search(r"[:#\[\]{}\"'@&*!|>%`]", bare):
        yield _with(lines, problem.line, f"{key}: {bare}")
    if colon and key.strip(CURLY + " ") != key.strip():
        yield _with(lines, problem.line, f"{key.strip(CURLY + ' ')}:{value}")


def _fenced(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With `---` where its fences are: something like them, or nothing."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    like = bool(LIKE_A_FENCE.fullmatch(lines[first]))
    start = first + 1 if like else first
    end = _end_of_keys(lines, start)
    if end > start:
        closed = end < len(lines) and LIKE_A_FENCE.fullmatch(lines[end])
        yield [*lines[:first], FENCE, *lines[start:end], FENCE, *lines[end + 1 if closed else end :]]


def _end_of_keys(lines: Lines, start: int) -> int:
    """Where the keys end that begin on a line; `start` itself where there are none that are known."""
    end = start
    for number in range(start, len(lines)):
        found = KEY.match(lines[number])
        if found and normal(found[1]) in KNOWN:
            end = number + 1
        elif number == start or not lines[number].strip() or not WITHIN.match(lines[number]):
            break
    return end


def _ended(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With the second fence."""
    after = int(dict(problem.facts)["after"])
    yield [*lines[:after], FENCE, *lines[after:]]


def _untabbed(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With two spaces for each tab in front of the head's lines."""
    yield _in_head(lines, lambda line: re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), line))


def _spaced(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With `key: value` for `key:value`, `key = value` and `key value`, where the key is known."""

    def told(line: str) -> str:
        found = re.match(r"([^\W\d][\w -]{0,30}?)\s*(?::(?=[^\s/])|=)\s*(.*)", line)
        return f"{found[1]}: {found[2]}" if found and normal(found[1]) in KNOWN else line

    yield _in_head(lines, told)
    word, _, rest = lines[problem.line - 1].partition(" ") if problem.line else ("", "", "")
    if normal(word) in KNOWN and rest.strip():
        yield _with(lines, problem.line, f"{word}: {rest.strip()}")


def _renamed(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With the key that was meant."""
    facts = dict(problem.facts)
    better = facts.get("better") or SHORT.get(facts["key"].lower(), "")
    line = lines[problem.line - 1]
    if better and not _has(lines, better):
        yield _with(lines, problem.line, line.replace(facts["key"], better, 1))


def _once(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """Without a key that says the same a second time."""
    first = int(dict(problem.facts)["first"])
    if first != problem.line and _entry(lines, first) == _entry(lines, problem.line) != "":
        yield [*lines[: problem.line - 1], *lines[problem.line :]]


def _entry(lines: Lines, number: int) -> str:
    """What a line says of its key; "" when it says nothing, or goes on in the next one."""
    value = lines[number - 1].partition(":")[2].strip()
    goes_on = number < len(lines) and GOES_ON.match(lines[number])
    return "" if goes_on or value[:1] in BEGINS else value


def _dated(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With a month as it is spelt, or a day and a month that cannot be the other way round."""
    value = dict(problem.facts).get("value", "")
    american = AMERICAN.search(value)
    if american:
        month, day, year = american.groups()
        iso = f"{year}-{int(month):02d}-{int(day):02d}"
        yield _replaced(lines, problem, value, value.replace(american[0], iso))
    for word in re.findall(r"[^\W\d_]{4,}", value):
        month = nearest(word.lower(), MONTHS)
        if month and month != word.lower():
            yield _replaced(lines, problem, value, value.replace(word, month.capitalize()))


def _chosen(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """With the choice, or the short name, that was meant; not with an example of one."""
    facts = dict(problem.facts)
    if facts.get("better") and (problem.code != "K149" or facts["better"] == slugify(facts["value"])):
        yield _replaced(lines, problem, facts["value"], facts["better"])


def _seen(lines: Lines, problem: Diagnostic) -> Iterator[Lines]:
    """Without a character that cannot be shown."""
    number = dict(problem.facts).get("name", "").removeprefix("U+")
    if number:
        yield [line.replace(chr(int(number, 16)), "") for line in lines]


def _with(lines: Lines, number: int, line: str) -> Lines:
    return [*lines[: number - 1], line, *lines[number:]]


def _replaced(lines: Lines, problem: Diagnostic, old: str, new: str) -> Lines:
    return _with(lines, problem.line, lines[problem.line - 1].replace(old, new, 1))


def _in_head(lines: Lines, change: Callable[[str], str]) -> Lines:
    """The lines with those between the fences changed, as reading finds them; of a file without fences, all."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    start = first + 1 if lines[first].rstrip() == FENCE else 0
    end = next((n for n in range(start, len(lines)) if start and lines[n].rstrip() in ENDS), len(lines))
    return [change(line) if start <= number < end else line for number, line in enumerate(lines)]


def _letters(text: str) -> str:
    """What a line says, whatever stands around it."""
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


def _has(lines: Iterable[str], key: str) -> bool:
    return any(normal(line.partition(":")[0]) == key for line in lines)


LISTS = frozenset(
    (
        *("tag", "tags", "penulis", "authors", "author", "adinda"),
        *("baca_juga", "read_also", "alamat_lama", "aliases", "misi", "mission", "mitra", "partners"),
    )
)
WHOLE = frozenset({"K122"})
"""What may be said of a file as a whole."""
WAYS: dict[str, tuple[Callable[[Lines, Diagnostic], Iterator[Lines]], ...]] = {
    "K103": (_dated,),
    "K105": (_fenced,),
    "K106": (_ended,),
    "K108": (_fenced,),
    "K109": (_untabbed,),
    "K110": (_enclosed, _rewritten),
    "K111": (_rewritten,),
    "K112": (_enclosed, _rewritten),
    "K113": (_enclosed, _rewritten),
    "K114": (_enclosed, _rewritten),
    "K117": (_once,),
    "K118": (_uncurled, _rewritten),
    "K120": (_spaced,),
    "K122": (_seen,),
    "K126": (_spaced,),
    "K127": (_spaced,),
    "K128": (_closed, _rewritten),
    "K129": (_rewritten,),
    "K130": (_uncurled, _renamed),
    "K131": (_renamed,),
    "K137": (_dated,),
    "K145": (_chosen,),
    "K149": (_chosen,),
}
