"""The portal: who is where, and what is told of a group whose place nobody knows."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from portals import plan_portal

from kimsite.model.content import Event, Network, Region
from kimsite.model.summary import GroupSummary, Headline
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme

THEME, _ = load_theme("warta", (Path(__file__).parents[1] / "themes",))
PLACED = GroupSummary(
    slug="kim-a",
    name="KIM A",
    short="A",
    tagline="",
    base_url="",
    region=Region("53.71.02.1004", "Nusa Tenggara Timur", "Kota Kupang", "Kelapa Lima", "Lasiana", "Kelurahan"),
    timezone="Asia/Makassar",
    counts=(("berita", 1),),
    latest=(),
    last_active=date(2025, 10, 2),
)


def portal(*groups):
    tasks = plan_portal(
        Network("Jejaring", "n", base_url="https://kim.example"), groups, THEME, (), catalogue(THEME, "id")
    )
    return {output.path: output.task().view for output in tasks}


def test_a_group_is_found_by_province_regency_and_district():
    views = portal(PLACED)
    (province,) = views["index.html"].regions
    assert [province.title, province.regions[0].title, province.regions[0].regions[0].title] == [
        "Nusa Tenggara Timur",
        "Kota Kupang",
        "Kelapa Lima",
    ]
    assert {"wilayah/53/index.html", "wilayah/53.71/rss.xml", "wilayah/53.71.02/index.html"} <= views.keys()


def test_a_code_that_nobody_has_makes_no_region_of_its_own():
    lost = replace(PLACED, slug="kim-b", name="KIM B", region=Region("99.01.01.2001"))
    near = replace(PLACED, slug="kim-c", name="KIM C", region=Region("53.71.02.9999"))
    views = portal(PLACED, lost, near)
    front, province = views["index.html"], views["wilayah/53/index.html"]
    assert [group.name for group in front.groups] == ["KIM B", "KIM C"]
    assert [node.title for node in front.regions] == ["Nusa Tenggara Timur"]
    assert (province.groups_total, province.region.total) == (1, 1)
    assert not [path for path in views if path.startswith("wilayah/99")]


def headline(title, day, event_day=0):
    moment = datetime(2025, 10, day, 9, tzinfo=UTC)
    event = Event(moment.replace(day=event_day)) if event_day else None
    return Headline(f"{title}.html", title, "berita", "", "id", moment, (), title, event=event)


def test_news_are_what_happened_and_the_agenda_is_what_is_to_come():
    one = replace(PLACED, latest=(headline("b", 3),), upcoming=(headline("e", 1, 20),))
    other = replace(PLACED, slug="kim-b", latest=(headline("c", 4),), upcoming=(headline("d", 9, 9),))
    views = portal(one, other)
    front = views["index.html"]
    assert [card.title for card in front.latest] == ["c", "b"]
    assert [card.title for card in front.agenda] == ["d", "e"]
    assert [entry.title for entry in views["rss.xml"].entries] == ["d", "c", "b", "e"]
