"""Every diagnostic code. One module a stage: K0 project and engine, K1 reading, K2 composing, K3 themes,
K5 rendering.

A code is never given another meaning. `{name}` in a sentence is a fact of the diagnostic.
"""

from kimsite.diagnostics import building, composing, judging, project, reading, rendering, theming
from kimsite.diagnostics.entry import Entry

CATALOGUE: dict[str, Entry] = {
    **project.ENTRIES,
    **building.ENTRIES,
    **reading.ENTRIES,
    **composing.ENTRIES,
    **theming.ENTRIES,
    **judging.ENTRIES,
    **rendering.ENTRIES,
}

__all__ = ["CATALOGUE", "Entry"]
