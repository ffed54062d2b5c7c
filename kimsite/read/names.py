"""Who wrote it: from one line to the names of people.

Names are parted by `&`, `,`, `dan` and `and`; an academic title after a comma
stays with its name: `Siti Aminah, S.Kom., M.Si. dan Yohanes` are two people.
"""

import re
from functools import lru_cache

from kimsite.pattern import pattern

PARTING = pattern(r"\s*[&;]\s*|\s+(?:dan|and)\s+", re.IGNORECASE)
# Degrees by their parts (Permendikbudristek 6/2022 and what is older): S.Sos, S. Kom., M.Pd.I, A.Md.Keb, Sp.PD, Ph.D.
SUBJECTS = (
    "Ag|Ak|AB|AP|Ars|Biomed|Ds|E|Ec|Eng|Farm|Fil|Fis|Gz|H|Han|Hum|Hut|I|IP|IK|Inf|Ikom|Kb|Keb|Ked|Kedg|Kep|Kes|KG|"
    "KH|KM|Kom|Li|Ling|Log|M|Md|Med|Mat|Par|Pd|PdI|Pet|Pi|Psi|Pt|P|PWK|Sc|Si|SI|Sn|Sos|ST|Stat|St|Sy|T|Th|TP|Tr|D|"
    "B|A|OG|PD|Rad|THT|An|JP|N|KK|KJ|Ter|Gr"
)
DEGREE = pattern(
    rf"(?:S|M|A|D|B|Sp|Ph|Pg|CA|Ll|LL)\s?\.\s?(?:{SUBJECTS})(?:\s?\.\s?[A-Z][A-Za-z]{{0,3}})*\.?"
    r"|(?:SE|SH|ST|SS|SP|SKM|SKep|SKom|SSos|SPd|SPdI|SSi|SAg|STP|SHut|SPt|SIP|SPi|SSn|SPsi|SFarm|SKed|SAP|SIKom"
    r"|MM|MH|MT|MA|MBA|MSi|MPd|MKes|MKom|MSc|MHum|MAP|MSos|MPH|MTh|BA|BSc|BEng|PhD|LLM|Amd|AMd|AMK|Lc|Ak|CA|CPA|Apt|Ners|Ns"
    r"|Jr|Sr|I{2,3}|IV)\.?"
)
# "Dinas Komunikasi dan Informatika" is one author.
INSTITUTION = pattern(r"(?:dinas|badan|kementerian|bidang|seksi|bagian|kantor|lembaga|direktorat)\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def split_names(text: str) -> tuple[str, ...]:
    """The names on one line, each once, in order."""
    line = " ".join(text.split())
    if INSTITUTION.match(line) and "," not in line and "&" not in line:
        return (line,)
    found: list[str] = []
    for part in PARTING.split(line):
        people: list[str] = []
        for piece in (piece.strip() for piece in part.split(",")):
            if people and DEGREE.fullmatch(piece):
                people[-1] += f", {piece}"
            elif piece:
                people.append(piece)
        found += people
    return tuple(dict.fromkeys(found))
