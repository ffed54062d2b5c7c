"""The text that people paste into WhatsApp groups ("siaran"): title, two sentences, address."""

import re

from kimsite.pattern import pattern

SENTENCES = 2
LENGTH = 280
"""Characters of the sentences; what a phone shows of a message before it asks to read more, about."""
END = pattern(r"[.!?…][\"'”’)]*(?=\s+[\"'“‘(]*[A-Z0-9])")
ABBREVIATION = pattern(
    r"(?:^|[\s(])(?:[A-Z]|kec|kab|kel|ds|dsn|prov|jl|gg|no|nomor|dr|drs|dra|drg|ir|prof|hj?|st|ust|bpk|ibu|sdr|sdri|tn|ny"
    r"|tgl|hlm|hal|a\.n|u\.p|d\.a|s\.d|dkk|cs|min|max|maks|rp|tel[pf]?|kol|lettu|serda|ipda|aiptu|akp|pdt|rm|pr)\.$",
    re.IGNORECASE,
)
"""What a dot may end without ending a sentence: titles, places, numbers, an initial."""


def broadcast(title: str, summary: str, address: str) -> str:
    """`*Title*` in WhatsApp's bold, up to two sentences, the address; what there is not is left out."""
    bold = f"*{title.replace('*', '').strip()}*"
    return "\n\n".join(part for part in (bold, first_sentences(summary), address) if part)


def first_sentences(text: str, most: int = SENTENCES) -> str:
    """How a text begins: whole sentences as long as they are short, else words up to LENGTH with `…`."""
    flat = " ".join(text.split())
    ends = [found.end() for found in END.finditer(flat) if not ABBREVIATION.search(flat[: found.start() + 1])]
    ends = [*ends, len(flat)][:most]
    short = [end for end in ends if end <= LENGTH]
    if short:
        return flat[: short[-1]].rstrip()
    return flat if len(flat) <= LENGTH else flat[: flat.rfind(" ", 0, LENGTH)].rstrip(" ,;:–-") + "…"
