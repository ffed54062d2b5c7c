"""Writes the pages of all diagnostic codes from the catalogue, one for each kind: `python docs/tulis_kode.py`.

The examples are what tests/cases/errors/<CODE>-<what>/expected.txt says of the smallest project that shows it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kimsite.diagnostics import CATALOGUE, Entry
from kimsite.diagnostics.form import FIX_WORD, SEVERITY_WORDS

CASES = Path(__file__).parent.parent / "tests" / "cases" / "errors"
GROUPS = {
    "K00": ("Proyek dan foldernya", "The project and its folders"),
    "K02": ("Perintah dan folder hasil", "Commands and the output folder"),
    "K03": ("Kelompok saat dibangun", "Groups while they are built"),
    "K04": ("Hasil yang dibuktikan dengan --verify", "Outputs that --verify proves"),
    "K10": ("Berkas dan kepala tulisan", "Files and front matter"),
    "K13": ("Isian", "Fields"),
    "K15": ("Kelompok dan jejaring", "Groups and networks"),
    "K17": ("Gambar", "Pictures"),
    "K18": ("Tujuan penerbitan", "Targets of publishing"),
    "K19": ("Tulisan", "Documents"),
    "K20": ("Isi tulisan yang tidak dapat diolah", "Texts that cannot be converted"),
    "K21": ("Tautan, gambar dan alamat", "Links, pictures and addresses"),
    "K30": ("Berkas tema", "Files of themes"),
    "K34": ("Tema yang diperiksa dengan theme check", "Themes that theme check judges"),
    "K50": ("Saat halaman dibuat", "While pages are made"),
    "K60": ("Saran penyunting, hanya dari kimsite check", "An editor's hints, from kimsite check alone"),
    "K70": ("Menerbitkan", "Publishing"),
    "K80": ("Daftar kelompok dari Excel", "Lists of groups from Excel"),
    "K83": ("Lomba antarkelompok", "Competitions of groups"),
    "K85": ("Buletin", "Bulletins"),
    "K87": ("Kelompok yang dibangun di tempat lain", "Groups that are built elsewhere"),
    "K95": ("Membangun di banyak komputer", "Building on many machines"),
    "K98": ("Daftar kelompok dari Excel, lanjutan", "Lists of groups from Excel, continued"),
}
"""Sections by the first code that may stand in each."""
SPECIAL = re.compile(r"[\\`*_\[\]<>#~@]|(?<=:)//")
REFERENCE = Path(__file__).parent / "content" / "halaman" / "rujukan"
INTRO = """\
---
judul: Kode pesan · Codes of messages
---
Setiap pesan kimsite menyebut berkas, baris, apa yang keliru, dan apa yang harus ditulis. Kode seperti K110 tidak pernah
berganti arti: cari di sini bila pesannya belum jelas. **Galat** membuat tulisan atau berkas itu tidak ditayangkan, yang
lain tetap terbit; **peringatan** dan **saran** tidak. Tanda … menggantikan nama atau angka dari berkas Anda.

Every message names the file, the line, what is wrong and what to write. A code never gets another meaning. An **error**
leaves that document or file out and publishes the rest; a **warning** or a **hint** does not. Where a message names
something of yours, … stands here. Made by `python docs/tulis_kode.py`; do not edit.
"""


def pages() -> dict[str, str]:
    """The pages by their names: one that lists all codes, and one for each kind of them."""
    listed, found = [INTRO], {}
    for start, title, codes in sections():
        name = f"kode-{start.lower()}.md"
        links = " · ".join(f"[{code}]({name}#{code.lower()})" for code in codes)
        listed.append(f"## {title}\n\n{links}\n")
        head = f"---\njudul: {title}\n---\n[Semua kode · All codes](kode.md)\n"
        found[name] = "\n".join((head, *(article(code, CATALOGUE[code]) for code in codes)))
    return {"kode.md": "\n".join(listed), **found}


def sections() -> Iterator[tuple[str, str, list[str]]]:
    """Where each kind of codes begins, its title, and the codes."""
    for start, end in pairwise((*GROUPS, "L")):
        yield start, " · ".join(GROUPS[start]), sorted(code for code in CATALOGUE if start <= code < end)


def article(code: str, entry: Entry) -> str:
    """One code: what it says and what to do, an example where there is one, and the same in English."""
    lines = [f"## {code}", "", said(entry, "id", entry.id, entry.id_fix), ""]
    example = example_of(code)
    if example:
        lines += ["```text", example, "```", ""]
    return "\n".join([*lines, f"> {said(entry, 'en', entry.en, entry.en_fix)}", ""])


def said(entry: Entry, language: str, sentence: str, remedy: str) -> str:
    """The severity, the sentence and the remedy, with … for the facts."""
    word = SEVERITY_WORDS[language][entry.severity].capitalize()
    fix = FIX_WORD[language].capitalize()
    return f"**{word}:** {plain(sentence)} **{fix}:** {plain(remedy)}"


def plain(sentence: str) -> str:
    """A sentence of the catalogue as Markdown, in which nothing is a mark or a link."""
    filled = re.sub("[‹›]", "", sentence).format_map(defaultdict(lambda: "…"))
    return SPECIAL.sub(r"\\\g<0>", filled) + ("" if filled.endswith((".", "?")) else ".")


def example_of(code: str) -> str:
    """What the first case of this code is told in Indonesian; "" when that is no more than the sentence itself."""
    entry = CATALOGUE[code]
    opening = re.compile(rf".*: {SEVERITY_WORDS['id'][entry.severity]} {code}: ")
    for case in sorted(CASES.glob(f"{code}-*")):
        for block in (case / "expected.txt").read_text(encoding="utf-8").strip("\n").split("\n\n"):
            if opening.match(block) and ("^" in block or "{" in entry.id + entry.id_fix):
                return block
    return ""


if __name__ == "__main__":
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")
