"""What a page costs its reader: weighed as it would travel, and written into the page itself.

A page is compressed here only to be weighed. zlib's fastest way with a small window takes 90 us for an article and
gives 1.077 times what hosts' gzip gives, within 2 %: measured over the sample network.
"""

import posixpath
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

from markupsafe import escape

from kimsite.model.report import Diagnostic
from kimsite.model.task import Task
from kimsite.model.theme import Theme
from kimsite.model.view import DocumentView
from kimsite.model.weight import Budgets, Weight
from kimsite.pattern import pattern
from kimsite.wording import Wording

GAP = "\x01"
"""Stands in a page where its own weight is to be told; no content holds such a character (`kimsite.characters`)."""
FASTER = 1.077
WINDOW, MEMORY = -13, 6
GZIP = 12
"""What its header has over zlib's."""
VIEWPORT = 360
ROOT_SIZE = 16
NAMED = 4
WORDS = 4_000
"""Bytes of a text, compressed, that a budget has room for beside its page: about 1,500 words of Indonesian."""
AT_ONCE = 4
"""So many lazy pictures are near enough to the top of a page to come with it."""
ON_DEMAND = "low"
"""The `fetchpriority` of pictures that nobody sees before they ask: in a closed <details>, in a viewer."""
IMAGE = pattern(r"<img [^>]*>")
ATTRIBUTE = pattern(r' (src|srcset|sizes|loading|fetchpriority)="([^"]*)"')
CONDITION = pattern(r"\((min|max)-width: ([\d.]+)(px|r?em)\) (.+)")
LENGTH = pattern(r"([\d.]+)(vw|px|r?em)")
UNITS = {"vw": VIEWPORT / 100, "px": 1, "rem": ROOT_SIZE, "em": ROOT_SIZE}


class Scales:
    """Weighs the pages of one site: writes into each what it weighs, and says when that is too much (K510),
    or would not be if its text were not so long (K511).

    `pictures` has the bytes of each picture and the source it was made of, by its path.
    """

    def __init__(
        self, theme: Theme, wording: Wording, budgets: Budgets, pictures: Mapping[str, tuple[int, str]]
    ) -> None:
        sheet = theme.stylesheet
        self.wording, self.budgets, self.pictures = wording, budgets, pictures
        self.name = sheet.name if sheet else ""
        self.sheet = sheet.path if sheet else "\0"
        self.text = sheet.text if sheet else "\0"  # which no page holds
        self.style = weigh_once(self.text)

    def put(self, html: str, task: Task) -> tuple[str, Diagnostic | None]:
        """The page with its weight told where its template left room for it; and what to say when it is too heavy."""
        style = self.style if self.text in html or f'{self.sheet}"' in html else 0
        if GAP not in html and len(html) + style <= self.budgets.text and "<img " not in html:
            return html, None  # no page grows by being compressed
        weight = weigh_page(html.replace(self.text, ""), task.path, style, self.pictures)
        limit = self._limit(task, weight)
        problem = self._complaint(task, weight, limit) if weight.at_once > limit else None
        return html.replace(GAP, self._words(weight)), problem

    def _limit(self, task: Task, weight: Weight) -> int:
        if not isinstance(task.view, DocumentView) or len(weight.pictures) > 1:
            return self.budgets.page
        return self.budgets.photo if weight.pictures else self.budgets.text

    def _words(self, weight: Weight) -> str:
        t, size = self.wording.t, self.wording.size
        page = size(weight.page + weight.style)
        words = t("page_weight_pictures", size=page, pictures=size(weight.all)) if weight.pictures else ""
        return str(escape(words or t("page_weight", size=page)))

    def _complaint(self, task: Task, weight: Weight, limit: int) -> Diagnostic:
        """What the page holds, heaviest first, pictures by the files they were made of."""
        parts = [(weight.page, task.path), *((size, self.pictures[path][1]) for path, size in weight.pictures)]
        parts += [(weight.style, self.name)] if weight.style else []
        heaviest = sorted(parts, key=lambda part: (-part[0], part[1]))[:NAMED]
        named = ", ".join(f"{name} {self.wording.size(size)}" for size, name in heaviest)
        sizes = [self.wording.size(size) for size in (weight.at_once, limit)]
        if sizes[0] == sizes[1]:  # nobody would believe that 14 kB are more than 14 kB
            sizes = [f"{self.wording.number(size)} B" for size in (weight.at_once, limit)]
        facts = (("page", task.path), ("size", sizes[0]), ("limit", sizes[1]), ("parts", named))
        code = "K511" if weight.at_once - _long_text(task) <= limit else "K510"
        return Diagnostic(code, task.source or task.path, facts=facts)


def _long_text(task: Task) -> int:
    """Bytes of a document's own words beyond those of a long article."""
    return max(0, weigh(task.view.body) - WORDS) if isinstance(task.view, DocumentView) else 0


def weigh(text: str) -> int:
    """Bytes of a text as hosts send it, compressed; about."""
    squeeze = zlib.compressobj(1, zlib.DEFLATED, WINDOW, MEMORY)
    return int((len(squeeze.compress(text.encode())) + len(squeeze.flush())) / FASTER)


@lru_cache(maxsize=64)
def weigh_once(text: str) -> int:
    """Bytes of a text that many pages share: as small as gzip gets it."""
    return len(zlib.compress(text.encode(), 9)) + GZIP


def weigh_page(html: str, path: str, style: int, pictures: Mapping[str, tuple[int, str]]) -> Weight:
    """A page at `path` with a style sheet of `style` bytes. `pictures` has bytes (and sources) by paths."""
    folder = posixpath.dirname(path)
    lazy, found, shown, sources = 0, {}, 0, set()
    for tag in IMAGE.findall(html) if "<img " in html else ():
        attributes = dict(ATTRIBUTE.findall(tag))
        chosen = posixpath.normpath(posixpath.join(folder, _chosen(attributes)))
        size, source = pictures.get(chosen, (0, ""))
        asked = attributes.get("fetchpriority") == ON_DEMAND
        if chosen in found or not size or (asked and source in sources):
            continue
        found[chosen] = size
        sources.add(source)
        waits = attributes.get("loading") == "lazy"
        lazy += waits and not asked
        shown += 0 if asked or (waits and lazy > AT_ONCE) else size
    heaviest = sorted(found.items(), key=lambda picture: (-picture[1], picture[0]))
    return Weight(weigh(html), style, tuple(heaviest), shown)


def _chosen(attributes: Mapping[str, str]) -> str:
    """The file that a browser takes for a screen of 360 pixels at density 1."""
    choices = sorted(_choices(attributes.get("srcset", "")))
    if not choices:
        return attributes.get("src", "")
    wanted = width_of(attributes.get("sizes", "100vw"))
    return next((path for width, path in choices if width >= wanted), choices[-1][1])


def _choices(srcset: str) -> Iterable[tuple[int, str]]:
    for choice in srcset.split(", ") if srcset else ():
        path, _, width = choice.rpartition(" ")
        if path and width[:-1].isdigit():
            yield int(width[:-1]), path


@lru_cache(maxsize=256)
def width_of(sizes: str) -> float:
    """How wide a picture with these `sizes` is on a screen of 360 pixels."""
    for part in sizes.split(", "):
        condition = CONDITION.fullmatch(part)
        if not condition:
            return _length(part)
        edge = float(condition[2]) * UNITS[condition[3]]
        if edge <= VIEWPORT if condition[1] == "min" else edge >= VIEWPORT:
            return _length(condition[4])
    return VIEWPORT


def _length(text: str) -> float:
    """`45vw`, `5rem`, `calc(100vw - 2rem)` in pixels; the screen's width for what is written otherwise."""
    found = [float(number) * UNITS[unit] for number, unit in LENGTH.findall(text)]
    return found[0] - sum(found[1:]) if found else VIEWPORT
