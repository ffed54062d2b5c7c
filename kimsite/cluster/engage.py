"""The workers of the cluster that was asked for, if one was: what a build need import to find that none was."""

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from kimsite.engine.output import Places
from kimsite.model.source import Inventory

if TYPE_CHECKING:
    from kimsite.cluster.crew import Hands


def engage(address: str, places: Places, inventory: Inventory, started: int) -> AbstractContextManager["Hands | None"]:
    """As `crew.engaged`; None, and nothing is asked, when the address is ""."""
    if not address:
        return nullcontext()
    from kimsite.cluster.crew import engaged

    return engaged(address, places, inventory.network or inventory.groups[0].profile, started)
