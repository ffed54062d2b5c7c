"""What feeds and calendars know a document by: it stays when everything else about it changes."""

import json
import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.build import build
from kimsite.compose.addresses import give_addresses
from kimsite.model.content import Document, Group
from kimsite.model.settings import Settings
from kimsite.model.site import Item
from kimsite.plan.identity import guid_of, names_of

TODAY = datetime(2025, 11, 1, 12, tzinfo=UTC)
DAY = datetime(2025, 10, 2, tzinfo=UTC)
GROUP = Group("kim-a", "content/kim-a/group.yaml", "content/kim-a", "KIM A", "kim-a")
SINGLE = {
    "content/group.yaml": "nama: KIM Lasiana\nbase_url: https://kim.example\n",
    "content/berita/panen.md": "---\njudul: Panen raya\ntanggal: 2025-10-02\n---\nIsi.\n",
    "content/agenda/rapat.md": "---\njudul: Rapat\nmulai: 2025-12-02 19:00\n---\nIsi.\n",
}


def guids_of(group, items):
    return {path: guid_of(group.identity, name) for path, name in names_of(items).items()}


def item(slug, date=DAY, type_="berita", folder="content/kim-a/berita", path=""):
    document = Document(f"{folder}/{slug}.md", type_, slug, slug, "", date=date)
    return Item(document, path or f"{date:%Y/%m}/{slug}.html" if date else f"{type_}/{slug}.html", b"", (), "", 1, 1)


def names(folder, tmp_path, run=[0]):  # noqa: B006 - a fresh output for every build
    """The names in the feeds and the calendar of a project, by title."""
    run[0] += 1
    output = tmp_path / f"public-{run[0]}"
    assert build(Settings(str(folder), str(output), TODAY), tmp_path / f"cache-{run[0]}", 1).quarantined == ()
    (group,) = (path.parent for path in output.rglob("kim.json"))
    calendar, feed = group / "agenda/agenda.ics", json.loads((group / "feed.json").read_text("utf-8"))
    uid = re.search(r"UID:(\S+)", calendar.read_text("utf-8"))[1]
    return {entry["title"]: entry["id"] for entry in feed["items"]} | {"uid": uid}


@pytest.mark.parametrize(
    "profile",
    [
        "nama: KIM Muara Lasiana\nbase_url: https://kim.example\n",
        "nama: KIM Lasiana\nbase_url: https://kim.example\npermalink: '{type}/{slug}.html'\n",
        "nama: KIM Lasiana\nbase_url: https://lain.example/kim\n",
        "nama: KIM Lasiana\nkode_wilayah: 53.71.03.1011\nid_kim: X-1\nsingkatan: KL\n",
    ],
    ids=["another name", "other addresses", "another host", "more said of the group"],
)
def test_a_change_of_the_group_keeps_all_names(project, tmp_path, profile):
    before = names(project(SINGLE), tmp_path)
    assert names(project({"content/group.yaml": profile}), tmp_path) == before


def test_an_edit_a_move_and_a_postponement_keep_all_names(project, tmp_path):
    folder = project(SINGLE)
    before = names(folder, tmp_path)
    (folder / "content/berita/panen.md").unlink()
    edited = "---\njudul: Panen raya\ntanggal: 2025-10-05\npenulis: Ani\n---\nLain.\n"
    postponed = "---\njudul: Rapat\nmulai: 2025-12-09 20:00\n---\nIsi.\n"
    project({"content/berita/2025/panen.md": edited, "content/agenda/rapat.md": postponed})
    assert names(folder, tmp_path) == before


def test_a_renamed_group_of_a_network_keeps_all_names(project, tmp_path):
    files = {path.replace("content/", "content/kim-a/"): text for path, text in SINGLE.items()}
    folder = project({"content/network.yaml": "nama: Jejaring\n", **files})
    before = names(folder / ".", tmp_path)
    project({"content/kim-a/group.yaml": "nama: KIM Baru\npermalink: '{slug}.html'\n"})
    assert names(folder, tmp_path) == before


def test_a_single_group_with_a_slug_takes_its_names_into_a_network(project, tmp_path):
    profile = {"content/group.yaml": SINGLE["content/group.yaml"] + "slug: kim-a\n"}
    alone = names(project({**SINGLE, **profile}), tmp_path)
    folder = tmp_path / "project"
    shutil.move(folder / "content", folder / "kim-a")
    (folder / "content").mkdir()
    shutil.move(folder / "kim-a", folder / "content/kim-a")
    project({"content/network.yaml": "nama: Jejaring\n"})
    assert names(folder, tmp_path) == alone


def test_a_slug_that_comes_back_changes_none_before_it():
    october, november = item("rapat"), item("rapat", DAY + timedelta(days=30))
    alone, together = (guids_of(GROUP, items) for items in ([october], [november, october]))
    assert together[october.path] == alone[october.path]
    assert len(set(together.values())) == 2


def test_groups_and_types_do_not_share_names():
    one, other = (guids_of(group, [item("a")]) for group in (GROUP, Group("b", "", "", "KIM A", "b")))
    assert set(one.values()).isdisjoint(other.values())
    assert guids_of(GROUP, [item("a", type_="agenda")]) != one


FEW = st.sampled_from
DOCUMENTS = st.lists(
    st.builds(
        lambda slug, days, type_, folder: item(slug, days and DAY + timedelta(hours=days), type_, folder).document,
        FEW(["rapat", "Rapat", "panen", "♥"]),
        FEW([None, 1, 5, 30, 800]),
        FEW(["berita", "agenda", "produk", "halaman"]),
        FEW(["content/kim-a/x", "content/kim-a/x/y", "content/kim-a/z"]),
    ),
    max_size=12,
    unique_by=lambda document: document.path,
)


@given(
    DOCUMENTS, FEW(["", "{slug}.html", "{year}/{slug}.html", "{type}/{slug}.html", "{year}/{month}/{day}/{slug}.html"])
)
def test_no_two_documents_share_a_name(documents, permalink):
    group = Group("kim-a", "", "content/kim-a", "KIM A", "kim-a", permalink=permalink)
    addresses, _ = give_addresses(group, tuple(documents))
    items = [Item(d, addresses[d.path], b"", (), "", 1, 1) for d in documents if d.path in addresses]
    guids = guids_of(group, items)
    assert len(set(guids.values())) == len(guids) == len(items)
    assert guids == guids_of(group, reversed(items))
