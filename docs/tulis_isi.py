"""Writes the reference of all keys from the vocabulary: `python docs/tulis_isi.py`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kimsite.vocabulary import DOCUMENT_FIELDS, GALLERY_PHOTOS, GROUP_FIELDS, NETWORK_FIELDS, TYPES, Field

KINDS = {
    "line": "satu baris teks / one line of text",
    "prose": "teks / text",
    "date": "tanggal, boleh dengan jam / date, with or without time",
    "day": "tanggal / date",
    "flag": "ya, tidak / yes, no",
    "names": "nama; `&`, `,` dan `dan` memisahkan / names",
    "words": "daftar kata / list of words",
    "lines": "daftar / list",
    "category": "jalur, misalnya `Berita/Daerah` / path",
    "slug": "huruf kecil, angka, tanda hubung / lower case, digits, hyphens",
    "language": "kode bahasa, misalnya `id` / language code",
    "choice": "salah satu / one of",
    "choices": "beberapa dari / some of",
    "image": "berkas gambar / picture file",
    "images": "daftar foto, atau folder; tanpa ini, foto di folder bernama sama di samping berkas, atau di folder "
    "berkas itu sendiri bila tidak ada tulisan lain di situ / photos, or a folder; without it, those in the folder of "
    "the same name beside the file, or in its own folder when no other document is there",
    "file": "berkas / file",
    "phone": "nomor telepon / phone number",
    "email": "alamat surel / e-mail address",
    "url": "alamat web / web address",
    "secure": "alamat web https / https web address",
    "kilobytes": "kB, misalnya `20`",
    "days": "jumlah hari / days, misalnya `30`",
    "sources": "daftar alamat web atau folder; satu butir boleh juga ditulis sebagai bagian / list of web addresses or "
    "folders; an item may also be a part",
    "named": "bagian dengan nama pilihan Anda / parts under names of your own",
    "count": "angka dari 1 / number from 1",
    "remote": "alamat repositori git, `{slug}` untuk kelompok / address of a git repository, `{slug}` for the group",
    "repository": "`pemilik/nama` / `owner/name`",
    "branch": "nama cabang / name of a branch",
    "site": "nama situs di penyedia, `{slug}` untuk kelompok / name of a site at a host, `{slug}` for the group",
    "account": "nomor akun, 32 angka heksadesimal / number of an account, 32 hexadecimal digits",
    "server": "alamat di server, misalnya `sftp://kim@example.org/srv/www/kim` / address on a server",
    "money": "rupiah, misalnya `25000` / rupiah",
    "path": "nama berkas atau slug / file name or slug",
    "links": "daftar / list",
    "timezone": "WIB, WITA, WIT",
    "region": "kode Kemendagri / Kemendagri code",
    "coordinates": "lintang, bujur / latitude, longitude",
    "pairs": "nama: nilai / name: value",
    "settings": "nama: nilai / name: value",
    "table": "bagian / part",
    "tables": "daftar bagian / list of parts",
    "year": "tahun / year",
    "year-or-day": "tahun atau tanggal / year or date",
}
REFERENCE = Path(__file__).parent / "content" / "halaman" / "rujukan"
INTRO = """\
---
judul: Daftar kunci · Reference of keys
---
Dibuat dari `kimsite/vocabulary.py`; jangan disunting di sini. · Made from the vocabulary; do not edit here.

## Jenis isi · Content types

Folder menentukan jenis; `jenis:` dalam berkas mengubahnya. Yang dicetak tebal dihitung dalam pemeringkatan situs KIM. ·
The folder gives the type. Bold ones are counted by the ranking of KIM websites.

| jenis | English | folder lain / other folders | tanggal / date |
|---|---|---|---|
"""


def pages() -> dict[str, str]:
    """The one page, by its name."""
    lines = [INTRO.rstrip("\n")]
    for type_ in TYPES:
        name = f"**{type_.id}**" if type_.core else type_.id
        folders = ", ".join(f"`{folder}`" for folder in type_.folders)
        lines.append(f"| {name} | {type_.en} | {folders} | {'wajib / required' if type_.dated else ''} |")
    for title, fields in (
        ("Dokumen · Front matter", (*DOCUMENT_FIELDS, GALLERY_PHOTOS)),
        ("Kelompok · group.yaml", GROUP_FIELDS),
        ("Jejaring · network.yaml", NETWORK_FIELDS),
    ):
        lines += ["", f"## {title}", "", "| kunci / key | isi / value | hanya untuk / only for |", "|---|---|---|"]
        lines += rows(fields)
    return {"isi.md": "\n".join(lines) + "\n"}


def rows(fields: Iterable[Field], prefix: str = "") -> Iterator[str]:
    """One row a key, and one for each part of it."""
    for field in fields:
        names = ", ".join(f"`{prefix}{name}`" for name in field.names)
        choices = ", ".join(f"`{own}`" + (f" ({other})" if other != own else "") for own, other in field.choices)
        value = KINDS[field.kind] + (f": {choices}" if choices else "")
        yield f"| {names} | {value} | {', '.join(field.types)} |"
        yield from rows(field.parts, f"{prefix}{field.names[0]}." + "…." * (field.kind == "named"))


if __name__ == "__main__":
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")
