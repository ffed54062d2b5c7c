"""A group as the network sees it: how much it has, what is new."""

from collections.abc import Mapping
from datetime import datetime
from itertools import islice

from kimsite.model.site import Item, Site
from kimsite.model.summary import GroupSummary, Headline
from kimsite.plan.activity import log_of
from kimsite.plan.agenda import events_ahead
from kimsite.plan.identity import guid_of, names_of
from kimsite.plan.redirects import moved
from kimsite.vocabulary import TYPE_IDS

HEADLINES = 10
EVENTS = 50
"""Events to come that a network hears of."""


def summarise(site: Site, today: datetime) -> GroupSummary:
    """All that the portal may know of a group."""
    group = site.group
    past = [item.document.date for item in site.items if item.document.date and item.document.date <= today]
    newest = max(past, default=None)
    news, upcoming = headlines(site, today, names_of(site.items))
    return GroupSummary(
        slug=group.slug,
        name=group.name,
        short=group.short or group.name,
        tagline=group.tagline,
        base_url=group.base_url,
        region=group.region,
        timezone=group.timezone,
        counts=counts(site),
        latest=news,
        upcoming=upcoming,
        last_active=newest.date() if newest else None,
        decree_until=max((d.valid_until for d in group.decrees if d.valid_until), default=None),
        moved=moved(site.items),
        coordinates=group.coordinates,
        activity=log_of(site),
    )


def counts(site: Site) -> tuple[tuple[str, int], ...]:
    """How many documents of each type, in the vocabulary's order."""
    found = [item.document.type for item in site.items]
    return tuple((type_, found.count(type_)) for type_ in TYPE_IDS if type_ in found)


def headlines(
    site: Site, today: datetime, names: Mapping[str, str]
) -> tuple[tuple[Headline, ...], tuple[Headline, ...]]:
    """What is new, the newest dated documents first; and the events to come, the nearest first.

    `names` are those of `identity.names_of`.
    """
    dated = [item for item in site.items if item.document.date and item.document.type != "halaman"]
    ahead = events_ahead(site.items, today)
    news = islice((item for item in dated if item not in ahead), HEADLINES)
    return (
        tuple(headline(item, site, names) for item in news),
        tuple(headline(item, site, names) for item in ahead[:EVENTS] if item.document.date),
    )


def headline(item: Item, site: Site, names: Mapping[str, str], undated: datetime | None = None) -> Headline:
    """One document; one without a date is told with that of `undated`. `names` as for `headlines`."""
    document = item.document
    date = document.date or undated
    assert date is not None
    return Headline(
        path=item.path,
        title=document.title,
        type=document.type,
        summary=item.summary,
        language=document.language or site.group.language,
        date=date,
        authors=document.authors,
        guid=guid_of(site.group.identity, names[item.path]),
        rating=document.factcheck.rating if document.factcheck else "",
        stage=document.aspiration.stage if document.aspiration else "",
        event=document.event,
        updated=document.updated if document.event else None,
        featured=document.featured,
    )
