"""The files that search reads: which words stand in which documents, in little room.

One word costs so many bytes that not all of a large group's fit into what a phone should fetch unasked. A first file
has the most telling ones, a second one the rest, which is fetched only when asked for.
"""

import json
from collections import Counter, defaultdict
from functools import lru_cache
from html import unescape
from math import sqrt

from kimsite.model.index import Indexed, IndexView
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.postings import postings, vocabulary
from kimsite.stem import ROOTS, words

TELLING = 9
"""Compressed bytes for the telling words of a document."""
MOST = 50_000
"""Compressed bytes for all of them together."""
COMMON = 0.4
"""Who stands in so large a share of documents tells nothing."""
LABEL = 4
"""So many times a word counts that the document is filed under."""
TAG = pattern(r"<[^>]*>")
Postings = tuple[tuple[str, list[int]], ...]
"""Sorted words, each with the numbers of its documents."""


@frozen
class Chosen:
    """Words with the numbers of their documents: those of the first file, those of the second, and the common ones."""

    telling: Postings
    rest: Postings
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


class Found:
    """By stem: the numbers of the documents it stands in, and how much more it says in them than by standing there."""

    def __init__(self) -> None:
        self.numbers: defaultdict[str, list[int]] = defaultdict(list)
        self.weight: defaultdict[str, int] = defaultdict(int)

    def add(self, number: int, amounts: dict[str, int]) -> None:
        """A document's stems, and how many times each stands there."""
        numbers, weight = self.numbers, self.weight
        for root, times in amounts.items():
            numbers[root].append(number)
            if times > 1:
                weight[root] += times.bit_length() - 1


@lru_cache(maxsize=1)
def choose(entries: tuple[Indexed, ...], whole: bool) -> Chosen:
    """The words of documents that stand in no title, which the page has anyhow. Remembered for the second file."""
    found = Found()
    for number, entry in enumerate(entries):
        found.add(number, _amounts(entry))
    documents = len(entries)
    often = documents * COMMON if documents > 20 else documents
    first = MOST if whole else TELLING * documents
    used: float = 0
    telling: list[tuple[str, list[int]]] = []
    rest: list[tuple[str, list[int]]] = []
    for _, word, cost in _judged(found, documents, often):
        if used + cost <= MOST:
            used += cost
            (telling if used <= first else rest).append((word, found.numbers[word]))
    common = sorted(word for word, numbers in found.numbers.items() if len(numbers) > often)
    return Chosen(tuple(sorted(telling)), tuple(sorted(rest)), tuple(common))


def _amounts(entry: Indexed) -> dict[str, int]:
    """How many times each stem stands there."""
    text = TAG.sub(" ", entry.html)
    amounts = Counter(map(_root, words(f"{unescape(text) if '&' in text else text} {entry.text}")))
    for word in words(entry.labels):
        amounts[_root(word)] += LABEL
    for word in words(entry.title):
        amounts.pop(_root(word), None)
    amounts.pop("", None)
    return amounts


_root = ROOTS.__getitem__


def _judged(found: Found, documents: int, often: float) -> list[tuple[float, str, float]]:
    """For each word that is not common: a number, the less the more it tells for its room; the word; what it costs.

    Sorted. Only operations whose results are exact, so that every machine chooses alike.
    """
    costs = [0.0] + [2.5 + times * ((documents // times).bit_length() + 1) / 8 for times in range(1, documents + 1)]
    prices = [-sqrt(times) * cost for times, cost in enumerate(costs)]
    judged = []
    for word, numbers in found.numbers.items():
        times = len(numbers)
        if times <= often:
            weight = (times + found.weight.get(word, 0)) / (2 if word[0] <= "9" else 1)  # numbers are seldom sought
            judged.append((weight / prices[times], word, costs[times]))
    judged.sort()
    return judged
