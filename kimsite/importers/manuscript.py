"""One entry as one of kimsite's files: its front matter, and where it is to lie."""

import json
import posixpath
import re
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from kimsite.importers.bylines import Lifted
from kimsite.importers.export import Entry
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read.dates import FIRST_YEAR, LAST_YEAR
from kimsite.urls import file_name, slugify
from kimsite.vocabulary import DATED_TYPES

PLAIN = pattern(r"[^\W\d_][\w .,()/'’“”–-]*[\w.)’”]|[^\W\d_]")
"""What YAML takes for text without quotes around it: it begins with a letter and holds none of YAML's signs."""
RESERVED = frozenset({"ya", "tidak", "yes", "no", "true", "false", "on", "off", "null", "y", "n"})
GENERIC = frozenset({"admin", "administrator", "unknown", "anonymous", "anonim", "noreply", "user", "root"})
"""Accounts that are nobody's name."""
TITLE_WORDS = 8
WORD_BREAK = pattern(r"<[^>]*>|\s+")


@frozen
class Lead:
    """The picture above a text, with what is said of it."""

    path: str = ""
    alt: str = ""
    caption: str = ""


def moment(time: datetime | None, zone: str) -> datetime | None:
    """A time on the clocks of the group; None for one that nobody can have meant."""
    if time is None or not FIRST_YEAR <= time.year <= LAST_YEAR:
        return None
    return time.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if time.tzinfo else time


def title_of(entry: Entry, text: str) -> str:
    """The title; of an entry without one its first words."""
    title = " ".join(WORD_BREAK.sub(" ", entry.title).split())
    if title:
        return title
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)|[#*_>`]|<[^>]*>", r"\1", text).split()
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "") or "Tanpa judul"


def names_of(entry: Entry, lifted: Lifted) -> str:
    """Who wrote it: whoever the text names, else the account, unless that is nobody's name."""
    return lifted.authors or ", ".join(name for name in entry.authors if name.lower() not in GENERIC)


def place_of(entry: Entry, title: str, zone: str) -> str:
    """The path below the group's folder, without an ending: by type and, for what has a date, by year."""
    name = slugify(entry.slug) or slugify(title) or f"tulisan-{slugify(entry.id)[-12:] or 'tanpa-judul'}"
    day = moment(entry.date, zone)
    dated = entry.type in DATED_TYPES or (entry.type == "galeri" and day)
    return posixpath.join(entry.type, *((f"{day.year:04}",) if dated and day else ()), file_name(name))


def written(entry: Entry, title: str, lifted: Lifted, lead: Lead, slug: str, zone: str) -> str:
    """The whole file. `slug` is said where the file's name does not say it."""
    day, updated = moment(entry.date, zone), moment(entry.updated, zone)
    fields = [
        ("judul", quoted(title)),
        ("tanggal", f"{day:%Y-%m-%d %H:%M}" if day and entry.type != "halaman" else ""),
        ("diperbarui", f"{updated:%Y-%m-%d %H:%M}" if updated and (not day or updated.date() > day.date()) else ""),
        ("kategori", quoted("/".join(entry.category)) if entry.category else ""),
        ("tag", listed(entry.tags)),
        ("penulis", quoted(names_of(entry, lifted))),
        ("penyunting", quoted(lifted.editor)),
        ("foto", quoted(lifted.photographer) if entry.type != "galeri" else ""),
        ("dateline", quoted(lifted.dateline)),
        ("ringkasan", quoted(summary_of(entry.summary))),
        ("gambar", quoted(lead.path)),
        ("alt", quoted(lead.alt) if lead.path else ""),
        ("keterangan_foto", quoted(lead.caption) if lead.path else ""),
        ("sumber", quoted(lifted.source)),
        ("lokasi", quoted(entry.place)),
        ("unggulan", "ya" if entry.featured else ""),
        *((key, quoted(value)) for key, value in entry.facts),
        ("slug", slug),
        ("alamat_lama", old_address(entry.address)),
        ("status", "draf" if entry.draft else ""),
    ]
    head = "\n".join(f"{key}: {value}" for key, value in fields if value)
    return f"---\n{head}\n---\n\n{lifted.text}\n".replace("\n\n\n", "\n\n")


def old_address(path: str) -> str:
    """An old address; in a list where a comma in it would make two."""
    return listed([" ".join(path.split())]) if "," in path else quoted(path)


def summary_of(text: str) -> str:
    """A summary in one line, without marks of HTML."""
    return " ".join(WORD_BREAK.sub(" ", text).split())


def quoted(text: str) -> str:
    """A text as YAML takes it for just that text."""
    text = " ".join(text.split())
    if not text or (PLAIN.fullmatch(text) and text.lower() not in RESERVED):
        return text
    return json.dumps(text, ensure_ascii=False)


def listed(words: Iterable[str]) -> str:
    """Words as a list on one line."""
    items = (
        word
        if re.fullmatch(r"[^\W\d_][\w .-]*", word) and word.lower() not in RESERVED
        else json.dumps(word, ensure_ascii=False)
        for word in words
    )
    inside = ", ".join(items)
    return f"[{inside}]" if inside else ""
