"""Which documents a reader of one may want next."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice

from kimsite.model.content import Document
from kimsite.model.site import Item
from kimsite.urls import slugify

OFFERED = 4
TAG, CATEGORY, PARENT, WORD = 4, 2, 1, 1
KNOWN_BY_TERM = 50
"""Of a tag or category the newest documents are looked at, whatever number it has: time stays proportional."""
RARE, RARE_SHARE = 12, 10
"""A word is telling when at most so many documents, and at most a tenth of all, have it."""
LEAST = 2
"""One word in common is chance."""
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
    rare = min(RARE, max(2, len(posts) // RARE_SHARE))
    by_word = {word: members for word, members in _index(words).items() if len(members) <= rare}
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
        ranked = sorted((-points, other) for other, points in score.items() if points >= LEAST)
        offered = (posts[other].path for _, other in ranked if posts[other].path not in known)
        related[item.path] = tuple(islice(offered, OFFERED))
    return related


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
