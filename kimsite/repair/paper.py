"""A file as the lines that people see, and these lines as a file again: what nobody repaired stays as it was written.

So a file keeps its byte order mark and the ends of its lines, mixed ones too, and a file whose letters can only be
guessed is left alone.
"""

import re
from collections import Counter

from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read.text import encoding_of

MARK = "\ufeff"
END = pattern(r"(\r\n|\n|\r)")
UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@frozen
class Paper:
    """The lines of a file, what ends each of them (the last: ""), its byte order mark, if it has one that stays, and
    whether it has to be written anew because it is not in UTF-8."""

    lines: tuple[str, ...]
    ends: tuple[str, ...]
    mark: str
    foreign: bool


def paper_of(data: bytes) -> Paper | None:
    """A file's lines; None for what is no text, or in no encoding that is certain.

    What is neither UTF-8 nor UTF-16 is taken for Windows-1252 only if each of its bytes is a letter there, and none of
    its letters is UTF-8's: such a file is UTF-8 with a broken letter in it, and all others would be lost.
    """
    encoding = encoding_of(data)
    if encoding is None or (encoding == "windows-1252" and UTF8_LETTER.search(data)):
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if "\0" in text:
        return None
    foreign, marked = encoding != "utf-8", text.startswith(MARK)
    pieces = END.split(text.removeprefix(MARK))
    return Paper(tuple(pieces[::2]), (*pieces[1::2], ""), MARK if marked and not foreign else "", foreign)


def bytes_of(paper: Paper, lines: list[str]) -> bytes:
    """A file with these lines in place of its own."""
    ends = paper.ends if len(lines) == len(paper.lines) else _ends(paper, lines)
    return (paper.mark + "".join(line + end for line, end in zip(lines, ends, strict=True))).encode()


def _ends(paper: Paper, lines: list[str]) -> tuple[str, ...]:
    """The ends of more lines, or fewer: those before and after what changed keep theirs, others have the usual one."""
    least = min(len(lines), len(paper.lines))
    before = _alike(paper.lines[:least], lines[:least])
    after = _alike(paper.lines[::-1][: least - before], lines[::-1][: least - before])
    usual = Counter(paper.ends[:-1]).most_common(1)[0][0] if paper.ends[:-1] else "\n"
    kept = paper.ends[len(paper.ends) - after :]
    ends = (*paper.ends[:before], *[usual] * (len(lines) - before - after), *kept)
    return (*(end or usual for end in ends[:-1]), "")


def _alike(these: "tuple[str, ...] | list[str]", those: "tuple[str, ...] | list[str]") -> int:
    """How many lines are the same from the first on."""
    return next((n for n, (one, other) in enumerate(zip(these, those, strict=True)) if one != other), len(these))
