"""What a report counts is what a person would count on paper, for any documents and any day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.codec import decode, encode
from kimsite.model.activity import ActivityLog, MonthLog, Term, Thresholds, lines_of
from kimsite.model.content import Contact, Document, Group, Region
from kimsite.model.site import Item, Site
from kimsite.model.summary import GroupSummary
from kimsite.plan.activity import gaps
from kimsite.plan.summary import summarise
from kimsite.report.account import account_of
from kimsite.report.figures import change, decree_state, figures_of, mean_tenths, percent, state_of, streak
from kimsite.report.period import later, months_until, period_of
from kimsite.report.sums import region_sums, sum_of
from kimsite.report.tally import CORE
from kimsite.vocabulary import ADINDA, PROFILE, TYPE_IDS, TYPES

USUAL = Thresholds()
WORDS = tuple(names[0] for names in ADINDA)
GROUP = Group("kim-a", "content/kim-a/group.yaml", "content/kim-a", "KIM A")
days = st.dates(date(2024, 10, 1), date(2026, 2, 28))
written = st.lists(
    st.tuples(
        st.none() | days,
        st.sampled_from(TYPE_IDS),
        st.lists(st.sampled_from(WORDS), unique=True, max_size=3),
        st.lists(st.sampled_from(["Ana", "Beni", "Citra", "Dodi"]), unique=True, max_size=2),
    ),
    max_size=40,
)


def summary_of(rows, group=GROUP):
    """The summary of a group that wrote these documents, as a build makes it."""
    documents = (
        Document(
            f"{number}.md",
            kind,
            f"t{number}",
            f"T{number}",
            "",
            date=datetime(day.year, day.month, day.day, 9, tzinfo=UTC) if day else None,
            adinda=tuple(words),
            authors=tuple(names),
        )
        for number, (day, kind, words, names) in enumerate(rows)
    )
    items = tuple(Item(document, f"{document.slug}.html", b"", (), "", 0, 0) for document in documents)
    return summarise(Site(group, items), datetime(2026, 3, 1, tzinfo=UTC))


def figures(rows, month="", today=date(2026, 3, 1)):
    return figures_of(summary_of(rows), period_of(month, today), USUAL)


def test_core_types_are_those_of_the_ministry():
    assert set(CORE) == {type_.id for type_ in TYPES if type_.core}


@given(written, days)
def test_every_document_is_counted_once_in_its_month_and_in_all(rows, day):
    month = day.isoformat()[:7]
    found = figures(rows, month)
    inside = [row for row in rows if row[0] and row[0].isoformat()[:7] == month]
    until = [row for row in rows if not row[0] or row[0].isoformat()[:7] <= month]
    for type_ in TYPE_IDS:
        assert found.month.of(type_) == sum(row[1] == type_ for row in inside)
        assert found.total.of(type_) == sum(row[1] == type_ for row in until)
    assert found.month.core + found.month.others == len(inside)
    assert found.total.core == sum(row[1] in CORE for row in until)


@given(written, days)
def test_words_and_authors_are_counted_by_document(rows, day):
    month = day.isoformat()[:7]
    found = figures(rows, month)
    until = [row for row in rows if not row[0] or row[0].isoformat()[:7] <= month]
    wanted = [sum(word in row[2] for row in until) for word in WORDS]
    assert [*found.adinda, *[0] * (6 - len(found.adinda))] == wanted
    assert found.authors == len({name for row in until for name in row[3]})
    signed = {name: sum(name in row[3] for row in until) for row in until for name in row[3]}
    assert list(found.top) == sorted(signed.items(), key=lambda pair: (-pair[1], pair[0]))[:3]


@given(written, days)
def test_the_last_day_is_the_newest_that_has_come(rows, day):
    found = figures(rows, "", day)
    past = [row[0] for row in rows if row[0] and row[0] <= day]
    assert found.last == max(past, default=None)
    assert found.silent == ((day - max(past)).days if past else None)


@given(written, days, days)
def test_a_month_that_is_over_is_told_the_same_whenever_it_is_told(rows, one, other):
    month = "2024-12"
    first, second = max(one, date(2025, 1, 1)), max(other, date(2025, 1, 1))
    assert figures(rows, month, first) == figures(rows, month, second)


@given(written)
def test_months_add_up_to_all_that_is_dated(rows):
    found = figures(rows, "2026-02")
    dated = sum(bool(row[0]) for row in rows)
    assert sum(tally.core + tally.others for _, tally in found.history) == dated


@given(st.lists(days), days)
def test_a_streak_is_the_longest_run_of_weeks_up_to_now(found, day):
    length = streak(found, day)
    monday = day - timedelta(days=day.weekday())

    def has_news(week):
        return any(monday - timedelta(weeks=week) <= one < monday - timedelta(weeks=week - 1) for one in found)

    first = 0 if has_news(0) else 1
    assert all(has_news(week) for week in range(first, first + length))
    assert not has_news(first + length)


@given(st.lists(written, max_size=5), days)
def test_groups_together_are_the_sum_of_their_figures(groups, day):
    period = period_of(day.isoformat()[:7], date(2026, 3, 1))
    each = [figures_of(summary_of(rows), period, USUAL) for rows in groups]
    together = sum_of(each)
    assert (together.groups, sum(together.states), sum(together.decrees)) == (len(each),) * 3
    assert together.month.core == sum(one.month.core for one in each)
    assert together.total.others == sum(one.total.others for one in each)
    assert together.authors == sum(one.authors for one in each)


@given(
    st.lists(
        st.builds(
            MonthLog,
            days.map(lambda day: day.isoformat()[:7]) | st.just(""),
            st.integers(0, 2**32 - 1),
            st.lists(st.integers(0, 999), max_size=11).map(tuple),
            st.lists(st.integers(0, 99), max_size=6).map(tuple),
            st.lists(st.tuples(st.integers(0, 50), st.integers(1, 99)), max_size=4).map(tuple),
        ),
        unique_by=lambda log: log.month,
    )
)
def test_a_log_comes_back_from_its_line(months):
    log = decode(ActivityLog, encode(ActivityLog(lines_of(months))))
    assert log.months == tuple(sorted(months, key=lambda one: one.month))


@pytest.mark.parametrize(
    ("silent", "state"),
    [(0, "active"), (30, "active"), (31, "slow"), (90, "slow"), (91, "dormant"), (None, "dormant")],
)
def test_a_group_falls_asleep_by_degrees(silent, state):
    assert state_of(silent, USUAL) == state
    assert state_of(silent, Thresholds(400, 500)) == ("dormant" if silent is None else "active")


DAY = date(2025, 10, 31)


@pytest.mark.parametrize(
    ("terms", "state", "until"),
    [
        ((), "none", None),
        ((Term(date(2024, 1, 1), DAY + timedelta(91)),), "valid", DAY + timedelta(91)),
        ((Term(date(2024, 1, 1), DAY + timedelta(90)),), "expiring", DAY + timedelta(90)),
        ((Term(None, DAY),), "expiring", DAY),
        ((Term(None, DAY - timedelta(1)),), "expired", DAY - timedelta(1)),
        ((Term(None, DAY - timedelta(1)), Term(None, date(2027, 1, 1))), "valid", date(2027, 1, 1)),
        ((Term(date(2024, 1, 1), None), Term(None, date(2020, 1, 1))), "valid", None),
        ((Term(DAY + timedelta(1), date(2028, 1, 1)),), "none", None),
    ],
)
def test_a_decree_holds_until_its_last_day(terms, state, until):
    assert decree_state(terms, DAY) == (state, until)


def test_the_trend_is_against_the_mean_of_three_months():
    rows = [
        (date(2025, month, 1), "berita", [], [])
        for month, many in ((7, 1), (8, 2), (9, 4), (10, 7))
        for _ in range(many)
    ]
    found = figures(rows, "2025-10")
    assert (found.before, mean_tenths(found.before), change(found.month.core, found.before)) == (7, 23, 200)
    assert change(3, 0) is None
    assert (percent(1, 3), percent(1, 200), percent(0, 0)) == (33, 1, 0)


def test_the_mean_goes_back_over_the_new_year():
    rows = [
        (date(2024, 11, 3), "berita", [], []),
        (date(2024, 12, 3), "galeri", [], []),
        (date(2024, 12, 4), "produk", [], []),
    ]
    assert figures(rows, "2025-01").before == 2


def test_an_event_to_come_counts_while_the_month_runs_and_not_in_one_that_is_over():
    rows = [(date(2025, 12, 24), "agenda", [], []), (date(2025, 10, 2), "berita", [], [])]
    assert figures(rows, "", date(2025, 10, 15)).total.core == 2
    assert figures(rows, "2025-10", date(2025, 11, 15)).total.core == 1


def test_a_gallery_without_a_date_counts_in_all_and_in_no_month():
    found = figures([(None, "galeri", [], [])], "2025-10")
    assert (found.total.core, found.month.core, found.last, found.state) == (1, 0, None, "dormant")


def test_a_profile_is_complete_when_nothing_in_it_is_empty():
    assert gaps(GROUP) == PROFILE
    said = Group("a", "p", "f", "A", logo="l.png", contact=Contact("62812"), region=Region("53"), founded="2019")
    assert set(PROFILE) - set(gaps(said)) == {"logo", "contact", "region", "founded"}
    assert figures_of(summary_of([], said), period_of("", DAY), USUAL).complete == 33


@pytest.mark.parametrize("month", ["2025-11", "2025-13", "oktober", "2025-1", "0000-01", "2025-10-01"])
def test_a_month_that_is_none_or_has_not_begun_has_no_period(month):
    assert period_of(month, DAY) is None


@given(days, st.integers(-30, 30))
def test_months_are_reckoned_as_a_calendar_has_them(day, by):
    month = day.isoformat()[:7]
    assert later(later(month, by), -by) == month
    assert len(months_until(month)) == 12 and months_until(month)[-1] == month
    assert list(months_until(month)) == sorted(set(months_until(month)))


def placed(slug, code, *names):
    region = Region(code, *(*names, "", "", "")[:4])
    return GroupSummary(slug, slug, slug, "", "", region, "Asia/Makassar", (), (), None)


def test_a_group_counts_in_each_region_that_its_code_reaches():
    groups = (
        placed("a", "53.71.03.1011", "NTT", "Kota Kupang", "Kelapa Lima", "Lasiana"),
        placed("b", "53.71", "NTT", "Kota Kupang"),
        placed("c", "53", "NTT"),
        placed("lost", "99.01"),
    )
    account = account_of("J", groups, period_of("2025-10", DAY), USUAL)
    assert [(region.code, region.level, region.sum.groups) for region in account.regions] == [
        ("53", "province", 3),
        ("53.71", "regency", 2),
        ("53.71.03", "district", 1),
    ]
    assert account.regions[-1].names == ("NTT", "Kota Kupang", "Kelapa Lima")
    assert [group.slug for group in account.groups] == ["c", "b", "a", "lost"]
    assert account.whole.groups == 4


@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_in_which_groups_were_read_does_not_matter(slugs):
    groups = [placed(slug, "53.71", "NTT", "Kota Kupang") for slug in slugs]
    ordered = account_of("J", sorted(groups, key=lambda group: group.slug), period_of("", DAY), USUAL)
    assert account_of("J", groups, period_of("", DAY), USUAL) == ordered
    assert region_sums(ordered.groups) == ordered.regions
