"""K1: reading. K100 files and YAML, K130 fields, K150 groups, K170 pictures, K180 targets, K190 documents."""

from kimsite.diagnostics import documents, fields, files, groups, pictures, targets
from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    **files.ENTRIES,
    **fields.ENTRIES,
    **groups.ENTRIES,
    **pictures.ENTRIES,
    **targets.ENTRIES,
    **documents.ENTRIES,
}
