"""What became of a move, for people: counted from the export and what the group holds now, so that it is the same when
nothing has changed."""

from collections import Counter

from kimsite.importers.carry import Move
from kimsite.importers.export import Export
from kimsite.importers.fetch import Brought
from kimsite.model.value import frozen


@frozen
class Account:
    """One move. `types` and `left` count by name; `missing` are the files that could not be had."""

    system: str
    site: str
    types: tuple[tuple[str, int], ...]
    drafts: tuple[str, ...]
    undated: tuple[str, ...]
    written: int
    kept: int
    there: int
    brought: int
    missing: tuple[Brought, ...]
    lost: tuple[str, ...]
    left: tuple[tuple[str, int], ...]
    unknown: tuple[tuple[str, int], ...]
    remaining: tuple[str, ...]
    bare: tuple[str, ...]
    fault: int


def account_for(export: Export, move: Move, brought: tuple[Brought, ...]) -> Account:
    """The account of a move whose files were written and whose media were looked for."""
    states = Counter(one.state for one in brought)
    written = sum(1 for file in move.files if file.text)
    return Account(
        export.system,
        export.site,
        tuple(sorted(Counter(file.type for file in move.files).items())),
        tuple(file.path for file in move.files if file.draft),
        tuple(file.path for file in move.files if file.undated),
        written,
        len(move.files) - written,
        states["there"],
        states["copied"] + states["fetched"],
        tuple(one for one in brought if one.state == "missing"),
        move.lost,
        export.left,
        move.unknown,
        move.remaining,
        move.bare,
        export.fault,
    )
