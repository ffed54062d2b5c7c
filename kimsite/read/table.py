"""A whole YAML file → its table of nodes: group.yaml and network.yaml."""

from kimsite.model.report import Diagnostic
from kimsite.read.frontmatter import read_yaml
from kimsite.read.nodes import Mapping
from kimsite.read.sheet import Sheet, table_sheet_of
from kimsite.read.text import decode, encoding_of

YAML_BYTES = 64 * 1024


def read_table(data: bytes, path: str) -> tuple[Mapping | None, Sheet, list[Diagnostic]]:
    """A YAML file's table, its sheet, and what was wrong with the file itself."""
    sheet = Sheet(path, ())
    text = decode(data) if len(data) <= 4 * YAML_BYTES else ""
    if text is None or len(data) > 4 * YAML_BYTES:
        return (
            None,
            sheet,
            [sheet.point("K100") if text is None else sheet.point("K102", limit=str(YAML_BYTES // 1024))],
        )
    mapping, problems = read_yaml(text, path)
    said = [sheet.point("K101")] if encoding_of(data) == "windows-1252" else []
    return mapping, table_sheet_of(text, path), [*said, *problems]
