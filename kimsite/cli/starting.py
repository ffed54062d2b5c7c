"""`init` and `new`: files to begin with. Nothing that exists is ever overwritten."""

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.starter import starter_files
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text
from kimsite.model.report import Diagnostic
from kimsite.read.discover import ProjectError, discover
from kimsite.urls import slugify
from kimsite.vocabulary import TYPE_NAMES, TYPES


def init_command(options: Namespace, words: Words) -> int:
    """Makes a project that builds at once: a group, or a network with one group."""
    folder = Path(options.dir)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return _refuse("K024", str(folder), words, folder=str(folder))
    name = options.name or folder.resolve().name.replace("-", " ").replace("_", " ").title()
    for path, text in starter_files(name, options.network, datetime.now().astimezone()).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    print(words("init_done", folder=folder))
    return 0


def new_command(options: Namespace, words: Words) -> int:
    """Starts one document in its place, with the fields that its type needs."""
    type_ = TYPE_NAMES.get(options.type.lower())
    if type_ is None:
        return _refuse("K025", options.type, words, type=options.type, known=", ".join(t.id for t in TYPES))
    try:
        folder = _group_folder(Path(options.source), options.group)
    except ProjectError as fault:
        print(*(as_text(problem, words.language) for problem in fault.diagnostics), sep="\n", file=sys.stderr)
        return 2
    now = datetime.now()
    slug = slugify(options.title)
    if not slug:
        raise Misuse(words("bad_arguments", problem=options.title, program="kimsite new"))
    parts = (type_,) if type_ == "halaman" else (type_, str(now.year))
    path = folder.joinpath(*parts, f"{slug}.md")
    if path.exists():
        return _refuse("K024", str(path), words, folder=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(document_text(type_, options.title, now), encoding="utf-8", newline="\n")
    print(words("new_done", path=path))
    return 0


def document_text(type_: str, title: str, now: datetime) -> str:
    """A document to fill in. The title is quoted, so that a colon in it does no harm."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    lines = [f'judul: "{quoted}"']
    if type_ != "halaman":
        lines.append(f"tanggal: {now:%Y-%m-%d %H:%M}")
    lines += {
        "berita": ["kategori: Berita", "penulis: ", "gambar: ", "alt: "],
        "agenda": [f"mulai: {now:%Y-%m-%d} 09:00", "selesai: ", "tempat: "],
        "produk": ["harga: ", "wa: ", "pemilik: ", "gambar: ", "alt: "],
        "cekfakta": ["klaim: ", "penilaian: belum-terbukti", "bukti: "],
        "pengumuman": ["berlaku_sampai: "],
        "layanan": ["syarat: ", "biaya: ", "waktu: "],
        "dokumen": ["berkas: "],
        "aspirasi": ["ditujukan_kepada: ", "tahap: diterima", "jawaban: ", "dijawab_oleh: ", "tanggal_jawaban: "],
    }.get(type_, [])
    return "\n".join(["---", *lines, "status: draf", "---", "", "", ""])


def _group_folder(source: Path, slug: str) -> Path:
    inventory, _ = discover(source)
    groups = {group.slug: group for group in inventory.groups}
    if inventory.network is None and not slug:
        return source / "content"
    if inventory.network is None or slug not in groups:
        facts = (("name", slug), ("known", ", ".join(sorted(groups))))
        raise ProjectError(Diagnostic("K023", slug or "--group", facts=facts))
    return source / groups[slug].folder


def _refuse(code: str, path: str, words: Words, **facts: str) -> int:
    print(as_text(Diagnostic(code, path, facts=tuple(facts.items())), words.language), file=sys.stderr)
    return 2
