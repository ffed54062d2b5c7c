"""Rows of a table that are no group: its sums, the notes and signatures below it, the names of regions above those of
their groups, and rows that were only made ready.

A row is passed over only where nothing in it speaks for a group, or where it stands in a signature.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read.sheet import shorten
from kimsite.register.cells import NOTHING
from kimsite.register.columns import LINE_NUMBERS, heading
from kimsite.register.headings import Layout
from kimsite.register.places import LEVELS
from kimsite.register.section import EMPTY, PART, Section, section_of
from kimsite.register.table import Cell, Row

UNITS = "kim kelompok desa kel kelurahan kec kecamatan kab kabupaten kota provinsi anggota orang buah sk"
COUNTED = rf"(?:{'|'.join(UNITS.split())}|groups?|members?|villages?)"
WHOLE = "(?:jumlah|total|keseluruhan|seluruh|seluruhnya|semua|semuanya|akhir|umum|besar|of|the|all|number|sum)"
PARTS = rf"\b{PART}(?:(?:[\s+&,-]+|\s+(?:dan|s/d|sd)\s+){PART})*"
SUM = pattern(
    rf"(?:sub|grand)?[ -]*(?:jumlah|jml\.?|total|ttl\.?|rekapitulasi|rekap)(?:[ -]+{WHOLE})*"
    rf"(?:[ -]+{COUNTED}\b.*)?[\s\d.,:=()/+-]*(?:\([a-z ]+\)\s*)?(?:{COUNTED}|{PARTS})?[\s.)]*",
    re.IGNORECASE,
)
"""`JUMLAH`, `Total:`, `Sub Total`, `JUMLAH KIM Kecamatan Oebobo`, `Total = 15 KIM`, `JUMLAH (I + II)`, `Total A dan B`;
not `Total Kabar`."""
NOTE = pattern(r"(?:catatan|keterangan|ket\.?|n\.?b\.?|sumber(?: data)?|notes?|source)\s*:.*", re.IGNORECASE)
"""What offices write below a table; not `Sumber Makmur`."""
STARRED = pattern(r"\*+\).*")
SIGNED = pattern(
    r"(?:mengetahui|menyetujui)[\s,:.]*|nip[\s.:]*[\d\s]+|"
    r"(?:(?:a\.? ?n|plt|plh)\.? )?kepala (?:dinas|bidang|seksi|badan|bagian|kantor)\b.*|"
    r"[^\W\d_][\w .'-]*, *(?:tanggal )?[\d.…]+ [a-z.…]+ \d{4}",
    re.IGNORECASE,
)
"""What stands beside a signature: `Mengetahui,`, `Kupang, 2 Januari 2025`, `Kepala Dinas Komunikasi`, `NIP. …`."""
BLOCK = 6
"""Rows that belong to what a signature begins with, where they say nothing in other columns."""
GROUP = pattern(r"(?:kim|kelompok)\b", re.IGNORECASE)
SEEN = pattern(r"(?:mengetahui|menyetujui)[\s,:.]*", re.IGNORECASE)
NUMBERS = pattern(rf"[\W\d_]*(?:{COUNTED})?[\W\d_]*", re.IGNORECASE)
SPACED = pattern(r"[^\W\d_](?: [^\W\d_])+")
LISTED = 40
"""Rows that are named where there are more."""
VALUE = 40
LOOKED_AT = 200
"""Letters of a cell: what shows that a row is no group is short."""


@frozen
class Sign:
    """What shows that a row is no group, as it stands there; and the region whose groups stand below it, if any."""

    text: str
    section: Section | None = None


def find_signs(layout: Layout, knows: Callable[[Section], bool]) -> dict[int, Sign]:
    """The rows (from 1) below the headings that are no group. `knows` tells whether there is such a region.

    Where nothing else would be a group, those called after regions are.
    """
    first = layout.row + 1
    rows = layout.grid.rows[first:]
    signs = dict(_signs(layout, rows))
    for number, section in _sections(layout, rows):
        if (number not in signs or section.sure) and (section.sure or knows(section)):
            signs[number] = Sign(section.sign, section)
    name, head = _place_of_names(layout), layout.grid.rows[layout.row]
    others = (row for number, row in enumerate(rows) if number not in signs and row != head)
    if not any(letter.isalpha() for row in others for cell in row[name : name + 1] for letter in _text(cell)):
        signs = {number: sign for number, sign in signs.items() if not sign.section}
    return {first + number + 1: sign for number, sign in signs.items()}


def passed_over(found: Iterable[tuple[int, Sign]], path: str) -> Iterator[Diagnostic]:
    """K980 for rows (from 1) with their signs, all in one."""
    rows = sorted((row, sign.text) for row, sign in found)
    if rows:
        said = ", ".join(f"{row} ({shorten(text, VALUE)})" for row, text in rows[:LISTED])
        facts = (("rows", said + (", …" if len(rows) > LISTED else "")), ("count", str(len(rows))))
        yield Diagnostic("K980", path, rows[0][0], 0, facts=facts)


def _signs(layout: Layout, rows: Sequence[Row]) -> Iterator[tuple[int, Sign]]:
    """Sums, notes, signatures and rows that were only made ready, by row from 0."""
    name = _place_of_names(layout)
    own = tuple(one.place for one in layout.headings if one.key not in LEVELS)
    signing: frozenset[int] = frozenset()
    begun, left = False, 0
    for number, row in enumerate(rows):
        said = [*map(_text, row)]
        held = frozenset(at for at, text in enumerate(said) if text.casefold() not in EMPTY)
        called = said[name] if name in held else ""
        if begun and _opens({said[at] for at in held}):
            signing, left = signing | held, BLOCK
        elif not held <= signing or not left or GROUP.match(called):
            signing = frozenset()
        left -= bool(held)
        text = said[min(held)] if signing and held else _sign_of(said, name, own)
        begun = begun or (not text and any(map(str.isalpha, called)))
        if text:
            yield number, Sign(text)


def _opens(texts: set[str]) -> bool:
    """Whether a signature begins with a row that says this."""
    return any(map(SEEN.fullmatch, texts)) or (bool(texts) and all(map(SIGNED.fullmatch, texts)))


def _sign_of(said: Sequence[str], name: int, own: Iterable[int]) -> str:
    """What shows that a row is no group; "" for one that may be a group, and for an empty one.

    `name` is the place of the column of names, `own` are those of all that is read but for names of places.
    """
    called = said[name] if name < len(said) else ""
    signs = [text for text in said[: name + 1] if SUM.fullmatch(text) or NOTE.fullmatch(text)]
    others = [said[place] for place in own if place < len(said)]
    if signs:
        return signs[0] if all(text in signs or NUMBERS.fullmatch(text) for text in others) else ""
    if STARRED.fullmatch(called):
        return called if all(text == called or text.casefold() in EMPTY for text in said) else ""
    named = any(sign.isalpha() for sign in called) or called.casefold() in {"", *NOTHING}
    return called if not named and all(text in ("", "0", called, *NOTHING) for text in others) else ""


def _sections(layout: Layout, rows: Sequence[Row]) -> Iterator[tuple[int, Section]]:
    """Names of regions in rows of their own, by row from 0. A plain list of names has none."""
    titles = filter(None, map(_text, layout.grid.rows[layout.row]))
    if sum(heading(title) not in LINE_NUMBERS for title in titles) == 1:
        return
    name = _place_of_names(layout)
    places = frozenset(one.place for one in layout.headings if one.key in LEVELS)
    merged = {row - layout.row - 1 for row, _ in layout.grid.joined}
    for number, row in enumerate(rows):
        if any("\n" in cell.strip() for cell in row if isinstance(cell, str)):
            continue
        section = section_of([*map(_text, row)], name, places, number in merged)
        if section:
            yield number, section


def _place_of_names(layout: Layout) -> int:
    return next(one.place for one in layout.headings if one.key == "name")


def _text(cell: Cell) -> str:
    """A cell in one line, `J U M L A H` as one word."""
    text = " ".join(str(cell)[:LOOKED_AT].split()) if cell is not None else ""
    return text.replace(" ", "") if SPACED.fullmatch(text) else text
