"""Rows of a table that are no group: its sums, the notes below it, the names of regions above those of their groups,
and rows that were only made ready.

A row is passed over only where nothing in it speaks for a group: beside the word that gives it away are numbers alone.
"""

import re
from collections.abc import Iterable, Iterator

from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.read.sheet import shorten
from kimsite.register.cells import NOTHING
from kimsite.register.table import Cell, Row

UNITS = "kim kelompok desa kelurahan kecamatan kabupaten kota provinsi anggota orang buah sk groups? members? villages?"
COUNTED = rf"(?:{'|'.join(UNITS.split())})"
WHOLE = "(?:jumlah|total|keseluruhan|seluruh|seluruhnya|semua|semuanya|akhir|umum|besar|of|the|all|number|sum)"
PART = "(?:[IVX]+|[A-H])"
PARTS = rf"\b{PART}(?:[\s+&,-]+(?:dan\s+)?{PART})*"
SUM = pattern(
    rf"(?:sub|grand)?[ -]*(?:jumlah|jml\.?|total|ttl\.?|rekapitulasi|rekap)(?:[ -]+{WHOLE})*"
    rf"(?:[ -]+{COUNTED}\b.*)?[\s\d.,:=()/+-]*(?:{COUNTED}|{PARTS})?[\s.)]*",
    re.IGNORECASE,
)
"""`JUMLAH`, `Total:`, `Sub Total`, `JUMLAH KIM Kecamatan Oebobo`, `Total = 15 KIM`, `JUMLAH (I + II)`, `Total A dan B`;
not `Total Kabar`."""
NOTE = pattern(
    r"(?:catatan|keterangan|ket\.?|n\.?b\.?|sumber(?: data)?|notes?|source)\s*:.*|\*+\).*|"
    r"(?:mengetahui|menyetujui)[\s,:.]*|nip[\s.:]*[\d\s]+",
    re.IGNORECASE,
)
"""What offices write below a table; not `Sumber Makmur`."""
REGION = pattern(r"(?:(?:kecamatan|kabupaten|provinsi)\b|(?:kec|kab|prov)\b\.?|kota\b)[\s:.]*\w.*", re.IGNORECASE)
NUMERAL = pattern(rf"\(?(?:{PART})?[.)]*", re.IGNORECASE)
WIDE = 3
"""Columns of a table at least, where a region's name that stands alone or beside `I` or `A` is no group: lists of names
are narrower, and groups have numbers."""
NUMBERS = pattern(rf"[\W\d_]*(?:{COUNTED})?[\W\d_]*", re.IGNORECASE)
SPACED = pattern(r"[^\W\d_](?: [^\W\d_])+")
LISTED = 12
"""Rows that are named where there are many."""
VALUE = 40
LOOKED_AT = 200
"""Letters of a cell: what shows that a row is no group is short."""


def sign_of(row: Row, name: int, own: Iterable[int]) -> str:
    """What shows that a row is no group, as it stands there; "" for one that may be a group, and for an empty one.

    `name` is the place of the column of names, `own` are those of all that is read but for names of places.
    """
    said = [*map(_text, row)]
    called = said[name] if name < len(said) else ""
    signs = [text for text in said[: name + 1] if SUM.fullmatch(text) or NOTE.fullmatch(text)]
    others = [said[place] for place in own if place < len(said)]
    if signs:
        return signs[0] if all(text in signs or NUMBERS.fullmatch(text) for text in others) else ""
    if len(said) >= WIDE and REGION.fullmatch(called):
        beside = (text for place, text in enumerate(said) if place != name)
        return called if all(NUMERAL.fullmatch(text) for text in beside) else ""
    named = any(sign.isalpha() for sign in called) or called.casefold() in {"", *NOTHING}
    return called if not named and all(text in ("", "0", called, *NOTHING) for text in others) else ""


def passed_over(found: Iterable[tuple[int, str]], path: str) -> Iterator[Diagnostic]:
    """K980 for rows (from 1) with their signs, all in one."""
    rows = [*found]
    if rows:
        said = ", ".join(f"{row} ({shorten(sign, VALUE)})" for row, sign in rows[:LISTED])
        facts = (("rows", said + (", …" if len(rows) > LISTED else "")), ("count", str(len(rows))))
        yield Diagnostic("K980", path, rows[0][0], 0, facts=facts)


def _text(cell: Cell) -> str:
    """A cell in one line, `J U M L A H` as one word."""
    text = " ".join(str(cell)[:LOOKED_AT].split()) if cell is not None else ""
    return text.replace(" ", "") if SPACED.fullmatch(text) else text
