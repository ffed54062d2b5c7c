"""Words that look Indonesian and mean nothing, so that the corpus belongs to nobody."""

from itertools import accumulate
from random import Random

ONSETS = ("b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "ng", "ny", "")
VOWELS = ("a", "a", "a", "i", "u", "e", "o", "ai")
CODAS = ("", "", "", "n", "ng", "r", "k", "s", "t", "h", "m", "l")
PREFIXES = ("", "", "", "me", "ber", "di", "pe", "ter", "ke", "se")
SUFFIXES = ("", "", "", "an", "kan", "i", "nya")
SMALL_WORDS = """
yang dan di itu ini untuk dari dengan pada ke oleh akan telah juga para atau sudah karena saat warga
"""
SMALL = tuple(SMALL_WORDS.split())
MANY = 1800


def _root(random: Random) -> str:
    """Two or three syllables; only the last closes."""
    syllables = [random.choice(ONSETS) + random.choice(VOWELS) for _ in range(random.choice((2, 2, 3)))]
    return "".join(syllables) + random.choice(CODAS)


def _vocabulary() -> tuple[str, ...]:
    random = Random("kimsite bench words")
    found = dict.fromkeys(SMALL)
    while len(found) < MANY:
        word = random.choice(PREFIXES) + _root(random) + random.choice(SUFFIXES)
        if 3 <= len(word) <= 14:
            found[word] = None
    return tuple(found)


WORDS = _vocabulary()
WEIGHTS = tuple(accumulate(1 / (rank + 8) for rank in range(MANY)))
"""Zipf's law: the small words come first and stand everywhere."""


def words(random: Random, least: int, most: int) -> list[str]:
    """From `least` to `most` words, the frequent ones often."""
    return random.choices(WORDS, cum_weights=WEIGHTS, k=random.randint(least, most))
