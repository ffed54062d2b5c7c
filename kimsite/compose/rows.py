"""Tables, on the fast road: a heading between bars, a line of dashes, rows."""

from kimsite.compose.draft import END, LABEL, MARK, Unsure
from kimsite.pattern import pattern

SEPARATOR = pattern(r"\|(?: *:?-+:? *\|){2,64}")
BOX = f"<div class={MARK}table{MARK} tabindex={MARK}0{MARK} role={MARK}region{MARK} aria-label={MARK}{LABEL}{MARK}>"


def is_table(block: str) -> bool:
    """Whether Python-Markdown may take the block for a table: its second line holds nothing but dashes and bars."""
    return not block.split("\n", 2)[1].strip("|:- ")


def table(block: str) -> str:
    """The table in its box, each row with as many cells as the line of dashes."""
    header, separator, *rows = [line.strip(" ") for line in block.split("\n")]
    if not rows or not SEPARATOR.fullmatch(separator) or "![" in block:
        raise Unsure
    classes = [_class(column.strip(" ")) for column in separator[1:-1].split("|")]
    if not (header.startswith("|") and header.endswith("|")) or header.count("|") != len(classes) + 1:
        raise Unsure
    if len(rows) * len(classes) > len(block):
        raise Unsure
    head = _row(header, classes, "th")
    body = "".join([_row(row, classes, "td") for row in rows])
    return f"{BOX}<table><thead>{head}</thead><tbody>{body}</tbody></table></div>"


def _class(dashes: str) -> str:
    if not dashes.endswith(":"):
        return ""
    return f" class={MARK}{'center' if dashes[0] == ':' else 'right'}{MARK}"


def _row(row: str, classes: list[str], tag: str) -> str:
    cells = row.removeprefix("|").removesuffix("|").split("|")
    cells += [""] * (len(classes) - len(cells))
    content = [_cell(cell.strip(" "), class_, tag) for cell, class_ in zip(cells, classes, strict=False)]
    return f"<tr>{''.join(content)}</tr>"


def _cell(text: str, class_: str, tag: str) -> str:
    if text:
        if not text.strip():
            raise Unsure
        return f"<{tag}{class_}>{text}</{tag}>{END}"
    return f"<td{class_}></td>"
