"""Words in the form under which search knows them: `themes/dasar/assets/cari.js` does the same to what people type.

No dictionary: affixes go, and the first letter is the one that Indonesian prefixes hide, whether a prefix stood there
or not. So *menulis*, *penulis*, *tulisan* and *nulis* are all `tulis`, and *kirim* and *mengirim* are `irim`. What is
no Indonesian loses an end or two, in texts and questions alike. `tests/cases/search/stems.yaml` holds both to the same.
"""

import unicodedata

from kimsite.pattern import pattern

STOP = frozenset(["yang", "dan", "di", "ke", "dari", "untuk", "dengan", "pada", "ini", "itu", "atau", "the", "of"])
APOSTROPHES_AND_MARKS = pattern("['‘’`\u02bc\u0300-\u036f]")
WORD = pattern("[a-z0-9\u0250-\u1fff\u2c00-\ud7ff]+")
OTHER_SCRIPT = pattern("[\u0250-\u1fff\u2c00-\ud7ff]")
SPACED = bytes(code if chr(code).isdigit() or chr(code).islower() else 32 for code in range(128)) + b" " * 128
"""For `bytes.translate`: all but small letters and digits is space."""
PLAIN = pattern("[a-z]{4,}")
PREFIX = pattern(
    "^(?:di(?!dik)|be(?=kerja|ternak)|[bp]el(?=ajar)"
    "|[bp]e(?=r(?:umah|enang|awat|ekam|encana|ajin|antau|usak|unding|amai|akit|ias|aih|ebut))"
    "|ber(?!ikan$)|per|ter(?!.{0,3}an$)|me(?=[mn]|[lrwy][aiueo])|pe(?!r)|ke(?=.*an$))(?=.{4})"
)
AFFIXED = frozenset("bdkmpt")
COVERED = frozenset("kmn")
CLUSTER = pattern("^(?:m(?=[bfpv])|n(?=[cdjstz])|ng(?=[ghk]))")
INITIAL = pattern("^(?:m|ng|ny|n|k)(?=.)")
HIDDEN = {"m": "p", "n": "t", "ny": "s", "ng": "", "k": ""}
REMEMBERED = 1 << 15
"""Words whose stems are kept: texts have most of them alike."""
SUFFIX = pattern("^(?:(.{5,})(?:[lk]ah|pun|[km]u)|(.{3,})nya|(.{4,})(?:an|i|k))$")


def words(text: str) -> list[str]:
    """The words of a text: small letters without accents, nothing where an apostrophe stands (*se'i* is `sei`)."""
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
    text = APOSTROPHES_AND_MARKS.sub("", text)
    if OTHER_SCRIPT.search(text):
        return WORD.findall(text)
    return text.encode("ascii", "replace").translate(SPACED).decode().split()  # the same, in half the time


def stem(word: str) -> str:
    """One of `words` without affixes. Short ones, numbers and other scripts stay as they are."""
    if not PLAIN.fullmatch(word):
        return word
    for _ in range(3):
        if word[0] not in AFFIXED or (rest := PREFIX.sub("", word, count=1)) == word:
            break
        word = _uncovered(rest)
    while found := SUFFIX.fullmatch(word):
        word = found[1] or found[2] or found[3]
    return _uncovered(word)


def _uncovered(word: str) -> str:
    """With the first letter that `me-` and `pe-` hide: *nulis* is `tulis`, *nyapu* `sapu`, *ngambil* `ambil`."""
    if word[0] not in COVERED:
        return word
    return INITIAL.sub(lambda found: HIDDEN[found[0]], CLUSTER.sub("", word, count=1), count=1)


class Roots(dict[str, str]):
    """Stems of words that were met; "" for single letters, short numbers and the smallest words, which say nothing."""

    def __missing__(self, word: str) -> str:
        if len(self) >= REMEMBERED:
            self.clear()
        silent = len(word) < 2 or word in STOP or (len(word) < 3 and word.isdigit())
        return self.setdefault(word, "" if silent else stem(word))


ROOTS = Roots()
