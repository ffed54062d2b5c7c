"""The keys of outputs: two with the same key are the same bytes."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from kimsite.digest import digest_value
from kimsite.engine.spelling import Spelling
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.weight import Budgets

REMEMBERED = 8
"""Themes in a language, of which a network has few."""


def output_keys(theme: Theme, catalogue: Catalogue, budgets: Budgets) -> Callable[[str, str, object], str]:
    """Gives an output's key: all it can see. `<its maker, path and view>-<the template's closure, words, budgets>`.

    Instead of the view there may be a text that stands for all that the view is made of. The second half is missing
    where no template is used. What makes outputs (kimsite's own code and libraries) is in the ledger's salt.
    """
    looks = _looks(theme, catalogue, budgets)
    spelling = Spelling()

    def key(maker: str, path: str, seen: object) -> str:
        return f"{spelling.digest(maker, path, seen)}-{looks.get(maker, '')}"

    return key


@lru_cache(maxsize=REMEMBERED)
def _looks(theme: Theme, catalogue: Catalogue, budgets: Budgets) -> Mapping[str, str]:
    """What templates, words and budgets add to a key, by maker."""
    words = digest_value(catalogue, budgets)
    return MappingProxyType({f"template:{t.name}": digest_value(t.closure, words)[:16] for t in theme.templates})
