"""Which documents a reader of one may want next."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from kimsite.model.content import Document
from kimsite.model.site import Item
from kimsite.urls import slugify

OFFERED = 4
TAG, CATEGORY, PARENT, WORD = 4, 2, 1, 1
KNOWN_BY_TERM = 50
"""Of a tag or category the newest documents are looked at, whatever number it has: time stays proportional."""
RARE = 12
"""A word is telling when at most so many documents have it."""
LONG_WORD = re.compile(r"\w{5,}")

STANDING_ALONE = frozenset({"halaman"})


def relate(items: tuple[Item, ...]) -> dict[str, tuple[str, ...]]:
    """Items' paths → paths of up to four related ones, the most related first.

    `items` come newest first; of equally related ones the newer is offered.
    Tags in common count most, then the category, then rare words in title and summary.
    """
    posts = [item for item in items if item.document.type not in STANDING_ALONE]
    terms = [_terms(item.document) for item in posts]
    words = [_words(item) for item in posts]
    by_term = _index(terms)
    by_word = {word: members for word, members in _index(words).items() if len(members) <= RARE}
    related = {}
    for number, item in enumerate(posts):
        score: Counter[int] = Counter()
        for term, weight in terms[number].items():
            for other in by_term[term][:KNOWN_BY_TERM]:
                score[other] += min(weight, terms[other][term])
        for word in words[number]:
            for other in by_word.get(word, ()):
                score[other] += WORD
        known = {item.path, *item.read_also, *(path for _, path in item.translations)}
        offered = (other for other in sorted(score, key=_order(score)) if posts[other].path not in known)
        related[item.path] = tuple(posts[other].path for _, other in zip(range(OFFERED), offered, strict=False))
    return related


def _order(score: Counter[int]) -> Callable[[int], tuple[int, int]]:
    """The highest score first; numbers grow with age."""
    return lambda other: (-score[other], other)


def _terms(document: Document) -> dict[str, int]:
    """Tags and categories with what they weigh."""
    terms = {f"tag {slugify(tag) or tag}": TAG for tag in document.tags}
    steps = [slugify(step) or step for step in document.category]
    for end in range(1, len(steps) + 1):
        whole = CATEGORY - PARENT if end > 1 else CATEGORY
        terms["category " + "/".join(steps[:end])] = whole if end == len(steps) else PARENT
    return terms


def _words(item: Item) -> dict[str, int]:
    text = f"{item.document.title} {item.summary}".casefold()
    return dict.fromkeys(sorted(set(LONG_WORD.findall(text))), WORD)


def _index(terms: Iterable[dict[str, int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, members in enumerate(terms):
        for term in members:
            found[term].append(number)
    return found
