"""What is to come in a network: for all of it and for each region with events, as pages and as calendars."""

from neighbours import BABAGAN, BINAUS, document, neighbour, views

from kimsite.network.agenda import PER_PAGE
from kimsite.render.calendar import ics


def event(title, starts, **more):
    return document(title, starts, type="agenda", starts=starts, **more)


GROUPS = (
    neighbour("kim-a", event("Kirab", "2025-12-03"), event("Rapat", "2025-11-20"), event("Lama", "2025-01-01")),
    neighbour("kim-b", event("Panen", "2025-11-25"), region=BINAUS),
    neighbour("kim-c", document("Batik"), region=BABAGAN),
)


def test_the_events_of_all_groups_stand_under_their_months_the_nearest_first():
    page = views(*GROUPS)["agenda/index.html"]
    assert [(month.title, [card.title for card in month.cards]) for month in page.months] == [
        ("November 2025", ["Rapat", "Panen"]),
        ("Desember 2025", ["Kirab"]),
    ]
    assert page.total == 3


def test_each_region_with_events_has_an_agenda_and_the_others_have_none():
    found = views(*GROUPS)
    assert sorted(path for path in found if path.startswith("wilayah/") and path.endswith("agenda.html")) == [
        "wilayah/53.02.30/agenda.html",
        "wilayah/53.02/agenda.html",
        "wilayah/53.71.02/agenda.html",
        "wilayah/53.71/agenda.html",
        "wilayah/53/agenda.html",
    ]
    assert [(count.title, count.count) for count in found["agenda/index.html"].inside] == [("Nusa Tenggara Timur", 3)]
    assert found["wilayah/53.02/index.html"].diary == "wilayah/53.02/agenda.html"
    assert found["wilayah/33/index.html"].diary == ""


def test_a_regions_calendar_has_the_events_under_the_names_that_the_groups_give_them():
    found = views(*GROUPS)
    text = ics(found["wilayah/53.02/agenda.ics"]).decode()
    assert "SUMMARY:Panen\r\n" in text
    assert "Kirab" not in text
    uid = GROUPS[1][1].headlines[0].guid.removeprefix("urn:uuid:")
    assert f"UID:{uid}@kimsite" in text


def test_without_events_there_is_a_page_that_says_so():
    page = views(GROUPS[2])["agenda/index.html"]
    assert (page.months, page.total) == ((), 0)


def test_many_events_are_on_several_pages():
    more = [event(f"Acara {n}", f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}") for n in range(PER_PAGE + 1)]
    found = views(neighbour("kim-a", *more))
    first, second = found["agenda/index.html"], found["agenda/halaman-2.html"]
    assert first.pages.links == second.pages.links == ("agenda/index.html", "agenda/halaman-2.html")
    assert [card.title for month in second.months for card in month.cards] == [f"Acara {PER_PAGE}"]
