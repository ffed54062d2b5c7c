"""kim.json of a group that was built elsewhere → what a portal may show of it.

Nothing in it is believed before it was looked at: every text has a length, every date and number is a likely one, no
path leads out of the group's own site. What does not hold is left out and noted, the rest is read.
"""

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from kimsite.model.content import Coordinates, Event, Region
from kimsite.model.summary import GroupSummary, Headline
from kimsite.model.value import frozen
from kimsite.pattern import pattern
from kimsite.read import untrusted as safe
from kimsite.read import values
from kimsite.read.untrusted import Refused, Values
from kimsite.times import ZONE_NAMES, timezone_of
from kimsite.urls import SLUG, SLUG_LENGTH
from kimsite.vocabulary import RATINGS, STAGES, TYPE_IDS

SCHEMA = 1
"""The form that is known in full; of a newer one what is known is read."""
MOST_BYTES = 512 * 1024
"""Of a kim.json, unpacked: ten times what a large group needs."""
HEADLINES, DECREES, AUTHORS = 10, 50, 20
NAME, TITLE, SUMMARY, WORD = 160, 300, 600, 100
GUID = pattern(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LANGUAGE = pattern(r"[a-z]{2,3}")
CODE = pattern(r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?")


@frozen
class Twin:
    """A kim.json that was read. `group` bears the slug and address that it gives itself; of its region the code alone.
    `schema` is the number of its form; `faults` are the places of what could not be used."""

    group: GroupSummary
    schema: int
    faults: tuple[str, ...] = ()


def read_twin(data: bytes) -> Twin | None:
    """The bytes of a kim.json; None for what is none: no JSON table, without a name or the number of its form."""
    table = safe.table_of(data) if len(data) <= MOST_BYTES else None
    if table is None:
        return None
    said = Values(table)
    schema = table.get("schema")
    name = said.take("name", safe.text(NAME), "")
    if type(schema) is not int or not SCHEMA <= schema < 1000 or not name:
        return None
    group = _group(said, name)
    return Twin(group, schema, tuple(said.faults))


def _group(said: Values, name: str) -> GroupSummary:
    code = said.inner("region").take("code", safe.shaped(CODE.fullmatch), "")
    zone = said.take("timezone", safe.one_of(ZONE_NAMES), "") or timezone_of(code)
    group = GroupSummary(
        slug=said.take("id", safe.shaped(_slug), ""),
        name=name,
        short=said.take("short", safe.text(NAME), "") or name,
        tagline=said.take("tagline", safe.text(TITLE), ""),
        base_url=said.take("url", safe.address, ""),
        region=Region(code),
        timezone=zone,
        counts=_counts(said.inner("counts")),
        latest=_headlines(said, "latest", zone),
        last_active=None,
        upcoming=tuple(headline for headline in _headlines(said, "upcoming", zone) if headline.event),
    )
    return replace(group, decree_until=_decree_until(said), coordinates=said.take("coordinates", _coordinates, None))


def _slug(text: str) -> bool:
    return len(text) <= SLUG_LENGTH and bool(SLUG.fullmatch(text))


def _counts(said: Values) -> tuple[tuple[str, int], ...]:
    """Documents by type; of types that are not known here nothing can be said."""
    found = ((type_, said.take(type_, safe.count, 0)) for type_ in TYPE_IDS if said.has(type_))
    return tuple((type_, number) for type_, number in found if number)


def _decree_until(said: Values) -> date | None:
    days = (decree.take("valid_until", safe.day, None) for decree in said.tables("decrees", DECREES))
    return max((day for day in days if day), default=None)


def _coordinates(value: Any) -> Coordinates | None:
    parts = (value.get("latitude"), value.get("longitude")) if isinstance(value, dict) else ()
    texts = tuple(part for part in parts if isinstance(part, str) and len(part) <= 20)
    found = values.coordinates(texts) if len(texts) == 2 else None
    if found is None:
        raise Refused
    return found


def _headlines(said: Values, key: str, zone: str) -> tuple[Headline, ...]:
    """Those that have a title, a page, a type and a date. Each page once."""
    found: dict[str, Headline] = {}
    for one in said.tables(key, HEADLINES):
        headline = _headline(one, ZoneInfo(zone))
        if headline:
            found.setdefault(headline.path, headline)
    return tuple(found.values())


def _headline(said: Values, zone: ZoneInfo) -> Headline | None:
    before = len(said.faults)
    title, path = said.take("title", safe.text(TITLE), ""), said.take("path", safe.page, "")
    type_, date = said.take("type", safe.one_of(TYPE_IDS), ""), said.take("date", safe.moment, None)
    guid = said.take("id", safe.shaped(GUID.fullmatch), "")
    if not (title and path and type_ and date and guid):
        if len(said.faults) == before:  # nothing is wrong with what is there: something is missing
            said.note("title")
        return None
    return Headline(
        path=path,
        title=title,
        type=type_,
        summary=said.take("summary", safe.text(SUMMARY), ""),
        language=said.take("language", safe.shaped(LANGUAGE.fullmatch), ""),
        date=date.astimezone(zone),
        authors=said.take("authors", safe.texts(AUTHORS, WORD), ()),
        guid=guid,
        rating=said.take("rating", safe.one_of([own for own, _ in RATINGS]), ""),
        stage=said.take("stage", safe.one_of([own for own, _ in STAGES]), ""),
        event=_event(said.inner("event"), zone) if said.has("event") else None,
    )


def _event(said: Values, zone: ZoneInfo) -> Event | None:
    start, end = said.take("start", safe.moment, None), said.take("end", safe.moment, None)
    if start is None:
        return None
    if end and end < start:
        said.note("end")
        end = None
    return Event(
        start=start.astimezone(zone),
        end=end.astimezone(zone) if end else None,
        venue=said.take("venue", safe.text(TITLE), ""),
        all_day=said.take("all_day", safe.flag, False),
    )
