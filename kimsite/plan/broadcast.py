"""The text that people paste into WhatsApp groups ("siaran"): title, when and where, two sentences, address."""

from collections.abc import Iterator
from itertools import islice

from kimsite.pattern import pattern

SENTENCES = 2
LENGTH = 280
"""Characters of the sentences; what a phone shows of a message before it asks to read more, about."""
END = pattern(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9À-ÖØ-Þ])")
"""What may end a sentence: marks, and behind them something that may begin one."""
LAST_WORD = pattern(r"[\w.]+$")
ABBREVIATIONS = """
    kec kel kab prov ds dsn kep jl jln gg no tlp telp hlm tgl pkl th maks dr drg drs dra ir prof h hj kh tgk ust ustz
    pdt rm tn ny nn sdr sdri bpk yth alm almh kol lettu serda ipda aiptu akp mis vs pt cv ltd mr mrs ms"""
SHORT = frozenset(ABBREVIATIONS.split())
"""What is written short with a point and goes on. "dll.", "dsb." and "dkk." mostly end what they stand in."""
INITIALS = 2
"""How many letters stand before the first point of S.Pd., Sp.OG., a.n., and not in kim.example."""


def broadcast(title: str, summary: str, address: str, facts: tuple[str, ...] = ()) -> str:
    """`*Title*` in WhatsApp's bold, `facts` a line each, up to two sentences, the address; what there is not is left
    out."""
    bold = f"*{' '.join(title.replace('*', '').split())}*"
    return "\n\n".join(part for part in ("\n".join((bold, *facts)), first_sentences(summary), address) if part)


def first_sentences(text: str, most: int = SENTENCES) -> str:
    """How a text begins: whole sentences as long as they are short, else words up to LENGTH with `…`."""
    said = ""
    for sentence in islice(sentences(" ".join(text.split())), most):
        longer = f"{said} {sentence}" if said else sentence
        if said and (len(longer) > LENGTH or sentence.endswith("…")):
            break  # what was cut off says nothing that a whole sentence did not
        said = longer
    return said if len(said) <= LENGTH else said[: said.rfind(" ", 0, LENGTH)].rstrip(" ,;:–-") + "…"


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text on one line."""
    start = 0
    for end in END.finditer(text):
        if text[end.start()] != "." or _ends(text[start : end.start()]):
            yield text[start : end.end()].rstrip()
            start = end.end()
    if start < len(text):
        yield text[start:]


def _ends(sentence: str) -> bool:
    """Whether a point after this ends a sentence: not after what is written short, an initial, a number in front."""
    found = LAST_WORD.search(sentence)
    if not found:
        return True
    word = found[0]
    if word[0].isdigit():
        return found.start() > 0
    dotted = "." in word and len(word.partition(".")[0]) <= INITIALS
    initial = len(word) == 1 and word.isupper()
    return not (dotted or initial or word.lower() in SHORT)
