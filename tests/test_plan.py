"""What pages a group has, and what each may see."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from test_build import Project

from kimsite.engine.keys import output_keys
from kimsite.model.content import Document, Event, Group
from kimsite.model.site import Destination, Image, Item, Site
from kimsite.model.weight import STANDARD
from kimsite.plan.frame import Outlook
from kimsite.plan.group import plan_group
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme

TODAY = datetime(2025, 11, 1, 12, tzinfo=UTC)
GROUP = Group(
    "kim-a", "content/kim-a/group.yaml", "content/kim-a", "KIM A", "kim-a", base_url="https://kim.example/kim-a"
)
THEME, _ = load_theme("warta", (Path(__file__).parents[1] / "themes",))
WORDS = catalogue(THEME, "id")


def item(slug, days=0, type_="berita", path=None, **fields):
    """A document of `type_`, dated so many days ago."""
    date = TODAY - timedelta(days=days)
    document = Document(f"content/kim-a/{type_}/{slug}.md", type_, slug, slug.title(), "", date=date, **fields)
    return Item(document, path or f"{date:%Y/%m}/{slug}.html", b"<p>Isi</p>", (), "Ringkasan", 1, 1)


def plan(*items, group=GROUP, today=TODAY, top=False):
    ordered = tuple(sorted(items, key=lambda i: -i.document.date.timestamp()))
    tasks = plan_group(Site(group, ordered), Outlook(THEME, (), WORDS, today), top)
    return {output.path: output.task() for output in tasks}


def test_every_group_has_its_standing_pages_even_without_documents():
    assert {"index.html", "profil.html", "cari.html", "404.html", "kim.json", "rss.xml", "robots.txt"} <= plan().keys()


def test_a_type_gets_an_index_with_three_feeds_beside_it():
    tasks = plan(item("a"))
    assert {"berita/index.html", "berita/rss.xml", "berita/atom.xml", "berita/feed.json"} <= tasks.keys()


def test_long_lists_are_cut_into_pages():
    tasks = plan(*(item(f"a{n}", n) for n in range(45)))
    lists = [tasks[f"berita/{name}.html"].view for name in ("index", "halaman-2", "halaman-3")]
    assert [len(view.cards) for view in lists] == [20, 20, 5]
    assert [view.pages.number for view in lists] == [1, 2, 3]
    assert "berita/halaman-4.html" not in tasks


def test_a_category_holds_its_childrens_documents_and_knows_the_way_up():
    tasks = plan(item("a", category=("Berita", "Daerah")), item("b", 1, category=("Berita",)))
    parent, child = tasks["kategori/berita/index.html"].view, tasks["kategori/berita/daerah/index.html"].view
    assert [card.title for card in parent.cards] == ["A", "B"]
    assert [card.title for card in child.cards] == ["A"]
    assert [link.title for link in child.head.trail] == ["Kategori", "Berita"]
    assert [count.title for count in parent.children] == ["Daerah"]


def test_words_that_share_an_address_are_one_tag():
    tasks = plan(item("a", tags=("Panen",)), item("b", 1, tags=("panen",)))
    assert tasks["tag/panen/index.html"].view.total == 2


def test_a_page_on_its_own_links_to_no_list_that_does_not_exist():
    view = plan(item("sejarah", type_="halaman", path="sejarah.html", authors=("Redaksi",), tags=("Lama",)))
    page = view["sejarah.html"].view
    assert [(link.path, link.title) for link in page.authors] == [("", "Redaksi")]
    assert (page.tags, page.category, page.head.trail) == ((), (), ())


def test_neighbours_are_the_older_and_the_newer_of_the_same_type():
    tasks = plan(item("a", 2), item("b", 1), item("c", 0), item("x", 1, "pengumuman"))
    view = next(task.view for path, task in tasks.items() if path.endswith("/b.html"))
    assert (view.previous.title, view.next.title) == ("A", "C")


def test_an_event_is_coming_up_until_it_is_over():
    start = TODAY - timedelta(hours=2)
    event = item("rapat", 3, "agenda", event=Event(start, start + timedelta(hours=3)))
    assert [card.title for card in plan(event)["index.html"].view.agenda] == ["Rapat"]
    assert plan(event, today=TODAY + timedelta(hours=2))["index.html"].view.agenda == ()


def test_an_expired_announcement_leaves_the_front_page_and_says_so_on_its_own():
    notice = item("air", 5, "pengumuman", valid_until=TODAY - timedelta(days=1))
    tasks = plan(notice)
    assert tasks["index.html"].view.sections == ()
    assert next(task.view.expired for path, task in tasks.items() if path.endswith("/air.html"))


def test_marked_documents_lead_the_front_page():
    tasks = plan(item("a", 0), item("b", 9, featured=True))
    assert [card.title for card in tasks["index.html"].view.featured] == ["B"]


def test_a_feed_says_the_same_whatever_the_clock_says():
    first, later = (plan(item("a"), today=TODAY + timedelta(days=days))["rss.xml"].view for days in (0, 400))
    assert first == later
    assert first.updated == TODAY


def test_identities_survive_a_move_to_another_host():
    elsewhere = replace(GROUP, base_url="https://lain.example")
    here, there = (plan(item("a"), group=group)["rss.xml"].view for group in (GROUP, elsewhere))
    assert here.entries[0].guid == there.entries[0].guid
    assert here.entries[0].url != there.entries[0].url


def test_the_sitemap_has_pages_and_nothing_else():
    listed = [url for url, _ in plan(item("a", category=("Berita",)))["sitemap.xml"].view.urls]
    assert "https://kim.example/kim-a/kategori/berita/" in listed
    assert [url for url in listed if not url.endswith((".html", "/"))] == []


@pytest.mark.parametrize(
    ("site", "name"),
    [("youtube", "YouTube"), ("tiktok", "TikTok"), ("twitter", "X"), ("x", "X"), ("facebook", "Facebook")],
)
def test_sites_elsewhere_are_called_what_they_call_themselves(site, name):
    view = plan(group=replace(GROUP, social=((site, "https://s.example/kim"),)))["index.html"].view
    assert [link.title for link in view.site.social] == [name]


def test_without_an_address_there_is_no_sitemap():
    assert "sitemap.xml" in plan()
    assert "sitemap.xml" not in plan(group=replace(GROUP, base_url=""))


@pytest.mark.parametrize(
    ("address", "cname"),
    [
        ("https://kim-a.example", "kim-a.example\n"),
        ("https://desa.github.io", None),
        ("https://kim.example/kim-a", None),
        ("", None),
    ],
)
def test_a_domain_of_its_own_is_told_to_the_host(address, cname):
    task = plan(group=replace(GROUP, base_url=address), top=True).get("CNAME")
    assert (task and task.view.text) == cname


def test_a_gallery_does_not_show_its_first_picture_twice():
    photo = Image("foto/a.jpg", (), 3, 2)
    shown = replace(item("a", type_="galeri"), image=photo, photos=(photo,))
    alone = replace(item("b", type_="galeri"), image=photo)
    views = {task.view.title: task.view for task in plan(shown, alone).values() if hasattr(task.view, "photos")}
    assert (views["A"].image, views["B"].image) == (None, photo)


def test_a_page_that_shows_nothing_of_a_change_keeps_its_key():
    key = output_keys(THEME, WORDS, STANDARD)
    before = plan(item("a"), item("b", 40))
    after = plan(item("a"), replace(item("b", 40), utf8=b"<p>Lain</p>"))
    changed = {
        path
        for path in before
        if path.endswith("html") and key("", path, before[path].view) != key("", path, after[path].view)
    }
    assert changed == {"2025/09/b.html"}


def test_what_a_group_writes_of_itself_leads_where_its_links_mean():
    written = replace(
        item("profil", type_="halaman", path="profil.html"),
        utf8=b'<p><a href="kimsite:ref/0">Kontak</a></p>',
        destinations=(Destination("kontak.html"),),
    )
    tasks = plan(written, group=replace(GROUP, base_url="https://kim.example"))
    assert tasks["profil.html"].view.body == '<p><a href="kontak.html">Kontak</a></p>'


def test_the_front_page_shows_the_types_that_the_theme_s_setting_names_in_its_order(project, tmp_path):
    head = "---\njudul: {}\ntanggal: 2025-10-02\n---\nIsi.\n"
    files = {
        f"content/{kind}/{kind}.md": head.format(kind.capitalize()) for kind in ("berita", "pengumuman", "layanan")
    }
    group = "nama: KIM\ntema: dasar\npengaturan_tema: {beranda: [layanan, pengumuman]}\n"
    built = Project(project({"content/group.yaml": group, **files}), tmp_path / "public")
    built.build()
    home = (built.output / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'id="r-(\w+)"', home) == ["layanan", "pengumuman"]
