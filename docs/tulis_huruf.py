"""Writes the letters of drawn cards, kimsite/render/fonts/: `python docs/tulis_huruf.py BITTER PUBLIC_SANS`.

Each argument is the `files` folder of an unpacked npm package, @fontsource/bitter 5.3 and @fontsource/public-sans 5.3.
Their Latin and Latin Extended parts become one font each, without hints and tables of layout, which cards do not use.
Needs fonttools and brotli.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "kimsite" / "render" / "fonts"
FACES = (("bitter", 700), ("public-sans", 500))
WANTED = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x300, 0x330), *range(0x1E00, 0x1F00)]
WANTED += [*range(0x2010, 0x2040), 0x20AC, 0x2122, 0x2212, 0x2215]


def part(folder: Path, name: str, weight: int, script: str) -> TTFont:
    """One script of a face, cut down to what cards write."""
    font = TTFont(folder / f"{name}-{script}-{weight}-normal.woff2")
    font.flavor = None
    wish = Options()
    wish.hinting, wish.layout_features, wish.notdef_outline = False, [], True
    wish.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "DSIG"]
    cut = Subsetter(wish)
    cut.populate(unicodes=WANTED)
    cut.subset(font)
    return font


def face(folder: Path, name: str, weight: int) -> frozenset[int]:
    """Writes one face; returns the letters it has."""
    with TemporaryDirectory() as room:
        paths = [f"{room}/{script}.ttf" for script in ("latin", "latin-ext")]
        for path, script in zip(paths, ("latin", "latin-ext"), strict=True):
            part(folder, name, weight, script).save(path)
        whole = Merger().merge(paths)
    whole["head"].created = whole["head"].modified = 0
    whole.recalcTimestamp = False
    whole.save(FONTS / f"{name}.ttf")
    return frozenset(whole.getBestCmap())


if __name__ == "__main__":
    both = [face(Path(folder), *one) for folder, one in zip(sys.argv[1:], FACES, strict=True)]
    letters = "".join(map(chr, sorted(both[0] & both[1])))
    (FONTS / "letters.txt").write_text(letters, "utf-8", newline="")
