"""One output to be made."""

from kimsite.model.feed import CalendarView, FeedView, SitemapView, TextView
from kimsite.model.index import IndexView, TableView, WordsView
from kimsite.model.preview import Preview
from kimsite.model.site import Copy
from kimsite.model.value import frozen
from kimsite.model.view import Page

View = Page | FeedView | CalendarView | SitemapView | IndexView | WordsView | TableView | TextView | Preview


@frozen
class Task:
    """One output: its path below the site's root, what makes it, and all it may see.

    `maker` is `template:<name>`, or one of `rss`, `atom`, `jsonfeed`, `ics`, `json`,
    `sitemap`, `index`, `text`, `csv`, `copy`, `card`, `asset`. `source` is the document that a page is of,
    for `kimsite explain`; it shows nowhere.
    """

    path: str
    maker: str
    view: View | Copy
    source: str = ""
