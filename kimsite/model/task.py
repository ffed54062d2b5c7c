"""One output to be made, and the record of one that was."""

from dataclasses import dataclass

from kimsite.model.feed import CalendarView, FeedView, SitemapView, TextView
from kimsite.model.site import Copy
from kimsite.model.view import Page

View = Page | FeedView | CalendarView | SitemapView | TextView


@dataclass(frozen=True, slots=True)
class Task:
    """One output: its path below the site's root, what makes it, and all it may see.

    `maker` is `template:<name>`, or one of `rss`, `atom`, `jsonfeed`, `ics`, `json`,
    `sitemap`, `text`, `csv`, `copy`, `asset`. `source` is the document that a page is of,
    for `kimsite explain`; it shows nowhere.
    """

    path: str
    maker: str
    view: View | Copy
    source: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger knows of one output: the task's key, the bytes' digest, size and mtime (ns).

    `reason` says why it was made when it was last made, and `made` when that build
    began (ns since the epoch), `source` the document it is of: `kimsite explain` tells them.
    """

    path: str
    key: str
    digest: str
    size: int
    mtime: int
    reason: str = ""
    made: int = 0
    source: str = ""
