"""How people spell keys, and what they meant."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from kimsite.vocabulary import Field

SECRET_WORDS = frozenset({"pass", "pwd", "pw", "pin"})
SECRET_PARTS = (
    *("token", "secret", "rahasia", "password", "passwd", "passphrase", "sandi"),
    *("apikey", "kunciapi", "accesskey", "kunciakses", "privatekey", "kuncipribadi"),
)
"""Words of a key, and parts of one, under which people write what nobody else may know: a target never has any."""


@lru_cache(maxsize=512)
def normal(key: str) -> str:
    """A key as the vocabulary writes it: lower case, `_` for spaces and hyphens, nothing invisible in it."""
    visible = key if key.isascii() else "".join(c for c in key if unicodedata.category(c) != "Cf")
    return "_".join(visible.lower().replace("-", " ").replace("_", " ").split())


def is_secret(key: str) -> bool:
    """Whether a key says that what stands behind it is a secret, in the words of whichever host: `api_key`,
    `NETLIFY_AUTH_TOKEN`, `secret_access_key`, `kata sandi`."""
    words = normal(key).split("_")
    return not SECRET_WORDS.isdisjoint(words) or any(part in "".join(words) for part in SECRET_PARTS)


def index(fields: Iterable[Field]) -> dict[str, Field]:
    """Every name of every field; where two fields share a name, the first has it."""
    found: dict[str, Field] = {}
    for field in fields:
        for name in field.names:
            found.setdefault(name, field)
    return found


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that comes closest, or ""."""
    return next(iter(get_close_matches(word[:60], sorted(set(known)), n=1, cutoff=0.7)), "")
