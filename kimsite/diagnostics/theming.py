"""K3: themes."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
}
