"""Every diagnostic code. One module a stage: K0 project and engine, K1 reading, K2 composing, K3 themes,
K5 rendering, K6 editing, K7 publishing (K72, K73 hosts and servers), K8 spreadsheets of groups,
K83 competitions, K85 bulletins, K87 groups that are built elsewhere, K95 clusters, K98 more of spreadsheets.

A code is never given another meaning. `{name}` in a sentence is a fact of the diagnostic.
"""

from kimsite.diagnostics import (
    building,
    bulletins,
    clusters,
    composing,
    contests,
    editing,
    hosting,
    judging,
    neighbours,
    project,
    publishing,
    reading,
    registers,
    rendering,
    theming,
)
from kimsite.diagnostics.entry import Entry

CATALOGUE: dict[str, Entry] = {
    **project.ENTRIES,
    **building.ENTRIES,
    **reading.ENTRIES,
    **composing.ENTRIES,
    **theming.ENTRIES,
    **judging.ENTRIES,
    **rendering.ENTRIES,
    **editing.ENTRIES,
    **publishing.ENTRIES,
    **hosting.ENTRIES,
    **registers.ENTRIES,
    **contests.ENTRIES,
    **bulletins.ENTRIES,
    **neighbours.ENTRIES,
    **clusters.ENTRIES,
}

__all__ = ["CATALOGUE", "Entry"]
