"""One task to its bytes, by its maker."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kimsite.model.feed import CalendarView, FeedView, SitemapView, TextView
from kimsite.model.index import IndexView, TableView, WordsView
from kimsite.model.preview import Preview
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits
from kimsite.model.site import Copy
from kimsite.model.task import Task
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.view import Page
from kimsite.model.weight import STANDARD, Budgets
from kimsite.render.entries import Entries
from kimsite.render.template import Renderer, TemplateError
from kimsite.render.weight import Scales
from kimsite.wording import Wording

NONE: Mapping[str, tuple[int, str]] = MappingProxyType({})

if TYPE_CHECKING:
    from PIL.Image import Image

    from kimsite.render.card import Easel
    from kimsite.render.darkroom import Darkroom


class Maker:
    """Makes the outputs of one site. `source` is the project folder, where pictures and files are read; `pictures` are
    those that were made already, for pages to tell what they weigh."""

    def __init__(
        self,
        theme: Theme,
        catalogue: Catalogue,
        source: Path,
        limits: Limits,
        budgets: Budgets = STANDARD,
        pictures: Mapping[str, tuple[int, str]] = NONE,
    ) -> None:
        self.renderer = Renderer(theme, catalogue)
        self.scales = Scales(theme, Wording(catalogue), budgets, pictures)
        self.source = source
        self.limits = limits
        self._entries = Entries()
        self._darkroom: Darkroom | None = None
        self._easel: Easel | None = None

    def make(self, task: Task) -> tuple[bytes | None, Diagnostic | None]:
        """The bytes, and what is to be said of them; or why there are none."""
        view = task.view
        if isinstance(view, TextView):
            return view.text.encode(), None
        if isinstance(view, Copy):
            return self._copy(view)
        if isinstance(view, Preview):
            return self._card(view), None
        if isinstance(view, FeedView):
            return self._feed(task.maker, view), None
        if isinstance(view, CalendarView):
            from kimsite.render.calendar import ics

            return ics(view), None
        if isinstance(view, SitemapView):
            from kimsite.render.sitemap import sitemap, sitemap_index

            return (sitemap if task.maker == "sitemap" else sitemap_index)(view), None
        if isinstance(view, IndexView):
            from kimsite.render.search import search_file

            return search_file(view), None
        if isinstance(view, WordsView | TableView):
            from kimsite.render.lexicon import table_file, words_file

            return words_file(view) if isinstance(view, WordsView) else table_file(view), None
        return self._page(task, view)

    def _page(self, task: Task, view: Page) -> tuple[bytes | None, Diagnostic | None]:
        try:
            html = self.renderer.render(task.maker.removeprefix("template:"), view)
        except TemplateError as fault:
            return None, fault.diagnostic
        html, problem = self.scales.put(html, task)
        return html.encode(), problem

    def _copy(self, copy: Copy) -> tuple[bytes | None, Diagnostic | None]:
        if copy.format == "file":
            return self._file(copy)
        from kimsite.render.darkroom import Darkroom
        from kimsite.render.picture import PictureError

        self._darkroom = self._darkroom or Darkroom(self.source, self.limits)
        try:
            return self._darkroom.copy(copy), None
        except OSError:
            return None, Diagnostic("K005", copy.source)
        except PictureError as fault:
            return None, fault.diagnostic

    def _feed(self, maker: str, view: FeedView) -> bytes:
        if maker == "jsonfeed":
            from kimsite.render.jsonfeed import jsonfeed

            return jsonfeed(view, self._entries)
        from kimsite.render.feed import atom, rss

        return (rss if maker == "rss" else atom)(view, self._entries)

    def _card(self, card: Preview) -> bytes:
        from kimsite.render.card import Easel

        self._easel = self._easel or Easel(partial(_logo, self.source, self.limits))
        return self._easel.draw(card)

    def _file(self, copy: Copy) -> tuple[bytes | None, Diagnostic | None]:
        """An attachment, as it is."""
        try:
            return (self.source / copy.source).read_bytes(), None
        except OSError:
            return None, Diagnostic("K005", copy.source)


def _logo(source: Path, limits: Limits, path: str) -> "Image | None":
    """A logo to be drawn; None when it is broken, which the making of its own copies tells."""
    from kimsite.render.picture import PictureError, print_of

    try:
        return print_of((source / path).read_bytes(), path, limits)
    except (OSError, PictureError):
        return None
