"""Children and suspects in reports of crimes: their names are not for publishing.

Kode Etik Jurnalistik, pasal 5: the identity of victims of sexual crimes, and of children who committed a crime, is not
told. UU 11/2012 (peradilan pidana anak), pasal 19: the identity of a child who is accused, a victim or a witness
is kept secret in the media: name, parents' names, address, face. Peraturan Dewan Pers 1/2019 (Pedoman
Pemberitaan Ramah Anak) counts everybody below 18.
"""

import re
from collections.abc import Iterator

from kimsite.editorial.manuscript import Manuscript
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern

REPORTS = ("berita", "pengumuman", "aspirasi", "cekfakta", "galeri")
CRIME = pattern(
    r"\b(?:pencuri(?:an)?|mencuri|dicuri|penganiaya(?:an)?|(?:meng|di)aniaya|pencabulan|(?:men|di)cabuli|cabul"
    r"|(?:pe)?merkosa(?:an)?|perkosaan|diperkosa|(?:pelecehan|kekerasan) seksual|narkoba|sabu|ganja|tersangka|terdakwa"
    r"|pembunuhan|(?:mem|di)bunuh|pengeroyok(?:an)?|(?:meng|di)keroyok|begal|dibegal|perampok(?:an)?|(?:me|di)rampok"
    r"|penculik(?:an)?|(?:men|di)culik|tindak pidana|persetubuhan|perundungan)\b",
    re.IGNORECASE,
)
STEMS = """
    curi aniaya cabul perkosa seksual narkoba sabu ganja tersangka terdakwa bunuh keroyok begal rampok culik pidana
    setubuh perundungan"""
SIGNS = tuple(STEMS.split())
"""One of these is in every word above: looking for them is quick, and most texts have none."""
PREVENTING = pattern(
    r"\b(?:penyuluhan|sosialisasi|pencegahan|mencegah|bahaya|lomba|kampanye|pelatihan|duta)\b", re.IGNORECASE
)
ROLE = (
    r"\b(?:[Tt]ersangka|[Tt]erduga|[Tt]erdakwa|[Kk]orban|[Pp]elaku|[Aa]nak|[Ss]isw[ai]|[Pp]elajar|[Mm]urid|[Ss]antri"
    r"|[Bb]ocah|[Rr]emaja|[Bb]alita)(?:,? [a-z]+){0,3},? "
)
BODIES = (
    "Desa Dusun Kelurahan Kecamatan Kabupaten Kota Polsek Polres Polda Pengadilan Kejaksaan Rumah Dinas Karang Kepala "
    "Ketua Unit Satuan Pasal Undang Sekolah"
)
"""What two capitals may begin with and be no person."""
NAME = rf"(?P<name>(?!(?:{'|'.join(BODIES.split())})\b)[A-Z][a-z’']{{2,}} [A-Z][a-z’']{{2,}})"
NAMED = pattern(ROLE + NAME)
BRACKETS = r"\((?P<brackets>\d{1,2})(?: ?(?:tahun|thn|th))?\)"
YOUNG = pattern(rf"{NAME}(?: [A-Z][a-z]+)?,? (?:{BRACKETS}|(?:berusia )?(?P<years>\d{{1,2}}) tahun)")
AGE = 18


def hints(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """K621 at the first full name beside such a role, or of somebody below 18, in a paragraph about a crime."""
    if manuscript.document.type not in REPORTS or not manuscript.indonesian:
        return
    lower = manuscript.prose.lower()
    if not any(sign in lower for sign in SIGNS):
        return
    for paragraph in re.finditer(r"\S.*?(?=\n\s*\n|\Z)", manuscript.prose, re.DOTALL):
        text = paragraph[0].replace("\n", " ").replace("*", " ")
        if CRIME.search(text) and not PREVENTING.search(text):
            found = NAMED.search(text) or next(filter(_is_child, YOUNG.finditer(text)), None)
            if found:
                start, end = (paragraph.start() + place for place in found.span("name"))
                initials = "".join(f"{word[0]}." for word in found["name"].split())
                yield manuscript.at("K621", start, end, better=initials)
                return


def _is_child(found: re.Match[str]) -> bool:
    return int(found["brackets"] or found["years"]) < AGE
