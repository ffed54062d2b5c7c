"""What one group has for a bulletin: from its site, for a month and the day on which it is hung up."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from kimsite.bulletin.clip import clipped, discreet, paragraphs, printable, shortened
from kimsite.contacts import own_contacts
from kimsite.model.site import Copy, Image, Item, Site
from kimsite.model.value import frozen
from kimsite.plan.facts import marked_title
from kimsite.plan.frame import social_links
from kimsite.report.period import Period
from kimsite.report.words import Speech
from kimsite.urls import absolute

NEWS = ("berita", "cekfakta", "aspirasi")
LONGEST = 3000
"""Characters of a text that are kept: a board has no room for more."""
CAPTION = 120
TITLE = 110
"""Characters of a title on paper."""
LASTING = timedelta(days=45)
"""How long an announcement without an end counts as valid, and how far ahead events are told."""


@frozen
class Picture:
    """A photo: the copy that pages have of it, what is seen on it, the words below it, the page of its text."""

    copy: Copy
    alt: str
    caption: str
    address: str


@frozen
class Story:
    """A text of the month. `facts` is a line above it, where and when; `address` is its page, "" where none is
    known."""

    title: str
    facts: str
    texts: tuple[str, ...]
    day: date
    group: str
    address: str
    featured: bool = False
    picture: Picture | None = None
    key: str = ""


@frozen
class Notice:
    """An announcement that still holds."""

    title: str
    until: date | None
    texts: tuple[str, ...]
    day: date
    group: str
    address: str
    key: str = ""


@frozen
class Occasion:
    """An event to come: `when` in words."""

    title: str
    when: str
    venue: str
    start: datetime
    group: str
    address: str
    key: str = ""


@frozen
class Caller:
    """How to reach a group, as it made public itself: `ways` are the quickest, `lines` all of them with its address."""

    name: str
    tagline: str
    place: str
    ways: tuple[str, ...]
    lines: tuple[str, ...]
    address: str


@frozen
class Crop:
    """All that a group has."""

    stories: tuple[Story, ...]
    notices: tuple[Notice, ...]
    occasions: tuple[Occasion, ...]
    pictures: tuple[tuple[date, Picture], ...]
    caller: Caller


def hanging_day(period: Period) -> date:
    """The day as of which a bulletin speaks of what is to come: today while its month runs, else the first day after
    it. So the bulletin of a month that is over is the same whenever it is made."""
    return period.day if period.running else period.day + timedelta(days=1)


def crop_of(site: Site, period: Period, said: Speech) -> Crop:
    """What is in a site for this month's bulletin."""
    picking = _Picking(site, period, said)
    return Crop(
        stories=tuple(picking.stories()),
        notices=tuple(picking.notices()),
        occasions=tuple(picking.occasions()),
        pictures=tuple(picking.pictures()),
        caller=picking.caller(),
    )


class _Picking:
    def __init__(self, site: Site, period: Period, said: Speech) -> None:
        self.site = site
        self.group = site.group
        self.period = period
        self.day = hanging_day(period)
        self.said = said
        self.public = own_contacts(site.group)
        self.copies = {copy.path: copy for copy in site.copies}

    def stories(self) -> Iterator[Story]:
        """News of the month, the newest first."""
        for item in self._of(*NEWS):
            document = item.document
            if document.date and self._in_month(document.date):
                yield Story(
                    title=self._title(item),
                    facts=self._facts(item),
                    texts=self._texts(item),
                    day=document.date.date(),
                    group=self.group.name,
                    address=self._address(item),
                    featured=document.featured,
                    picture=self._picture(item.image, item),
                    key=document.path,
                )

    def notices(self) -> Iterator[Notice]:
        """Announcements that hold on the day; without an end they do for LASTING."""
        for item in self._of("pengumuman"):
            document = item.document
            if document.date is None or document.date.date() > self.day:
                continue
            end = document.valid_until.date() if document.valid_until else None
            if (end or document.date.date() + LASTING) >= self.day:
                texts, address = self._texts(item), self._address(item)
                day, name = document.date.date(), self.group.name
                yield Notice(self._title(item), end, texts, day, name, address, document.path)

    def occasions(self) -> Iterator[Occasion]:
        """Events that are not over on the day, up to LASTING ahead."""
        for item in self._of("agenda"):
            event = item.document.event
            if event is None or not self.day <= (event.end or event.start).date():
                continue
            if event.start.date() <= self.day + LASTING:
                venue = shortened(event.venue or item.document.place, TITLE)
                when, name = self.said.wording.when(event), self.group.name
                key = item.document.path
                yield Occasion(self._title(item), when, venue, event.start, name, self._address(item), key)

    def pictures(self) -> Iterator[tuple[date, Picture]]:
        """The first photo of each gallery of the month."""
        for item in self._of("galeri"):
            photo = next(iter(item.photos), None) or item.image
            picture = self._picture(photo, item)
            if picture and item.document.date and self._in_month(item.document.date):
                yield item.document.date.date(), picture

    def caller(self) -> Caller:
        """Who to ask. Numbers of the board are there only where they are public."""
        group, region = self.group, self.group.region
        village = f"{region.village_kind} {region.village}".strip()
        place = ", ".join(name for name in (village, region.district, region.regency) if name)
        ways = [f"WhatsApp +{group.contact.wa}" if group.contact.wa else "", group.contact.email]
        ways = [way for way in ways if way]
        lines = [" ".join(group.address.split()), *ways]
        lines += [f"{officer.role} {officer.name}: +{officer.phone}" for officer in group.officers if officer.phone]
        lines += [f"{link.title}: {link.path}" for link in social_links(group)]
        home = absolute(group.base_url, "index.html")
        return Caller(
            group.name, group.tagline, place, tuple(ways), tuple(shortened(line, TITLE) for line in lines if line), home
        )

    def _of(self, *types: str) -> Iterator[Item]:
        return (item for item in self.site.items if item.document.type in types)

    def _in_month(self, day: date) -> bool:
        return day.isoformat()[:7] == self.period.month

    def _title(self, item: Item) -> str:
        """A claim that is not true never stands there without what it was found to be."""
        check = item.document.factcheck
        title = marked_title(item.document.title, check.rating if check else "", self.said.wording)
        return shortened(self._discreet(title), TITLE)

    def _texts(self, item: Item) -> tuple[str, ...]:
        texts = paragraphs(item.utf8.decode()) or ((item.summary,) if item.summary else ())
        return clipped(tuple(filter(None, map(self._discreet, texts))), LONGEST)

    def _discreet(self, text: str) -> str:
        return printable(discreet(text, self.public, self.said("hidden_number")))

    def _facts(self, item: Item) -> str:
        """Where and when."""
        document, wording = item.document, self.said.wording
        return shortened(wording.dateline(document.dateline or document.place, document.date).lstrip(", "), TITLE)

    def _address(self, item: Item) -> str:
        return absolute(self.group.base_url, item.path)

    def _picture(self, image: Image | None, item: Item) -> Picture | None:
        if image is None or image.src not in self.copies:
            return None
        caption = image.caption or item.document.caption or item.document.title
        words = " ".join(clipped((self._discreet(caption),), CAPTION))
        return Picture(self.copies[image.src], image.alt, words, self._address(item))
