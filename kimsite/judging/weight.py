"""What a theme costs readers: compressed, as hosts send it."""

import gzip
from collections.abc import Iterable, Iterator

from kimsite.judging.corners import ARTICLE
from kimsite.judging.drawing import dressed, settings_of
from kimsite.judging.sample import HOME
from kimsite.model.report import Diagnostic
from kimsite.model.theme import Theme
from kimsite.model.value import frozen
from kimsite.plan.frame import bare
from kimsite.render.template import Renderer, TemplateError
from kimsite.theme.i18n import FALLBACK, catalogue

KB = 1000
LIGHT_SHEET = 8 * KB
"""A style sheet up to here leaves room for the text."""
MOST_SCRIPTS = 6 * KB
NETWORK_SEARCH = "jejaring.js"
"""Only a portal's search asks for it, which has neither a worker nor the others."""
MOST_ARTICLE = 14 * KB
"""A text article with its style: what the first round trip of a connection brings."""
MOST_HOME = 100 * KB


@frozen
class Weight:
    """Bytes, compressed: the style sheet, all scripts, a text article and the home page with the style (and without
    pictures, which are the group's)."""

    name: str
    css: int
    scripts: int
    article: int
    home: int


def weigh(theme: Theme) -> Weight:
    """The weight of a theme; 0 for a page that could not be made."""
    sheet = theme.stylesheet
    css = packed(sheet.text) if sheet else 0
    served = {asset.name: packed(asset.text) for asset in theme.served if asset.name.endswith(".js")}
    network = served.pop(NETWORK_SEARCH, 0)
    scripts = packed(bare(theme.script)) + max(packed(bare(theme.worker)) + sum(served.values()), network)
    renderer = Renderer(theme, catalogue(theme, FALLBACK))
    sizes = []
    for name, view in (("document.html", ARTICLE), ("home.html", HOME)):
        try:
            page = renderer.render(name, dressed(view, theme, settings_of(theme)))
        except TemplateError:
            sizes.append(0)
        else:
            sizes.append(packed(page) + (0 if theme.inline else css))
    return Weight(theme.name, css, scripts, *sizes)


def packed(text: str) -> int:
    """The length of a text as gzip makes it."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


def excess(weight: Weight, label: str) -> Iterator[Diagnostic]:
    """K370 to K373: what weighs more than it may."""
    if weight.css > LIGHT_SHEET:
        yield _told("K370", label, weight.css, LIGHT_SHEET)
    limits: Iterable[tuple[str, int, int]] = (
        ("K371", weight.article, MOST_ARTICLE),
        ("K372", weight.scripts, MOST_SCRIPTS),
        ("K373", weight.home, MOST_HOME),
    )
    for code, size, most in limits:
        if size > most:
            yield _told(code, label, size, most)


def _told(code: str, label: str, size: int, most: int) -> Diagnostic:
    return Diagnostic(code, label, facts=(("size", kilobytes(size)), ("most", kilobytes(most))))


def kilobytes(size: int) -> str:
    """`8.3`, in kB."""
    return f"{size / KB:.1f}"
