"""What a cell means: one canonical text for each kind of column, "" for an empty cell; and how that is written back.

For all canonical texts, what is written is read as the same text again.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from kimsite.characters import sift
from kimsite.pattern import pattern
from kimsite.read import values
from kimsite.read.dates import Moment, read_moment
from kimsite.read.group import PORTAL_FOLDERS
from kimsite.read.identity import holds_nik
from kimsite.register.table import Cell
from kimsite.urls import SLUG, file_name, slugify
from kimsite.vocabulary import NEIGHBOURS_FOLDER

BLANKS = "-|–|—|--|---|.|...|…|n/a|na|#n/a|nihil|kosong|belum|tidak ada|belum ada|tdk ada|blm ada|none|null|nan"
NOTHING = frozenset(BLANKS.split("|"))
"""What people write into a cell that is to be empty."""
FAILED = frozenset({"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})
SCIENTIFIC = pattern(r"[0-9][.,][0-9]+E\+?[0-9]+", re.IGNORECASE)
# An apostrophe keeps Excel from computing what follows, and a word for nothing from being one.
GUARDED = pattern(
    rf"'+(?:[=+@\t\r-].*|{'|'.join(re.escape(word) for word in sorted(NOTHING | FAILED))})", re.DOTALL | re.IGNORECASE
)
SERIAL = pattern(r"[2-7][0-9]{4}(?:\.0+)?")
EXCEL_BEGAN = date(1899, 12, 30)
SHORT_YEAR = pattern(r"([0-9]{1,2}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ])([0-9]{2})")
LAST_OF_2000S = 69
CODE_PARTS = pattern(r"([0-9]{2})(?:\.([0-9]{1,2})(?:\.([0-9]{1,2})(?:\.([0-9]{4}))?)?)?")
ITEM_MARK = pattern(r"(?:[•●▪◦*·]|-(?= )|[0-9]{1,2}[.)](?= ))\s*")
BULLET = "• "


class Unfit(Exception):
    """A cell that does not say what its column is for: the code of a diagnostic, and facts beside cell and value."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def text_of(cell: Cell) -> str:
    """A cell as text, lines and all; "" for what means nothing. Raises Unfit (K805, K825)."""
    if isinstance(cell, str):
        text = _clean(cell)
        if text.casefold() in NOTHING:
            return ""
        if text in FAILED:
            raise Unfit("K825")
    else:
        text = _plain(cell)
    if holds_nik(text):
        raise Unfit("K805")
    return text[1:] if GUARDED.fullmatch(text) else text


def _clean(text: str) -> str:
    visible = "".join(c for c in sift(text)[0] if c == "\n" or unicodedata.category(c) not in ("Cf", "Cc"))
    return "\n".join(line.rstrip() for line in visible.strip().split("\n"))


def _plain(cell: object) -> str:
    """Numbers without decimals that are none, moments as days; a length of time as the code it was typed as."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime) and cell.year <= 1900:
        cell = cell - datetime(1899, 12, 31)
    if isinstance(cell, timedelta):
        seconds = int(cell.total_seconds())
        return f"{seconds // 3600:02}.{seconds // 60 % 60:02}.{seconds % 60:02}"
    if isinstance(cell, time):
        return f"{cell:%H.%M.%S}"
    return cell.date().isoformat() if isinstance(cell, datetime) else str(cell)


def read_cell(kind: str, cell: Cell) -> str:
    """What a cell means in a column of this kind. Raises Unfit; K829 for a number of a decree, 12/2024, of which Excel
    made a day."""
    if kind == "line" and isinstance(cell, date | time | timedelta):
        raise Unfit("K829")
    return canonical(kind, text_of(cell))


def canonical(kind: str, text: str) -> str:
    """What `text` (as `text_of` gives it) means in a column of this kind. Raises Unfit."""
    return MEANINGS[kind](text) if text else ""


def shown(kind: str, text: str) -> str:
    """A canonical text as a register shows it: a number that Excel would shorten is parted, a formula is text."""
    if kind == "phone" and text.startswith("62"):
        text = "-".join(re.findall(r".{1,4}", f"0{text[2:]}"))
    elif kind == "phone" and text:
        return f"+{text}"
    elif kind == "region":
        text = text.replace(".", "")
    elif kind == "lines" and text:
        items = text.split("\n")
        marked = (len(items) == 1 and re.search("[,;]", text)) or any(ITEM_MARK.match(item) for item in items)
        text = "\n".join(BULLET + item for item in items) if marked else text
    return f"'{text}" if GUARDED.fullmatch(f"'{text}") else text


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    """Items, a line each: of a cell with lines, of one with semicolons, or of one with commas."""
    if "\n" in text or ITEM_MARK.match(text):
        parts = [part.strip() for part in text.split("\n")]
        bullets = all(part.startswith(BULLET.strip()) for part in parts if part)
        parts = [part.removeprefix(BULLET.strip()) if bullets else _unmarked(part) for part in parts]
    else:
        parts = text.split(";" if ";" in text else ",")
    return "\n".join(" ".join(part.split()) for part in parts if part.strip())


def _unmarked(item: str) -> str:
    found = ITEM_MARK.match(item)
    return item[found.end() :] if found else item


def _day(text: str) -> str:
    """A day as 2024-01-02: as people write it, with a short year, or as the number that Excel keeps."""
    if SERIAL.fullmatch(text):
        return (EXCEL_BEGAN + timedelta(days=int(float(text)))).isoformat()
    short = SHORT_YEAR.fullmatch(text)
    if short:
        text = f"{short[1]}{20 if int(short[2]) <= LAST_OF_2000S else 19}{short[2]}"
    moment = read_moment(text, "Asia/Jakarta")
    if not isinstance(moment, Moment):
        raise Unfit("K811")
    return moment.time.date().isoformat()


def _year_or_day(text: str) -> str:
    try:
        return values.year(text) or _day(text)
    except Unfit:
        raise Unfit("K820") from None


def _region(text: str) -> str:
    """A code with dots. Excel takes 53.71 for a number, 53,71 for another, and drops zeros from 53.01.03."""
    _refuse_shortened(text)
    found = CODE_PARTS.fullmatch(text.replace(",", ".").replace(" ", ""))
    if found:
        text = "".join(part.zfill(2) for part in found.groups() if part)
    region = values.region(text)
    if region is None:
        raise Unfit("K814", nearest="")
    return region.code


def _phone(text: str) -> str:
    _refuse_shortened(text)
    return _known(values.phone(text.lstrip("'")), "K812")


def _refuse_shortened(text: str) -> None:
    if SCIENTIFIC.fullmatch(text):
        raise Unfit("K824")


def _coordinates(text: str) -> str:
    found = values.coordinates((text,))
    return f"{found.latitude}, {found.longitude}" if found else _known(None, "K821")


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise Unfit("K818", better=slugify(text))
    if is_kept(text):
        raise Unfit("K818", better=f"kim-{text}")
    return text


def is_kept(folder: str) -> bool:
    """Whether no group may have this folder: the portal or kimsite itself has it, or Windows cannot make it."""
    return folder in PORTAL_FOLDERS or folder == NEIGHBOURS_FOLDER or file_name(folder) != folder


def _flag(text: str) -> str:
    if values.flag(text) is None:
        raise Unfit("K822")
    return "ya" if values.flag(text) else ""


def _known(value: str | None, code: str) -> str:
    if value is None:
        raise Unfit(code)
    return value


MEANINGS: dict[str, Callable[[str], str]] = {
    "line": _line,
    "place": _line,
    "prose": str,
    "lines": _lines,
    "slug": _slug,
    "region": _region,
    "coordinates": _coordinates,
    "phone": _phone,
    "email": lambda text: _known(values.email(text), "K813"),
    "day": _day,
    "year-or-day": _year_or_day,
    "flag": _flag,
    "url": lambda text: _known(values.url(text), "K823"),
}
