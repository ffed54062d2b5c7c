"""The words that stand for a picture where it is not seen: whether they say anything, and what its file's name says."""

import posixpath

from kimsite.pattern import pattern
from kimsite.vocabulary import PICTURE_ENDINGS

LETTERS = pattern(r"[^\W\d_]+")
APART = pattern(r"[\s_-]+")
NUMBERED = pattern(r"^[0-9]+[\s._-]+")
EMPTY = frozenset(
    (
        *("img", "imag", "cimg", "dsc", "dscn", "dscf", "pxl", "mvimg", "sam", "vid", "cam", "hdr", "burst"),
        *("wa", "whatsapp", "at", "am", "pm", "screenshot", "capture", "scan", "copy", "salinan", "untitled"),
        *("foto", "gambar", "gbr", "poto", "kamera", "photo", "picture", "pic", "image", "images", "camera"),
    )
)
"""What cameras, telephones and people in a hurry call any picture."""
ENOUGH = 2
SHORTEST = 3


def says_nothing(words: str) -> bool:
    """Whether these words are a file's name, or fit any picture: `IMG_2041.jpg`, `foto 3`."""
    return words.lower().endswith(PICTURE_ENDINGS) or not _telling(words)


def words_in_name(path: str) -> str:
    """What a file's name says of its picture: `01-petani-memanen-jagung.jpg` → `Petani memanen jagung`.

    "" for a name of fewer than two words that say something.
    """
    stem = posixpath.splitext(posixpath.basename(path))[0]
    if len([word for word in _telling(stem) if len(word) >= SHORTEST]) < ENOUGH:
        return ""
    words = APART.sub(" ", NUMBERED.sub("", stem)).strip()
    return words[:1].upper() + words[1:]


def _telling(words: str) -> list[str]:
    return [word for word in LETTERS.findall(words.lower()) if word not in EMPTY]
