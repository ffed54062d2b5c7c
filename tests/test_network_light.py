"""A portal stays light with thousands of groups: what a page lists is what it has room for."""

import pickle
from dataclasses import replace

from neighbours import LASIANA, document, neighbour, planned, views

from kimsite.network.groups import FEW, PER_PAGE

MANY = [neighbour(f"kim-{n:03}", document(f"Tulisan {n}"), name=f"KIM {n:03}") for n in range(2 * PER_PAGE + 1)]


def test_few_groups_are_all_shown_on_the_front_page():
    (province,) = views(*MANY[:FEW])["index.html"].regions
    assert len(province.regions[0].regions[0].groups) == FEW


def test_of_many_groups_the_front_page_tells_how_many_there_are():
    front = views(*MANY)["index.html"]
    assert [(region.total, region.regions) for region in front.regions] == [(len(MANY), ())]
    assert (front.groups, front.directory) == ((), "kelompok/index.html")


def test_a_region_with_many_groups_leads_to_pages_of_them():
    found = views(*MANY)
    region = found["wilayah/53.71.02/index.html"]
    assert (region.groups, region.directory) == ((), "wilayah/53.71.02/kelompok.html")
    pages = [found[part.path] for part in found[region.directory].parts]
    assert [entry.name for page in pages for entry in page.groups] == [f"KIM {n:03}" for n in range(len(MANY))]


def test_groups_without_a_place_are_listed_too():
    lost = [neighbour(f"kim-{n:03}", region=replace(LASIANA, code="", province="")) for n in range(FEW + 1)]
    found = views(*lost)
    assert found["index.html"].groups == ()
    assert sum(len(found[part.path].groups) for part in found["kelompok/index.html"].parts or ()) in (0, FEW + 1)
    assert found["kelompok/index.html"].total == FEW + 1


def test_a_new_post_leaves_the_lists_of_groups_and_what_lies_elsewhere():
    before = planned(*MANY)
    after = planned(neighbour("kim-000", document("Tulisan 0"), document("Baru"), name="KIM 000"), *MANY[1:])
    changed = {path for path in before.keys() & after.keys() if before[path].seen != after[path].seen}
    assert {path.split("/")[0] for path in changed} == {
        "wilayah",
        "topik",
        "cari",
        "rss.xml",
        "atom.xml",
        "feed.json",
        "network.json",
        "kim.csv",
    }
    assert not [path for path in changed if "kelompok" in path or path.endswith("peta.html")]
    assert "cari/g2-0.js" not in changed


def test_the_most_active_groups_are_those_with_most_documents_in_the_networks_last_months():
    busy = neighbour("kim-a", *(document(f"Kabar {n}", f"2025-09-{n + 1:02}") for n in range(3)))
    quiet = neighbour("kim-b", document("Satu", "2025-10-31"))
    once = neighbour("kim-c", *(document(f"Dulu {n}", f"2024-01-{n + 1:02}") for n in range(9)))
    front = views(busy, quiet, once)["index.html"]
    assert [(count.title, count.count) for count in front.active] == [("KIM A", 3), ("KIM B", 1)]


def test_what_groups_put_first_is_shown_once_for_each():
    eager = neighbour("kim-a", *(document(f"Kabar {n}", f"2025-09-{n + 1:02}", featured=True) for n in range(5)))
    other = neighbour("kim-b", document("Satu", "2025-03-01", featured=True), document("Dua"))
    assert [card.title for card in views(eager, other)["index.html"].featured] == ["Kabar 4", "Satu"]


def test_outputs_can_be_made_by_another_process():
    outputs = planned(neighbour("kim-a", document("Kopi", starts="2025-12-01", type="agenda")), *MANY[:2])
    again = pickle.loads(pickle.dumps(outputs))
    assert {path: output.task() for path, output in again.items()} == {path: o.task() for path, o in outputs.items()}
