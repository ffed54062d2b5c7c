"""K1: reading files, front matter and group.yaml."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
}
