"""A theme that does without some kinds of output: they are not made, and nothing leads to them."""

import re
from posixpath import dirname, join, normpath

import pytest
from conftest import write_files
from test_theme_load import OWN, WHOLE

from kimsite.cli.main import run
from kimsite.model.content import Network
from kimsite.model.theme import OF_PORTALS, OPTIONAL
from kimsite.network.frame import PortalFrame
from kimsite.theme.i18n import catalogue
from kimsite.theme.load import load_theme
from kimsite.theme.templates import REQUIRED

CONTENT = {
    "content/group.yaml": "nama: KIM Lasiana\nbase_url: https://lasiana.example\ntema: desa\n",
    "content/berita/panen.md": (
        "---\njudul: Panen\ntanggal: 2025-10-02\npenulis: Ana\nkategori: Tani\ntag: padi\n---\nIsi.\n"
    ),
    "content/berita/tanam.md": "---\njudul: Tanam\ntanggal: 2025-10-01\nkategori: Tani\ntag: padi\n---\nIsi.\n",
    "content/agenda/kirab.md": "---\njudul: Kirab\nmulai: 2027-01-02\n---\nIsi.\n",
    "content/halaman/profil.md": "---\njudul: Siapa kami\n---\nIsi.\n",
}
MADE = {
    "categories": r"kategori/.*",
    "tags": r"tag/.*",
    "authors": r"penulis/.*",
    "archive": r"arsip/.*",
    "profile": r"",
    "voice": r"sampaikan\.html",
    "search": r"cari(\.html|/.*)",
    "not_found": r"404\.html",
    "rss": r".*rss\.xml",
    "atom": r".*atom\.xml",
    "jsonfeed": r".*feed\.json",
    "type_feeds": r"(berita|agenda)/(rss\.xml|atom\.xml|feed\.json)",
    "category_feeds": r"kategori/.*(rss\.xml|atom\.xml|feed\.json)",
    "calendar": r".*\.ics",
    "json_ld": r"",
    "twins": r"kim\.json",
    "app": r"manifest\.webmanifest|sw\.js|aset/ikon\.\w+\.svg",
    **dict.fromkeys(("map", "topics", "directory"), r""),  # of a network
}
NETWORK = {
    "content/network.yaml": "nama: Jejaring\ntema: desa\n",
    "content/kim-a/group.yaml": 'nama: KIM A\nkode_wilayah: "53.71.03.1011"\ntema: desa\n',
    "content/kim-a/berita/panen.md": CONTENT["content/berita/panen.md"],
    "content/kim-a/agenda/kirab.md": CONTENT["content/agenda/kirab.md"],
}
OF_A_PORTAL = {
    "topics": r"topik/.*",
    "directory": r"kelompok/.*",
    "calendar": r"(agenda/.*|wilayah/.*/agenda\.\w+)",
    "search": r"cari(\.html|/.*)",
    "map": r".*(peta|cakupan)\.html",
}


def built(folder, without):
    """Every output of a site in a theme that is `warta` without some outputs, and its text."""
    theme = {"themes/desa/theme.yaml": f"parent: warta\nwithout: [{', '.join(without)}]\n"}
    write_files(folder, CONTENT | theme)
    assert run(["build", "--source", str(folder), "--today", "2025-11-01", "--quiet"]) == 0
    public = folder / "public"
    return {p.relative_to(public).as_posix(): p.read_text("utf-8", "replace") for p in public.rglob("*") if p.is_file()}


def dead_links(outputs):
    """What the pages lead to that is not there."""
    for path, text in outputs.items():
        if path.endswith(".html") and path != "404.html":
            for address in re.findall(r'href="([^"#:]+)["#]', text):
                if normpath(join(dirname(path), address)) not in outputs:
                    yield path, address


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    return built(tmp_path_factory.mktemp("all"), ())


@pytest.mark.parametrize("kind", OPTIONAL)
def test_what_a_theme_does_without_is_not_made_and_nothing_else_is_missing(kind, tmp_path, everything):
    outputs = built(tmp_path, (kind,))
    gone = {path for path in everything if re.fullmatch(MADE[kind], path)}
    assert outputs.keys() == everything.keys() - gone
    assert bool(gone) == bool(MADE[kind])
    assert list(dead_links(outputs)) == []


def test_without_a_profile_what_was_written_for_it_is_a_page_as_others(tmp_path):
    outputs = built(tmp_path, ("profile",))
    assert "<h1>Siapa kami</h1>" in outputs["profil.html"]
    assert "profil.html" not in outputs["index.html"]


def test_without_json_ld_no_page_holds_any(tmp_path, everything):
    assert "ld+json" in everything["index.html"]
    assert not any("ld+json" in text for text in built(tmp_path, ("json_ld",)).values())


def test_without_all_of_it_a_site_still_holds_together(tmp_path):
    outputs = built(tmp_path, OPTIONAL)
    assert list(dead_links(outputs)) == []
    assert "2025/10/panen.html" in outputs
    assert "padi" in outputs["2025/10/panen.html"]


def test_a_portal_does_without_them_too(tmp_path):
    files = {
        "content/network.yaml": "nama: Jejaring\ntema: desa\n",
        "content/kim-a/group.yaml": "nama: KIM A\n",
        "themes/desa/theme.yaml": "parent: warta\nwithout: [atom, jsonfeed, not_found, twins]\n",
    }
    write_files(tmp_path, files)
    assert run(["build", "--source", str(tmp_path), "--today", "2025-11-01", "--quiet"]) == 0
    top = {path.name for path in (tmp_path / "public").iterdir() if path.is_file()}
    assert "rss.xml" in top
    assert not top & {"atom.xml", "feed.json", "404.html", "network.json", "kim.csv"}


@pytest.mark.parametrize("kind", OF_A_PORTAL)
def test_what_a_portal_does_without_is_not_made_and_nothing_leads_there(kind, tmp_path):
    write_files(tmp_path, {**NETWORK, "themes/desa/theme.yaml": f"parent: dasar\nwithout: [{kind}]\n"})
    assert run(["build", "--source", str(tmp_path), "--today", "2025-11-01", "--quiet"]) == 0
    public = tmp_path / "public"
    outputs = {
        p.relative_to(public).as_posix(): p.read_text("utf-8", "replace") for p in public.rglob("*") if p.is_file()
    }
    assert not [path for path in outputs if re.fullmatch(OF_A_PORTAL[kind], path)]
    assert list(dead_links(outputs)) == []


def loaded(folder, files):
    theme, _ = load_theme("anak", (write_files(folder, files),))
    return theme


def test_a_child_does_without_what_its_parent_leaves_out(tmp_path):
    files = {"induk/theme.yaml": "without: [search]", "anak/theme.yaml": "parent: induk\nwithout: [atom, archive]"}
    assert loaded(tmp_path, WHOLE | files).without == ("archive", "search", "atom")


def test_a_template_that_nothing_needs_may_be_missing(tmp_path):
    pages = {f"anak/templates/{name}.html": "" for name in ("home", "document", "list", "portal")}
    terms = "categories, tags, authors, archive"
    without = f"without: [{terms}, profile, voice, search, not_found, map, calendar, topics, directory]"
    assert loaded(tmp_path / "a", {**pages, "anak/theme.yaml": without})
    assert not loaded(
        tmp_path / "b",
        {**pages, "anak/theme.yaml": f"without: [{terms}, profile, voice, search, map, calendar, topics, directory]"},
    )


def test_a_theme_that_is_older_than_a_portals_pages_still_makes_a_portal(tmp_path):
    """Somebody's own theme from before there were maps, topics, agendas, directories and a search of networks."""
    own = OWN / "dasar"
    kept = {
        path.relative_to(own): path.read_text("utf-8")
        for path in own.rglob("*")
        if path.is_file() and path.name not in OF_PORTALS.values()
    }
    write_files(tmp_path, NETWORK | {f"themes/desa/{path.as_posix()}": text for path, text in kept.items()})
    assert run(["build", "--source", str(tmp_path), "--today", "2025-11-01", "--quiet"]) == 0
    public = tmp_path / "public"
    made = {p.relative_to(public).as_posix(): p.read_text("utf-8", "replace") for p in public.rglob("*") if p.is_file()}
    assert {
        "index.html",
        "rss.xml",
        "wilayah/53.71.03/index.html",
        "kim-a/agenda/agenda.ics",
        "kim-a/cari.html",
    } <= made.keys()
    assert not [path for path in made if any(re.fullmatch(pages, path) for pages in OF_A_PORTAL.values())]
    assert list(dead_links(made)) == []


@pytest.mark.parametrize("kind", OF_PORTALS)
def test_a_portals_template_that_is_not_there_is_done_without_as_if_the_theme_had_said_so(kind, tmp_path):
    pages = {f"anak/templates/{name}": "" for name in (*REQUIRED, *OF_PORTALS.values()) if name != OF_PORTALS[kind]}
    theme = loaded(tmp_path, {**pages, "anak/theme.yaml": ""})
    frame = PortalFrame(Network("Jejaring", "n"), theme, (), catalogue(theme, "id"))
    assert [other for other in OPTIONAL if not frame.makes(other)] == [kind]
    assert kind in frame.view.without


def test_the_guide_names_all_of_them(repository):
    guide = (repository / "docs/content/halaman/rujukan/tema.md").read_text(encoding="utf-8")
    choices = guide.split("Pilihannya ")[1].split("Templat dapat")[0]
    assert tuple(re.findall(r"`(\w+)`", choices)) == OPTIONAL
