"""What is new in all groups together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from html import escape

from kimsite.model.feed import FeedEntry
from kimsite.model.summary import GroupSummary, Headline
from kimsite.model.value import frozen
from kimsite.model.view import Card, Link
from kimsite.network.address import home_of, page_of
from kimsite.network.directory import codes_of
from kimsite.plan.facts import event_facts, listing, marked_title, rating_facts, stage_facts
from kimsite.urls import absolute
from kimsite.wording import Wording

LATEST, UPCOMING, FEATURED = 12, 5, 3


@frozen
class News:
    """A headline with the group it comes from. What is not `dated` has a date only to be sorted by."""

    group: GroupSummary
    headline: Headline
    dated: bool = True


def latest(groups: Iterable[GroupSummary]) -> list[News]:
    """What is new in the groups, the newest first."""
    news = [News(group, headline) for group in groups for headline in group.latest]
    return sorted(news, key=lambda n: (-n.headline.date.timestamp(), n.group.slug, n.headline.path))


def announced(groups: Iterable[GroupSummary]) -> list[News]:
    """What is new and what is to come, the latest date first: feeds announce events, too."""
    news = [News(group, headline) for group in groups for headline in (*group.latest, *group.upcoming)]
    return sorted(news, key=lambda n: (-n.headline.date.timestamp(), n.group.slug, n.headline.path))


def by_region(news: Iterable[News], most: int = 0) -> Mapping[str, list[News]]:
    """The same by the codes of provinces, kabupaten/kota and kecamatan, "" for the whole network; in the same order,
    at most so many of each (0: all)."""
    found: defaultdict[str, list[News]] = defaultdict(list)
    for one in news:
        for code in ("", *codes_of(one.group)):
            if not most or len(found[code]) < most:
                found[code].append(one)
    return found


def featured(news: Iterable[News]) -> tuple[News, ...]:
    """The newest that groups put first themselves, one of each group: none fills the front page alone."""
    chosen: dict[str, News] = {}
    for one in news:
        if one.headline.featured and len(chosen) < FEATURED:
            chosen.setdefault(one.group.slug, one)
    return tuple(chosen.values())


def agenda(groups: Iterable[GroupSummary]) -> list[News]:
    """The groups' events to come, the nearest first."""
    news = [(headline.event, News(group, headline)) for group in groups for headline in group.upcoming]
    starts = [(event.start.timestamp(), one.group.slug, one.headline.path, one) for event, one in news if event]
    return [one for *_, one in sorted(starts, key=lambda start: start[:3])]


def cards(news: Iterable[News]) -> tuple[Card, ...]:
    """Headlines as they stand in the portal, each with its group."""
    return tuple(
        Card(
            path=page_of(one.group, one.headline.path),
            title=one.headline.title,
            type=one.headline.type,
            summary=one.headline.summary,
            language=one.headline.language,
            date=one.headline.date if one.dated else None,
            event=one.headline.event,
            rating=one.headline.rating,
            stage=one.headline.stage,
            group=Link(home_of(one.group), one.group.short),
        )
        for one in news
    )


def feed_entry(news: News, wording: Wording) -> FeedEntry:
    """A headline in the network's feeds: its facts and summary, and the way to the whole on the group's site."""
    headline = news.headline
    facts = rating_facts(headline.rating, wording) + stage_facts(headline.stage, wording)
    facts += event_facts(headline.event, wording) if headline.event else []
    summary = f"<p>{escape(headline.summary or headline.title)}</p>"
    return FeedEntry(
        guid=headline.guid,
        url=absolute(news.group.base_url, headline.path),
        title=marked_title(headline.title, headline.rating, wording),
        summary=headline.summary,
        content=listing(facts, wording.language, headline.language) + summary,
        published=headline.date,
        updated=headline.date,
        authors=headline.authors or (news.group.name,),
        categories=(news.group.name,),
        language=headline.language,
    )
