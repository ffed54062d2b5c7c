"""K4: addresses and pages."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
}
