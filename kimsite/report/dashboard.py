"""The report as one page: no script, no other file; what is drawn stands in a table beside it, too."""

from collections.abc import Iterable
from itertools import groupby

from kimsite.report.account import Account
from kimsite.report.elsewhere import elsewhere_grid
from kimsite.report.figures import DECREES, STATES, GroupFigures, change, mean_tenths
from kimsite.report.grid import Grid, Line, Part, simple_grid
from kimsite.report.page import draw
from kimsite.report.plot import month_columns, named_bars, scale_lines, share_bars, shares
from kimsite.report.sums import RegionSum
from kimsite.report.tally import CORE, Tally
from kimsite.report.words import Speech
from kimsite.vocabulary import ADINDA, PROFILE

MOST = 10
"""Groups among the most active."""
MOST_REGIONS = 700
"""Rows of regions, above which districts are left to the other formats: a country's would be half the page."""
NOTHING = "–"


def dashboard_html(account: Account, speech: Speech) -> str:
    """The whole page. For 3,555 groups it has some 300 kB."""
    history = dict(account.history)
    tallies = tuple(history.get(month, Tally()) for month in account.months)
    number = speech.wording.number
    busiest = max(zip(tallies, account.months, strict=True), key=lambda pair: (pair[0].core, pair[1]))
    labels = tuple(speech.wording.t(f"months_short.{int(month[5:])}") for month in account.months)
    top = _top(account)
    states = shares(account.whole.states)
    said = ", ".join(f"{speech(f'state.{state}')} {share}%" for state, share in zip(STATES, states, strict=True))
    return draw(
        "dashboard.html",
        say=speech,
        account=account,
        facts=_facts(account, speech),
        types=tuple(map(speech.type_name, CORE)),
        states=tuple(speech(f"state.{state}") for state in STATES),
        columns=month_columns(labels, tallies),
        scale=scale_lines(tallies),
        months_said=speech("months_plot", most=number(busiest[0].core), month=speech.month(busiest[1])),
        months=_months(account, tallies, speech),
        share=share_bars(account.whole.states),
        states_said=speech("states_plot", said=said),
        activity=_states(account, speech),
        named=named_bars(tuple((group.name, group.month.core) for group in top)),
        top=_top_grid(top, speech),
        decrees=_decrees(account, speech),
        profiles=_profiles(account, speech),
        adinda=_adinda(account, speech),
        regions=_regions(account, speech),
        cut=_is_cut(account),
        groups=_groups(account, speech),
        elsewhere=elsewhere_grid(account, speech),
        fields=len(PROFILE),
    )


def _facts(account: Account, speech: Speech) -> tuple[tuple[str, str], ...]:
    """What stands at the top: a name and a number each."""
    whole, number = account.whole, speech.wording.number
    changed = change(whole.month.core, whole.before)
    trend = f" ({speech.signed(changed)}%)" if changed is not None else ""
    return (
        (speech("groups"), number(whole.groups)),
        *((speech(f"state.{state}").capitalize(), number(n)) for state, n in zip(STATES, whole.states, strict=True)),
        (speech("core_month"), number(whole.month.core) + trend),
        (speech("core_total"), number(whole.total.core)),
        (speech("authors"), number(whole.authors)),
        (speech("complete"), number(whole.complete)),
    )


def _months(account: Account, tallies: tuple[Tally, ...], speech: Speech) -> Grid:
    number = speech.wording.number
    rows = (
        (speech.month(month), *map(number, tally.four), number(tally.core), number(tally.others))
        for month, tally in zip(account.months, tallies, strict=True)
    )
    heads = (speech("month"), *map(speech.type_name, CORE), speech("core"), speech("others"))
    return simple_grid(speech("caption.months", count=len(account.months)), heads, rows)


def _states(account: Account, speech: Speech) -> Grid:
    names = (speech(f"state.{state}") for state in STATES)
    return _shared(speech("caption.states"), speech("state"), names, account.whole.states, speech)


def _decrees(account: Account, speech: Speech) -> Grid:
    names = (speech(f"decree.{decree}") for decree in DECREES)
    return _shared(speech("caption.decrees"), speech("decree"), names, account.whole.decrees, speech)


def _shared(caption: str, head: str, names: Iterable[str], parts: tuple[int, ...], speech: Speech) -> Grid:
    rows = (
        (name.capitalize(), speech.wording.number(part), str(share))
        for name, part, share in zip(names, parts, shares(parts), strict=True)
    )
    return simple_grid(caption, (head, speech("groups"), speech("share")), rows)


def _profiles(account: Account, speech: Speech) -> Grid:
    gaps = zip(PROFILE, account.whole.gaps, strict=True)
    ranked = sorted((pair for pair in gaps if pair[1]), key=lambda pair: -pair[1])
    rows = ((speech.field(name), speech.wording.number(lacking)) for name, lacking in ranked)
    return simple_grid(speech("caption.gaps"), (speech("field"), speech("lacking")), rows)


def _adinda(account: Account, speech: Speech) -> Grid:
    whole, number = account.whole, speech.wording.number
    rows = []
    for place, (word, _) in enumerate(ADINDA):
        found = (row[place] if place < len(row) else 0 for row in (whole.adinda_month, whole.adinda))
        rows.append((speech(f"adinda.{word}"), *map(number, found)))
    return simple_grid(speech("caption.adinda"), (speech("adinda"), speech("this_month"), speech("in_all")), rows)


def _top(account: Account) -> tuple[GroupFigures, ...]:
    """The groups with most core documents in the month."""
    there = (group for group in account.groups if group.month.core)
    return tuple(sorted(there, key=lambda group: (-group.month.core, -group.total.core, group.name, group.slug))[:MOST])


def _top_grid(groups: tuple[GroupFigures, ...], speech: Speech) -> Grid:
    number = speech.wording.number
    rows = (
        (group.name, *map(number, group.month.four), number(group.month.core), number(group.total.core))
        for group in groups
    )
    heads = (speech("group"), *map(speech.type_name, CORE), speech("core_month"), speech("core_total"))
    return simple_grid(speech("caption.top"), heads, rows)


def _is_cut(account: Account) -> bool:
    return len(account.regions) > MOST_REGIONS


def _regions(account: Account, speech: Speech) -> Grid:
    shown = (region for region in account.regions if not (_is_cut(account) and region.level == "district"))
    heads = (
        *(speech("region"), speech("groups")),
        *(speech(f"state.{state}").capitalize() for state in STATES),
        *(speech("core_month"), speech("mean"), speech("core_total")),
        *(f"{speech('decree')} {speech(f'decree.{decree}')}" for decree in ("valid", "expiring", "expired")),
        speech("complete"),
    )
    return Grid(speech("caption.regions"), heads, (Part(tuple(_region(region, speech) for region in shown)),))


def _region(region: RegionSum, speech: Speech) -> Line:
    total, number, depth = region.sum, speech.wording.number, len(region.names) - 1
    figures = (total.groups, *total.states, total.month.core)
    mean = speech.tenths(mean_tenths(total.before))
    rest = (total.total.core, *total.decrees[:3], total.complete)
    return Line(region.names[-1], (*map(number, figures), mean, *map(number, rest)), depth)


def _groups(account: Account, speech: Speech) -> Grid:
    """All groups, under the names of their regencies."""
    heads = (
        *(speech("group"), *map(speech.type_name, CORE), speech("core_month"), speech("core_total")),
        *(speech("silent"), speech("complete"), speech("state"), speech("decree")),
    )
    parts = []
    for (province, regency), members in groupby(account.groups, lambda g: (g.region.province, g.region.regency)):
        title = ", ".join(name for name in (regency, province) if name) or speech("nowhere")
        parts.append(Part(tuple(_group(group, speech) for group in members), title))
    return Grid(speech("caption.groups"), heads, tuple(parts))


def _group(group: GroupFigures, speech: Speech) -> Line:
    number = speech.wording.number
    silent = NOTHING if group.silent is None else number(group.silent)
    counts = map(number, (*group.month.four, group.month.core, group.total.core))
    return Line(
        group.name,
        (*counts, silent, str(group.complete), speech(f"state.{group.state}"), speech(f"decree.{group.decree}")),
    )
