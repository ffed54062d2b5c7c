"""`new`: one document to fill in, in its place. Nothing that exists is ever overwritten."""

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.asking import Asker, is_terminal, plain
from kimsite.cli.editor import open_editor
from kimsite.cli.outcome import refuse
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text
from kimsite.engine.write import Unwritable, write_whole
from kimsite.model.report import Diagnostic
from kimsite.read.dates import Moment, read_moment
from kimsite.read.discover import ProjectError, discover
from kimsite.urls import file_name, slugify
from kimsite.vocabulary import TYPE_NAMES, TYPES


def new_command(options: Namespace, words: Words) -> int:
    """Starts one document, with the fields that its type needs; what was not said is asked on a terminal. Opens it."""
    asks = is_terminal()
    missing = [name for name, given in (("TYPE", options.type), ("JUDUL", options.title)) if not given]
    if missing and not asks:
        problem = words("missing_argument", names=", ".join(missing))
        raise Misuse(words("bad_arguments", problem=problem, program="kimsite new"))
    try:
        folder = _group_folder(Path(options.source), options.group, Asker(words) if asks else None)
    except ProjectError as fault:
        print(*(as_text(problem, words.language) for problem in fault.diagnostics), sep="\n", file=sys.stderr)
        return 2
    type_ = TYPE_NAMES.get(options.type.lower()) if options.type else _asked_type(words)
    if type_ is None:
        return refuse("K025", options.type, words, type=options.type, known=", ".join(t.id for t in TYPES))
    title = options.title or Asker(words).text("new_ask_title", refuse=lambda t: _no_title(t, words), must=True)
    title = plain(title)
    if wrong := _no_title(title, words):
        raise Misuse(words("bad_arguments", problem=wrong, program="kimsite new"))
    now = datetime.now()
    start = _asked_start(words, now) if type_ == "agenda" and missing else ""
    parts = (type_,) if type_ == "halaman" else (type_, str(now.year))
    path = folder.joinpath(*parts, f"{file_name(slugify(title))}.md")
    if path.exists():
        return refuse("K024", str(path), words, folder=str(path))
    try:
        write_whole(path, (document_text(type_, title, now, start).encode(),))
    except Unwritable as fault:
        return refuse("K028", str(path), words, reason=fault.reason)
    except (OSError, UnicodeError) as fault:
        return refuse("K028", str(path), words, reason=getattr(fault, "strerror", None) or str(fault))
    print(words("new_done", path=path))
    if options.open or (asks and options.open is None):
        print(words("new_opened" if open_editor(path) else "new_not_opened"))
    return 0


def _asked_type(words: Words) -> str:
    lines = [f"{type_.id:<11} {words(f'new_is_{type_.id}')}" for type_ in TYPES]
    return TYPES[Asker(words).choice("new_ask_type", lines)].id


def _asked_start(words: Words, now: datetime) -> str:
    """When an event begins, as it was answered."""

    def refused(text: str) -> str:
        return "" if isinstance(read_moment(text, "Asia/Jakarta"), Moment) else words("ask_bad_date", text=text)

    return Asker(words).text("new_ask_start", f"{now:%Y-%m-%d} 09:00", refused)


def _no_title(title: str, words: Words) -> str:
    return "" if slugify(title) else words("new_bad_title", text=title)


def document_text(type_: str, title: str, now: datetime, start: str = "") -> str:
    """A document to fill in; `start` is when an event begins. The title is quoted: a colon in it does no harm."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    lines = [f'judul: "{quoted}"']
    if type_ != "halaman":
        lines.append(f"tanggal: {now:%Y-%m-%d %H:%M}")
    lines += {
        "berita": ["kategori: Berita", "penulis: ", "gambar: ", "alt: "],
        "agenda": [f"mulai: {start or f'{now:%Y-%m-%d} 09:00'}", "selesai: ", "tempat: "],
        "produk": ["harga: ", "wa: ", "pemilik: ", "gambar: ", "alt: "],
        "cekfakta": ["klaim: ", "penilaian: belum-terbukti", "bukti: "],
        "pengumuman": ["berlaku_sampai: "],
        "layanan": ["syarat: ", "biaya: ", "waktu: "],
        "dokumen": ["berkas: "],
        "aspirasi": ["ditujukan_kepada: ", "tahap: diterima", "jawaban: ", "dijawab_oleh: ", "tanggal_jawaban: "],
    }.get(type_, [])
    return "\n".join(["---", *lines, "status: draf", "---", "", "", ""])


def _group_folder(source: Path, slug: str, asker: Asker | None) -> Path:
    """The folder of the group that is named; of several the one that is chosen. Raises ProjectError."""
    inventory, _ = discover(source)
    groups = {group.slug: group for group in inventory.groups}
    if inventory.network and not slug and groups:
        names = sorted(groups)
        if len(names) == 1:
            slug = names[0]
        elif asker:
            slug = names[asker.choice("new_ask_group", names)]
    if inventory.network is None and not slug:
        return source / "content"
    if inventory.network is None or slug not in groups:
        facts = (("name", slug), ("known", ", ".join(sorted(groups))))
        raise ProjectError(Diagnostic("K023", slug or "--group", facts=facts))
    return source / groups[slug].folder
