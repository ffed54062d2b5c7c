"""A sheet of A4 for each group and month: who they are, what they did, room for signatures."""

from collections.abc import Iterable
from datetime import date

from kimsite.model.content import Decree, Document, Group
from kimsite.model.site import Site
from kimsite.model.value import frozen
from kimsite.report.figures import GroupFigures
from kimsite.report.page import draw
from kimsite.report.period import Period, later
from kimsite.report.snapshot import Snapshot
from kimsite.report.tally import CORE, Tally
from kimsite.report.words import Speech
from kimsite.vocabulary import ADINDA

CHAIR = ("ketua", "chair")
SECRETARY = ("sekretaris", "secretary")


@frozen
class Sheet:
    """All that stands on one: everything is text already.

    `facts` are names and values of who the group is; `counts` a line for each core type, for all of them and for all
    others: the name, this month, the month before, in all; `activities` and `events` lines of their tables. `official`
    is who acknowledges, `chair` and `secretary` who sign, "" where the group names nobody.
    """

    name: str
    facts: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, ...], ...]
    activities: tuple[tuple[str, ...], ...]
    events: tuple[tuple[str, ...], ...]
    adinda: tuple[tuple[str, str], ...]
    official: str
    chair: str
    secretary: str
    photos: tuple[Snapshot, ...] = ()


def sheet_of(
    site: Site,
    figures: GroupFigures,
    network: str,
    period: Period,
    speech: Speech,
    photos: tuple[Snapshot, ...] = (),
) -> Sheet:
    """The sheet of one group. What waits for its date in a running month is not on it: it is not on the site."""
    group = site.group
    documents = [item.document for item in site.items]
    return Sheet(
        name=group.name,
        facts=_facts(group, network, period, speech),
        counts=_counts(figures, period, speech),
        activities=_activities(documents, period, speech),
        events=_events(documents, period, speech),
        adinda=_adinda(figures, speech),
        official=_official(group, speech),
        chair=_officer(group, CHAIR),
        secretary=_officer(group, SECRETARY),
        photos=photos,
    )


def forms_html(sheets: Iterable[Sheet], period: Period, speech: Speech) -> str:
    """One page of HTML with a sheet for each group, each on paper of its own."""
    return draw("form.html", say=speech, sheets=tuple(sheets), month=speech.month(period.month), period=period)


def _facts(group: Group, network: str, period: Period, speech: Speech) -> tuple[tuple[str, str], ...]:
    region = group.region
    village = f"{region.village_kind} {region.village}".strip()
    place = ", ".join(name for name in (village, region.district, region.regency, region.province) if name)
    phone = f"+{group.contact.wa}" if group.contact.wa else ""
    facts = (
        ("kim_id", group.kim_id),
        ("region", place),
        ("address", " ".join(group.address.split())),
        ("form_decree", _decree(group.decrees, period.day, speech)),
        ("coach", group.coach),
        ("network", network),
        ("contact", ", ".join(part for part in (phone, group.contact.email) if part)),
    )
    return tuple((speech(key), value) for key, value in facts if value)


def _decree(decrees: tuple[Decree, ...], day: date, speech: Speech) -> str:
    """The newest decree that is there on a day."""
    there = [decree for decree in decrees if decree.issued is None or decree.issued <= day]
    newest = max(there, key=lambda decree: (decree.issued or date.min, decree.valid_until or date.max), default=None)
    if newest is None or not newest.valid_until:
        return newest.number if newest else ""
    return speech("until", number=newest.number, date=speech.wording.date(newest.valid_until)).removeprefix(", ")


def _counts(figures: GroupFigures, period: Period, speech: Speech) -> tuple[tuple[str, ...], ...]:
    before = dict(figures.history).get(later(period.month, -1), Tally())
    tallies, number = (figures.month, before, figures.total), speech.wording.number
    return (
        *((speech.wording.type_name(type_), *(number(tally.of(type_)) for tally in tallies)) for type_ in CORE),
        (speech("core"), *(number(tally.core) for tally in tallies)),
        (speech("others"), *(number(tally.others) for tally in tallies)),
    )


def _activities(documents: Iterable[Document], period: Period, speech: Speech) -> tuple[tuple[str, ...], ...]:
    """What was published in the month: day, type, title, place, authors."""
    found = [(one.date, one.path, one) for one in documents if one.date and _is_in(one.date, period)]
    return tuple(
        (
            *(speech.wording.date(day), speech.wording.type_name(one.type), one.title),
            *((one.event.venue if one.event else "") or one.place or one.dateline, ", ".join(one.authors)),
        )
        for day, _, one in sorted(found, key=lambda row: row[:2])
    )


def _events(documents: Iterable[Document], period: Period, speech: Speech) -> tuple[tuple[str, ...], ...]:
    """What takes place in the month, whenever it was announced: time, title, place."""
    found = [(one.event, one) for one in documents if one.event and _is_in(one.event.start, period)]
    ordered = sorted(found, key=lambda pair: (pair[0].start, pair[1].path))
    return tuple((speech.wording.when(event), one.title, event.venue or one.place) for event, one in ordered)


def _adinda(figures: GroupFigures, speech: Speech) -> tuple[tuple[str, str], ...]:
    found = dict(enumerate(figures.adinda_month))
    return tuple((speech(f"adinda.{word}"), str(found.get(place, 0))) for place, (word, _) in enumerate(ADINDA))


def _official(group: Group, speech: Speech) -> str:
    kind = "Desa" if group.region.village_kind == "Desa Adat" else group.region.village_kind
    return speech(f"official.{kind}", village=group.region.village) if kind else speech("official")


def _officer(group: Group, roles: tuple[str, ...]) -> str:
    """The first of the board whose role begins with one of these words."""
    return next((one.name for one in group.officers if one.role.casefold().startswith(roles)), "")


def _is_in(day: date, period: Period) -> bool:
    return day.isoformat()[:7] == period.month
