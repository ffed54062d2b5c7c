"""How a site shall look: what theme.yaml, templates/, assets/ and i18n/ hold, parents merged in."""

from kimsite.model.value import frozen

OPTIONAL = (
    *("categories", "tags", "authors", "archive"),
    *("profile", "voice", "search", "not_found"),
    *("rss", "atom", "jsonfeed", "type_feeds", "category_feeds", "calendar"),
    *("json_ld", "twins", "app", "map", "topics", "directory"),
)
"""What a theme may do without: index pages, standing pages, feeds, what is made for programs."""

OF_PORTALS = {
    "map": "map.html",
    "topics": "topic.html",
    "directory": "groups.html",
    "calendar": "agenda.html",
    "search": "find.html",
}
"""Templates that a portal alone draws, by what it makes with them. A theme that lacks one is older than such pages, or
was made for groups: it is whole, and its portals do without them."""

SCRIPT, WORKER = "halaman.js", "sw.js"
"""Assets that are not files of their own below aset/: see Theme."""


@frozen
class Setting:
    """One setting of a theme: `kind` is text, colour, choice, choices, types or bool. `choices` are the words to choose
    from; `grounds`, for a colour, what it is read on in the light and in the dark, if the theme names them."""

    name: str
    kind: str
    default: str
    choices: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


@frozen
class MacroSight:
    """What the macro `name` can see besides its arguments: names, and fields of what some names mean."""

    name: str
    names: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]


@frozen
class Template:
    """A template's name, its text and `closure`: the digest of it and of all it extends, includes or imports.

    `label` is how messages call its file, which lies in the theme or in one of its parents. `code` is what it is in
    Python, and `sights` what was read off it meanwhile; "" for one that was not translated yet.
    """

    name: str
    text: str
    closure: str
    label: str = ""
    code: str = ""
    sights: tuple[MacroSight, ...] = ()


@frozen
class Asset:
    """A file that pages ask for. `path` is where it goes (its name carries the digest), `text` its content; a style
    sheet has all in it that it imports."""

    name: str
    path: str
    text: str


@frozen
class Catalogue:
    """Words of the interface in one language, with Indonesian where a word is missing."""

    language: str
    words: tuple[tuple[str, str], ...]


@frozen
class Theme:
    """A theme with its parents merged in: nearest first wins. `without`, in OPTIONAL's order: what is not made.

    With `inline`, pages carry the style sheet within instead of asking for it.
    """

    name: str
    version: str
    settings: tuple[Setting, ...]
    templates: tuple[Template, ...]
    assets: tuple[Asset, ...]
    catalogues: tuple[Catalogue, ...]
    without: tuple[str, ...] = ()
    inline: bool = False

    @property
    def stylesheet(self) -> Asset | None:
        """The style sheet of all pages; there is one at most."""
        return next((asset for asset in self.assets if asset.name.endswith(".css")), None)

    @property
    def script(self) -> str:
        """The script that pages carry within, or ""."""
        return self._text(SCRIPT)

    @property
    def worker(self) -> str:
        """The script that keeps pages for reading offline, or ""; it lies at the site's root."""
        return self._text(WORKER)

    @property
    def served(self) -> tuple[Asset, ...]:
        """The assets that are files of their own, below aset/."""
        within = {SCRIPT, WORKER}
        return tuple(a for a in self.assets if a.name not in within and not (self.inline and a.name.endswith(".css")))

    def _text(self, name: str) -> str:
        return next((asset.text for asset in self.assets if asset.name == name), "")
