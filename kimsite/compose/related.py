"""Which documents a reader of one may want next."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from kimsite.model.content import Document
from kimsite.model.site import Item
from kimsite.pattern import pattern
from kimsite.urls import slugify

OFFERED = 4
TAG, CATEGORY, PARENT, WORD = 4, 2, 1, 1
KNOWN_BY_TERM = 24
"""Of a tag or category the newest documents are looked at, whatever number it has: time stays proportional. Who has
four tags is so compared with up to a hundred others; twice as many took twice the time."""
RARE, RARE_SHARE = 12, 10
"""A word is telling when at most so many documents, and at most a tenth of all, have it."""
LEAST = 2
"""One word in common is chance."""
LONG_WORD = pattern(r"\w{5,}")

STANDING_ALONE = frozenset({"halaman"})


def relate(items: tuple[Item, ...]) -> dict[str, tuple[str, ...]]:
    """Items' paths → paths of up to four related ones, the most related first.

    `items` come newest first; of equally related ones the newer is offered.
    Tags in common count most, then the category, then rare words in title and summary.
    """
    posts = [item for item in items if item.document.type not in STANDING_ALONE]
    point = len(posts)
    terms = [_terms(item.document) for item in posts]
    words = [_words(item) for item in posts]
    by_term = _by_term(terms)
    rare = _rare(len(posts))
    by_word = {word: members for word, members in _index(words).items() if 1 < len(members) <= rare}
    related = {}
    for number, item in enumerate(posts):
        places: dict[int, int] = {}  # where a post stands in the list: a point goes before all that are only newer
        for term in terms[number].items():
            for points, others in by_term[term]:
                for other in others:
                    places[other] = places.get(other, other) - points * point
        for word in words[number] & by_word.keys():
            for other in by_word[word]:
                places[other] = places.get(other, other) - WORD * point
        known = {item.path, *item.read_also, *(path for _, path in item.translations)}
        ranked = (posts[place % point].path for place in sorted(places.values()) if place < (1 - LEAST) * point)
        related[item.path] = tuple(islice((path for path in ranked if path not in known), OFFERED))
    return related


def stays_related(items: Iterable[Item], before: Item, now: Item) -> bool:
    """Whether an item whose text alone was changed is related to the same ones as before. True only where that is sure:
    no word that came to its summary, or went, is telling among all `items`."""
    changed = _words(before) ^ _words(now)
    if not changed or before.document.type in STANDING_ALONE:
        return True
    posts = [item for item in items if item.document.type not in STANDING_ALONE]
    rare = _rare(len(posts))
    others = "".join(_said(item).replace("\n", " ") + "\n" for item in posts if item.path != before.path)
    return all(_members(word, others, rare) in (0, rare) for word in changed)


def _members(word: str, lines: str, most: int) -> int:
    """How many lines have a word, counted up to so many. Each line ends with a break."""
    found, place = 0, lines.find(word)
    while place >= 0 and found < most:
        end = place + len(word)
        if (place and _in_words(lines[place - 1])) or _in_words(lines[end]):
            place = lines.find(word, end)
        else:
            found, place = found + 1, lines.find(word, lines.index("\n", end))
    return found


def _in_words(sign: str) -> bool:
    return sign == "_" or sign.isalnum()


def _rare(posts: int) -> int:
    """By how many of so many posts a telling word is had at most."""
    return min(RARE, max(2, posts // RARE_SHARE))


def _by_term(terms: list[dict[str, int]]) -> dict[tuple[str, int], list[tuple[int, list[int]]]]:
    """A term and what it weighs in a post → how many points the newest posts that share it get for that."""
    found = {}
    for term, members in _index(terms).items():
        for weight in {terms[member][term] for member in members}:
            others = defaultdict(list)
            for other in members[:KNOWN_BY_TERM]:
                others[min(weight, terms[other][term])].append(other)
            found[term, weight] = list(others.items())
    return found


def _terms(document: Document) -> dict[str, int]:
    """Tags and categories with what they weigh."""
    terms = {f"tag {slugify(tag) or tag}": TAG for tag in document.tags}
    steps = [slugify(step) or step for step in document.category]
    for end in range(1, len(steps) + 1):
        whole = CATEGORY - PARENT if end > 1 else CATEGORY
        terms["category " + "/".join(steps[:end])] = whole if end == len(steps) else PARENT
    return terms


def _words(item: Item) -> set[str]:
    return set(LONG_WORD.findall(_said(item)))


def _said(item: Item) -> str:
    return f"{item.document.title} {item.summary}".casefold()


def _index(terms: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, members in enumerate(terms):
        for term in members:
            found[term].append(number)
    return found
