"""K2: Markdown, links and pictures."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
}
