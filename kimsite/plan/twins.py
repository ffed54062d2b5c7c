"""kim.json: the group for programs, so that nobody has to read its pages for numbers."""

import json
from collections.abc import Iterable
from typing import Any

from kimsite.model.content import Decree, Event, Group, Officer
from kimsite.model.summary import Headline
from kimsite.plan.frame import social_links
from kimsite.urls import absolute

UPCOMING = 10
"""Events to come that a twin tells; pages and calendars have them all."""
SCHEMA = 1
"""Raised when a key gets another meaning; new keys alone do not raise it."""


def kim_json(
    group: Group, counts: Iterable[tuple[str, int]], latest: tuple[Headline, ...], upcoming: tuple[Headline, ...]
) -> str:
    """JSON text. Every key is always there; what is not known is "", [] or null.

    schema       number of this form
    id, name, short, tagline, kim_id, founded, language, timezone
    url          the group's address, or "" without base_url
    region       code (Kemendagri), province, regency, district, village
    bps_code, address, coordinates (latitude, longitude as decimal text, or null)
    contact      whatsapp, email
    social       the group's pages elsewhere: name, url
    decrees      number, issued, issuer, valid_until (days as YYYY-MM-DD, or null)
    officers     role, name, section, phone: only a number that was made public
    vision, mission, programs, partners, fields, coach, awards
    network_awards  what the network gave: title, date (YYYY-MM-DD or null)
    counts       documents by type
    latest       the newest documents: id, title, type, path below the group's root, url, summary, language,
                 date (RFC 3339), authors, rating (of a fact check, else ""),
                 stage (of an aspiration, else ""), event (start, end, venue, all_day; else null)
    upcoming     the events to come, the nearest first, in the same form
    """
    twin = {
        "schema": SCHEMA,
        "id": group.slug,
        "url": absolute(group.base_url, "index.html"),
        **_texts(group, "name", "short", "tagline", "kim_id", "founded", "language", "timezone"),
        "region": _texts(group.region, "code", "province", "regency", "district", "village"),
        **_texts(group, "bps_code", "address"),
        "coordinates": _texts(group.coordinates, "latitude", "longitude") if group.coordinates else None,
        "contact": {"whatsapp": group.contact.wa, "email": group.contact.email},
        "social": [{"name": link.title, "url": link.path} for link in social_links(group)],
        "decrees": [_decree(decree) for decree in group.decrees],
        "officers": [_officer(officer) for officer in group.officers],
        "vision": group.vision,
        "mission": list(group.mission),
        "programs": list(group.programs),
        "partners": list(group.partners),
        "fields": list(group.fields),
        "coach": group.coach,
        "awards": list(group.awards),
        "network_awards": [
            {"title": honour.title, "date": honour.day and honour.day.isoformat()} for honour in group.honours
        ],
        "counts": dict(sorted(counts)),
        "latest": [headline_twin(headline, group.base_url) for headline in latest],
        "upcoming": [headline_twin(headline, group.base_url) for headline in upcoming[:UPCOMING]],
    }
    return json.dumps(twin, ensure_ascii=False, indent=1) + "\n"


def _texts(value: object, *names: str) -> dict[str, Any]:
    return {name: getattr(value, name) for name in names}


def _decree(decree: Decree) -> dict[str, Any]:
    return {
        "number": decree.number,
        "issued": decree.issued and decree.issued.isoformat(),
        "issuer": decree.issuer,
        "valid_until": decree.valid_until and decree.valid_until.isoformat(),
    }


def _officer(officer: Officer) -> dict[str, Any]:
    return _texts(officer, "role", "name", "section", "phone")


def headline_twin(headline: Headline, base_url: str) -> dict[str, Any]:
    """One of the newest documents."""
    return {
        "id": headline.guid,
        **_texts(headline, "title", "type", "path"),
        "url": absolute(base_url, headline.path),
        **_texts(headline, "summary", "language"),
        "date": headline.date.isoformat(timespec="seconds"),
        "authors": list(headline.authors),
        "rating": headline.rating,
        "stage": headline.stage,
        "event": headline.event and _event(headline.event),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "start": event.start.isoformat(timespec="seconds"),
        "end": event.end and event.end.isoformat(timespec="seconds"),
        **_texts(event, "venue", "all_day"),
    }
