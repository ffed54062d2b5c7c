"""The files that search reads: which words stand in which documents, in little room.

One word costs so many bytes that not all of a large group's fit into what a phone should fetch unasked. A first file has
the most telling ones, a second one the rest, which is fetched only when asked for.
"""

import json
from collections import Counter
from functools import lru_cache
from html import unescape
from itertools import count
from math import sqrt

from kimsite.model.index import Indexed, IndexView
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.render.stem import STOP, stem, words

TELLING = 10
"""Compressed bytes for the telling words of a document."""
MOST = 50_000
"""Compressed bytes for all of them together."""
COMMON = 0.4
"""Who stands in so large a share of documents tells nothing."""
LABEL = 4
"""So many times a word counts that the document is filed under."""
TAG = pattern(r"<[^>]*>")
FIRST = 35
"""The first sign that counts: what stands below is quotes and spaces."""
BASE = 30


@frozen
class Chosen:
    """Words with the numbers of their documents: those of the first file, those of the second, and the common ones."""

    telling: tuple[tuple[str, tuple[int, ...]], ...]
    rest: tuple[tuple[str, tuple[int, ...]], ...]
    common: tuple[str, ...]


def search_file(view: IndexView) -> bytes:
    """A script that hands one file's words over."""
    chosen = choose(view.entries, view.whole)
    spelled = chosen.rest if view.rest else chosen.telling
    parts = (
        view.part,
        view.key,
        "\n".join(map(_row, view.entries)) if view.listed else "",
        vocabulary([word for word, _ in spelled]),
        "".join([postings(numbers) for _, numbers in spelled]),
        "" if view.rest else " ".join(chosen.common),
    )
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return f"kimsiteCari({text[1:-1]})\n".replace("\u2028", " ").replace("\u2029", " ").encode()


def _row(entry: Indexed) -> str:
    fields = (entry.path, entry.title, entry.note, entry.language)
    return "\t".join(" ".join(field.split()) for field in fields).rstrip("\t")


@lru_cache(maxsize=1)
def choose(entries: tuple[Indexed, ...], whole: bool) -> Chosen:
    """The words of documents that stand in no title, which the page has anyhow. Remembered for the second file."""
    found = _found(entries)
    often = len(entries) * COMMON if len(entries) > 20 else len(entries)
    room, telling, rest = MOST, [], []
    first = MOST - (MOST if whole else TELLING * len(entries))
    for _, word, cost in sorted(_judged(found, len(entries), often)):
        if cost <= room:
            room -= cost
            (telling if room >= first else rest).append((word, tuple(found[word][1])))
    common = sorted(word for word, (_, numbers) in found.items() if len(numbers) > often)
    return Chosen(tuple(sorted(telling)), tuple(sorted(rest)), tuple(common))


def _found(entries: tuple[Indexed, ...]) -> dict[str, tuple[list[int], list[int]]]:
    """By stem: how much it says in each document (as a list, to be summed up), and the documents' numbers."""
    stems: dict[str, str] = {}
    found: dict[str, tuple[list[int], list[int]]] = {}
    for number, entry in enumerate(entries):
        amounts: dict[str, int] = {}
        for word, times in _amounts(entry).items():
            root = stems.get(word) or stems.setdefault(word, stem(word))
            amounts[root] = amounts.get(root, 0) + times
        for word in words(entry.title):
            amounts.pop(stems.get(word) or stems.setdefault(word, stem(word)), None)
        for root, times in amounts.items():
            if root not in found:
                found[root] = ([], [])
            weights, numbers = found[root]
            weights.append(times.bit_length())
            numbers.append(number)
    return found


def _amounts(entry: Indexed) -> Counter[str]:
    """How many times each word stands there. Single letters, short numbers and the smallest words do not count."""
    text = TAG.sub(" ", entry.html)
    amounts = Counter(words(f"{unescape(text) if '&' in text else text} {entry.text}"))
    for word in words(entry.labels):
        amounts[word] += LABEL
    for word in [word for word in amounts if len(word) < 2 or word in STOP or (len(word) < 3 and word.isdigit())]:
        del amounts[word]
    return amounts


def _judged(
    found: dict[str, tuple[list[int], list[int]]], documents: int, often: float
) -> list[tuple[float, str, float]]:
    """For each word that is not common: the less, the more it tells for its room; itself; about how many bytes it takes.

    Only operations whose results are exact, so that every machine chooses alike.
    """
    judged = []
    for word, (weights, numbers) in found.items():
        times = len(numbers)
        if times <= often:
            cost = 2.5 + times * ((documents // times).bit_length() + 1) / 8
            weight = sum(weights) / (2 if word[0] <= "9" else 1)  # numbers are seldom looked for
            judged.append((-weight / (sqrt(times) * cost), word, cost))
    return judged


def vocabulary(spelled: list[str]) -> str:
    """Sorted words, each as a capital letter for how many letters it shares with the one before, and the others."""
    said, last = [], ""
    for word in spelled:
        shared = next(n for n in count() if n == 25 or word[n : n + 1] != last[n : n + 1] or not word[n : n + 1])
        said.append(chr(65 + shared) + word[shared:])
        last = word
    return "".join(said)


def postings(numbers: tuple[int, ...]) -> str:
    """Rising numbers as the gaps between them; one sign a gap below 30, signs before it for more, and the last gap of
    a word has signs of its own."""
    said, last = [], -1
    for number in numbers:
        gap, last = number - last - 1, number
        for high in (gap // BASE**2, gap // BASE):
            if high:
                said.append(chr(FIRST + 2 * BASE + high % BASE))
        said.append(chr(FIRST + BASE + gap % BASE))
    said[-1] = chr(ord(said[-1]) - BASE)
    return "".join(said)
