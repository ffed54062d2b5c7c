"""The files that the search of a network reads: words with the documents they stand in, and what those are called."""

import json
from collections import defaultdict

from kimsite.model.index import TableView, WordsView
from kimsite.postings import BASE, GAPS, vocabulary

MOST = 6_000
"""Signs that one word may cost: of one that stands nearly everywhere, only some documents are told, new ones first."""
END = "!"
"""Behind all years of a word."""


def words_file(view: WordsView) -> bytes:
    """A script that hands over all words that begin alike. A word's years come newest first: a sign for the year, and
    for each group the gap to the one before and what the group itself wrote."""
    found: defaultdict[str, defaultdict[str, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for block in view.lines.split("\f")[:-1]:
        number, *lines = block.split("\n")
        for line in lines:
            word, *years = line.split(" ")
            for year in years:
                found[word][year[0]].append((int(number), year[1:]))
    spelled, common, signs = sorted(found), [], []
    for word in spelled:
        said, cut = _word(found[word])
        signs.append(said)
        if cut:
            common.append(word)
    return _call("kimsiteKata", (view.prefix, vocabulary(spelled), END.join(signs), " ".join(common)))


def _word(years: dict[str, list[tuple[int, str]]]) -> tuple[str, bool]:
    """What stands for a word, and whether some of it was left out."""
    said: list[str] = []
    room = MOST
    for year in sorted(years, reverse=True):
        groups = years[year]
        kept: list[tuple[int, str]] = []
        for group in groups:
            room -= len(group[1]) + 1
            if room >= 0 or (not kept and not said):
                kept.append(group)
        if kept:
            said.append(year + _groups(kept))
    return "".join(said), room < 0


def _groups(groups: list[tuple[int, str]]) -> str:
    """Rising numbers of groups as gaps, the last one with a sign of its own, each before what its group wrote."""
    signs, before = [], -1
    for place, (number, said) in enumerate(groups):
        gap = GAPS[number - before]
        signs.append((gap if place < len(groups) - 1 else gap[:-1] + chr(ord(gap[-1]) - BASE)) + said)
        before = number
    return "".join(signs)


def table_file(view: TableView) -> bytes:
    """A script that hands over what documents are called."""
    rows = "\n".join("\t".join(" ".join(field.split()) for field in row.split("\t")).rstrip("\t") for row in view.rows)
    return _call("kimsiteDaftar", (view.group, view.part, view.folder, view.name, rows))


def _call(name: str, values: tuple[object, ...]) -> bytes:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return f"{name}({text[1:-1]})\n".replace("\u2028", " ").replace("\u2029", " ").encode()
