"""What the pages of a whole network need of one province: in pieces, each read only by those that look at it.

What summaries say is taken from a whole province, what their documents say from wards of its groups. A new document
changes some pieces of its province and its ward. The others stand as they are, and what is made of them, too.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from kimsite.codec import build, decode, encode
from kimsite.model.activity import ActivityLog
from kimsite.model.directory import GroupEntry, GroupLine, RegionNode
from kimsite.model.map import Pin
from kimsite.model.summary import GroupSummary, Headline
from kimsite.model.value import frozen
from kimsite.network.activity import Activity, activity_of
from kimsite.network.directory import group_line, outline, placed, walk
from kimsite.network.frame import PortalFrame
from kimsite.network.groups import entry_of
from kimsite.network.library import Library
from kimsite.network.maps import pins_of
from kimsite.network.news import LATEST, News, featured
from kimsite.network.province import Province
from kimsite.network.topics import Named, shares_of
from kimsite.network.twins import Totals, csv_line, json_line, totals_of
from kimsite.network.words import gather

T = TypeVar("T")
FRONT, NEWEST, FEATURED, ANNOUNCED, AHEAD = "front", "newest", "featured", "announced", "ahead"
ROSTER, REGIONS, HOSTING = "roster", "regions", "hosting"
JSON, CSV, MEMBERS, SHARES, SIZES = "json", "csv", "members", "shares", "sizes"
WORDS = "words:"
"""Names of pieces; before the name of a shelf of words."""
Row = tuple[int, str, str, int, Headline]
"""A headline as it is sorted: by a time, then by its group and path; the group's place in its province; itself."""


@frozen
class Front:
    """What the network's first page says of a province. `few`: all its regions and the groups without a place, if the
    network has so few groups that all are shown."""

    totals: Totals
    activity: Activity
    regions: tuple[RegionNode, ...]
    homeless: tuple[GroupLine, ...]


@frozen
class Roster:
    """Who is in a province, and where: nothing that changes when a group publishes something."""

    entries: tuple[GroupEntry, ...]
    pins: tuple[Pin, ...]


@frozen
class Hosting:
    """What hosts must know of the groups: old addresses, the scripts that their pages carry, where forms lead."""

    moved: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    scripts: tuple[str, ...]
    forms: tuple[str, ...]


def topic_piece(key: str, year: int) -> str:
    """The name of the piece that has the documents of one topic and year."""
    return f"topic:{key}:{year}"


class Gist:
    """The pieces of one province or ward, whose groups are numbered from `base`. `digests` stand for them by name;
    `read` gives one, and raises LookupError."""

    def __init__(self, base: int, groups: int, digests: Mapping[str, str], read: Callable[[str], bytes]) -> None:
        self.base, self.groups = base, groups
        self.digests = digests
        self.read = read

    def get(self, kind: type[T], name: str) -> T:
        """A piece as the value that it is."""
        return decode(kind, self.read(name).decode())

    def parsed(self, name: str) -> Any:
        """A piece that is many small things: what its JSON says."""
        return json.loads(self.read(name))

    def named(self, piece: str) -> Named:
        """The documents of one topic and year."""
        names, told = self.parsed(piece) if piece in self.digests else ((), ())
        return Named(tuple(names), tuple(told))

    def words(self, shelf: str) -> bytes:
        """The words of one shelf."""
        return self.read(WORDS + shelf) if WORDS + shelf in self.digests else b""

    def member(self, place: int) -> GroupSummary:
        """A group, as far as lists name it."""
        return build(GroupSummary, self._members[place])

    def lines(self, name: str) -> list[tuple[str, str]]:
        """A piece that is a line of each group, by slug."""
        head, _, text = self.read(name).decode().partition("\n")
        found, at = [], 0
        for slug, size in json.loads(head):
            found.append((slug, text[at : at + size]))
            at += size
        return found

    @cached_property
    def _members(self) -> list[object]:
        return self.parsed(MEMBERS)  # type: ignore[no-any-return]


def pieces_of(province: Province) -> dict[str, bytes]:
    """All pieces of a province."""
    groups = sorted(province.groups, key=attrgetter("slug"))
    places = {group.slug: place for place, group in enumerate(groups)}
    values: dict[str, object] = {
        FRONT: _front(province),
        NEWEST: _rows(province.news[:LATEST], places, _dated),
        FEATURED: _rows(featured(province.news), places, _dated),
        ANNOUNCED: _rows(province.announced[""], places, _dated),
        AHEAD: _rows(province.ahead[""], places, _starting),
        ROSTER: Roster(tuple(map(entry_of, province.groups)), pins_of(province.groups)),
        REGIONS: [(node.path, node.title) for node in walk(province.regions)],
        HOSTING: _hosting(province.groups),
        MEMBERS: tuple(map(_plain, groups)),
    }
    return {name: encode(value).encode() for name, value in values.items()}


def ward_pieces(frame: PortalFrame, library: Library) -> dict[str, bytes]:
    """All pieces of a ward."""
    shares = shares_of(frame, library) if frame.makes("topics") else {}
    words = gather(library) if frame.makes("search") else {}
    values: dict[str, object] = {
        SHARES: {key: share for key, (share, _) in shares.items()},
        **{topic_piece(key, year): named for key, (_, years) in shares.items() for year, named in years.items()},
    }
    pieces = {name: encode(value).encode() for name, value in values.items()}
    pieces[JSON] = _lines((group.slug, json_line(frame.network, group)) for group in library.groups)
    pieces[CSV] = _lines((group.slug, csv_line(frame.network, group)) for group in library.groups)
    return pieces | word_pieces(words)


def word_pieces(words: Mapping[str, bytes]) -> dict[str, bytes]:
    """Shelves of words, and how large each is."""
    sizes = encode({name: len(data) for name, data in words.items()}).encode()
    return {SIZES: sizes, **{WORDS + name: data for name, data in words.items()}}


def _front(province: Province) -> Front:
    few = province.scope.few
    return Front(
        totals=totals_of(province.groups),
        activity=activity_of(province.groups),
        regions=province.regions if few else outline(province.regions),
        homeless=tuple(group_line(group) for group in province.groups if not placed(group)) if few else (),
    )


def _rows(news: Iterable[News], places: Mapping[str, int], when: Callable[[Headline], int]) -> list[Row]:
    rows = ((when(one.headline), one.group.slug, one.headline) for one in news)
    return [(at, slug, headline.path, places[slug], headline) for at, slug, headline in rows]


def first_of(gists: Iterable[Gist], piece: str, most: int | None = None) -> list[News]:
    """The first headlines of what all provinces say in a piece that is made of rows."""
    rows = [(row[:3], gist, row) for gist in gists for row in gist.parsed(piece)]
    return [
        News(gist.member(place), build(Headline, headline))
        for _, gist, (_, _, _, place, headline) in sorted(rows, key=itemgetter(0))[:most]
    ]


def _dated(headline: Headline) -> int:
    return -int(headline.date.timestamp())


def _starting(headline: Headline) -> int:
    return int(headline.event.start.timestamp()) if headline.event else 0


def _lines(lines: Iterable[tuple[str, str]]) -> bytes:
    """As `Gist.lines` reads them: a network has megabytes, which would cost more as JSON within JSON."""
    some = list(lines)
    head = json.dumps([(slug, len(line)) for slug, line in some])
    return "\n".join((head, "".join(line for _, line in some))).encode()


def _hosting(groups: Iterable[GroupSummary]) -> Hosting:
    return Hosting(
        moved=tuple((group.slug, group.moved) for group in groups if group.moved),
        scripts=tuple(sorted({group.script for group in groups})),
        forms=tuple(sorted({form for group in groups for form in group.forms})),
    )


def _plain(group: GroupSummary) -> GroupSummary:
    """Without all that lists and feeds do not show: what changes with every document is not among it."""
    plain = replace(group, tagline="", counts=(), latest=(), upcoming=(), moved=(), script="", forms=())
    return replace(plain, last_active=None, decree_until=None, coordinates=None, activity=ActivityLog(), roll="")
