"""K0: the project, its folders and the engine."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
}
