"""Topics: what several groups write about, however they spell it, on pages that stay as they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from neighbours import BABAGAN, document, neighbour, planned, views

from kimsite.network import sheets
from kimsite.network.sheets import PER_PAGE


def titles(view):
    return [card.title for card in view.cards]


def test_words_that_are_spelled_alike_are_one_topic():
    one = neighbour("kim-a", document("Kopi", tags=("UMKM",)), document("Teh", "2025-10-01", tags=("umkm",)))
    other = neighbour("kim-b", document("Gula", "2025-10-05", category=("Ekonomi", "Umkm")))
    page = views(one, other)["topik/umkm/index.html"]
    assert titles(page) == ["Gula", "Kopi", "Teh"]
    assert [card.group.title for card in page.cards] == ["KIM B", "KIM A", "KIM A"]
    assert (page.head.title, page.total, page.groups) == ("UMKM", 3, 2)


def test_a_word_of_one_group_alone_is_no_topic():
    paths = planned(neighbour("kim-a", document("Kopi", tags=("kopi",))), neighbour("kim-b", document("Gula")))
    assert not [path for path in paths if path.startswith("topik/kopi")]


def test_a_network_chooses_its_topics_and_spells_them():
    groups = (
        neighbour("kim-a", document("Kopi", tags=("kopi", "umkm"))),
        neighbour("kim-b", document("Gula", tags=("umkm",))),
    )
    found = views(*groups, topics=("Kopi Arabika", "KOPI"))
    assert found["topik/kopi/index.html"].head.title == "KOPI"
    assert not [path for path in found if path.startswith(("topik/umkm", "topik/kopi-arabika"))]


def test_a_type_and_the_word_for_it_are_one_topic():
    page = views(
        neighbour("kim-a", document("Air asin", type="cekfakta")),
        neighbour("kim-b", document("Kelas", "2025-10-05", tags=("cek fakta",))),
    )["topik/cekfakta/index.html"]
    assert titles(page) == ["Kelas", "Air asin"]


def test_the_index_names_all_topics_with_how_much_they_hold():
    groups = [neighbour(f"kim-{n}", document(f"Tulisan {n}", tags=("panen",))) for n in "ab"]
    index = views(*groups)["topik/index.html"]
    assert [(term.path, term.count) for term in index.terms] == [
        ("topik/berita/index.html", 2),
        ("topik/panen/index.html", 2),
    ]


def test_what_has_no_date_is_listed_last_and_in_no_feed():
    found = views(
        neighbour("kim-a", document("Pantai", None, type="wisata"), document("Bukit", "2025-10-01", type="wisata"))
    )
    assert [(card.title, card.date is None) for card in found["topik/wisata/index.html"].cards] == [
        ("Bukit", False),
        ("Pantai", True),
    ]
    assert [entry.title for entry in found["topik/wisata/rss.xml"].entries] == ["Bukit"]


def many(number):
    return [document(f"Tulisan {n:03}", f"2025-{n // 28 + 1:02}-{n % 28 + 1:02}") for n in range(number)]


def test_pages_that_are_full_stay_when_something_new_comes():
    before, after = (planned(neighbour("kim-a", *many(number))) for number in (3 * PER_PAGE, 3 * PER_PAGE + 1))
    pages = [path for path in before if path.startswith("topik/berita/") and path.endswith(".html")]
    changed = [path for path in pages if before[path].seen != after[path].seen]
    assert sorted(pages) == [f"topik/berita/{name}.html" for name in ("1", "2", "index")]
    assert changed == ["topik/berita/index.html"]


@settings(max_examples=25)
@given(st.integers(1, 5 * PER_PAGE), st.integers(1, 3))
def test_every_document_stands_on_one_page_and_pages_lead_from_one_to_the_next(number, stretch):
    half = [document(f"Lama {n:03}", f"{2022 + n % 3}-03-{n % 28 + 1:02}") for n in range(number // 2)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "STRETCH", stretch)
        found = views(neighbour("kim-a", *many(number - len(half))), neighbour("kim-b", *half, region=BABAGAN))
    path, shown = "topik/berita/index.html", []
    while True:
        page = found[path]
        shown += [(card.date, card.title) for card in page.cards]
        if not page.older:
            break
        assert found[page.older.path].newer.path == path
        path = page.older.path
    assert shown == sorted(shown, reverse=True)
    assert len(shown) == number


def test_years_lead_to_the_pages_where_they_begin():
    old = [document(f"Lama {n:02}", f"2023-05-{n % 28 + 1:02}") for n in range(2 * PER_PAGE)]
    page = views(neighbour("kim-a", *old, *many(2 * PER_PAGE)))["topik/berita/index.html"]
    assert [(year.title, year.path) for year in page.years] == [
        ("2025", "topik/berita/index.html"),
        ("2023", "topik/berita/2.html"),
    ]


def test_what_a_page_shows_is_what_it_is_known_by():
    plain = document("Kopi", tags=("umkm",))
    other = neighbour("kim-b", document("Gula", tags=("umkm",)))
    seen = {
        planned(neighbour("kim-a", changed, **more), other)["topik/umkm/index.html"].seen
        for changed, more in [
            (plain, {}),
            (document("Kopi susu", tags=("umkm",)), {}),
            (document("Kopi", "2025-10-03", tags=("umkm",)), {}),
            (plain, {"short": "A"}),
        ]
    }
    assert len(seen) == 4
