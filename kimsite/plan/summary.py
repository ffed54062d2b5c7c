"""A group as the network sees it: how much it has, what is new."""

from collections.abc import Mapping
from datetime import datetime

from kimsite.model.report import GroupSummary, Headline
from kimsite.model.site import Site
from kimsite.plan.identity import guids_of
from kimsite.plan.redirects import moved
from kimsite.vocabulary import TYPE_IDS

HEADLINES = 10


def summarise(site: Site, today: datetime) -> GroupSummary:
    """All that the portal may know of a group."""
    group = site.group
    past = [item.document.date for item in site.items if item.document.date and item.document.date <= today]
    newest = max(past, default=None)
    return GroupSummary(
        slug=group.slug,
        name=group.name,
        short=group.short or group.name,
        tagline=group.tagline,
        base_url=group.base_url,
        region=group.region,
        timezone=group.timezone,
        counts=counts(site),
        latest=headlines(site, guids_of(group, site.items)),
        last_active=newest.date() if newest else None,
        decree_until=max((d.valid_until for d in group.decrees if d.valid_until), default=None),
        moved=moved(site.items),
    )


def counts(site: Site) -> tuple[tuple[str, int], ...]:
    """How many documents of each type, in the vocabulary's order."""
    found = [item.document.type for item in site.items]
    return tuple((type_, found.count(type_)) for type_ in TYPE_IDS if type_ in found)


def headlines(site: Site, guids: Mapping[str, str]) -> tuple[Headline, ...]:
    """The newest dated documents; `guids` by page."""
    found = []
    for item in site.items:
        document = item.document
        if document.date and document.type != "halaman":
            found.append(
                Headline(
                    path=item.path,
                    title=document.title,
                    type=document.type,
                    summary=item.summary,
                    language=document.language or site.group.language,
                    date=document.date,
                    authors=document.authors,
                    guid=guids[item.path],
                    rating=document.factcheck.rating if document.factcheck else "",
                    event=document.event,
                )
            )
        if len(found) == HEADLINES:
            break
    return tuple(found)
