"""Old addresses (alamat_lama) lead to where a page is now, on every kind of host, and never over another page."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.build import build
from kimsite.compose.old_addresses import path_of
from kimsite.model.settings import Settings
from kimsite.plan.redirects import page_path, rules

TODAY = datetime(2025, 11, 1, tzinfo=UTC)
POST = "---\njudul: {title}\ntanggal: 2025-10-02\nalamat_lama: [{old}]\n---\nIsi.\n"


@pytest.fixture
def made(project, tmp_path):
    """Builds these files: the output's folder and the codes of what was said."""

    def make(files):
        output = tmp_path / "public"
        result = build(Settings(str(project(files)), str(output), TODAY), tmp_path / "cache", 1)
        assert "K030" not in {problem.code for problem in result.problems}
        return output, [problem.code for problem in result.problems]

    return make


def single(old, base=""):
    profile = f"nama: KIM A\nbase_url: {base}\n" if base else "nama: KIM A\n"
    return {"content/group.yaml": profile, "content/berita/panen.md": POST.format(title="Panen", old=old)}


def rules_at(folder):
    path = folder / "_redirects"
    return path.read_text("utf-8").splitlines() if path.exists() else []


@pytest.mark.parametrize(
    ("base", "old", "rule"),
    [
        ("", "/2019/01/panen", "/2019/01/panen /2025/10/panen.html 301"),
        ("https://x.example", "panen lama.html", "/panen%20lama.html /2025/10/panen.html 301"),
        ("https://x.example", "'https://lama.example/2019/panen?x=1'", "/2019/panen /2025/10/panen.html 301"),
        ("https://x.example/kim", "2019/panen/", "/kim/2019/panen/ /kim/2025/10/panen.html 301"),
        ("https://x.example/kim", "/kim/2019/panen", "/kim/2019/panen /kim/2025/10/panen.html 301"),
        ("https://x.example/kim", "'https://x.example/kim/a.php'", "/kim/a.php /kim/2025/10/panen.html 301"),
        ("", "'2019/*'", "/2019/%2A /2025/10/panen.html 301"),
    ],
)
def test_a_rule_leads_from_the_hosts_root_to_the_page(made, base, old, rule):
    output, codes = made(single(old, base))
    assert rules_at(output) == [rule]
    assert codes == []


@pytest.mark.parametrize("base", ["", "https://kim.example", "https://kim.example/jejaring"])
def test_a_network_has_the_rules_of_all_groups_at_its_top(made, base):
    top = base.removeprefix("https://kim.example")
    files = {path.replace("content/", "content/kim-a/"): text for path, text in single("2019/panen").items()}
    own = {path.replace("kim-a", "kim-b"): text for path, text in files.items()}
    own["content/kim-b/group.yaml"] = "nama: KIM B\nbase_url: https://b.example/kim\n"
    output, _ = made({"content/network.yaml": f"nama: J\nbase_url: {base}\n" if base else "nama: J\n", **files, **own})
    assert rules_at(output) == [
        f"{top}/kim-a/2019/panen {top}/kim-a/2025/10/panen.html 301",
        f"{top}/kim-b/2019/panen {top}/kim-b/2025/10/panen.html 301",
    ]
    assert rules_at(output / "kim-a") == ["/2019/panen /2025/10/panen.html 301"]
    assert rules_at(output / "kim-b") == ["/kim/2019/panen /kim/2025/10/panen.html 301"]


@pytest.mark.parametrize(
    ("old", "page", "way"),
    [
        ("2019/01/panen.html", "2019/01/panen.html", "../../2025/10/panen.html"),
        ("/2019/01/panen/", "2019/01/panen/index.html", "../../../2025/10/panen.html"),
        ("panen-lama", "panen-lama/index.html", "../2025/10/panen.html"),
        ("2025/10/panen/", "2025/10/panen/index.html", "../../../2025/10/panen.html"),
    ],
)
def test_hosts_that_read_no_rules_find_a_page(made, old, page, way):
    output, _ = made(single(old, "https://x.example"))
    text = (output / page).read_text("utf-8")
    assert f'<meta http-equiv="refresh" content="0; url={way}">' in text
    assert f'<a href="{way}">Panen</a>' in text
    assert '<link rel="canonical" href="https://x.example/2025/10/panen.html">' in text
    assert "panen-lama" not in (output / "sitemap.xml").read_text("utf-8")


def test_a_page_that_some_hosts_show_at_both_addresses_has_no_rule(made):
    output, codes = made(single("2025/10/panen"))
    assert (rules_at(output), codes) == ([], [])


@pytest.mark.parametrize(
    "old", ["/", "index.html", "'https://lama.example/?p=12'", "berita", "berita/", "agenda/halaman-2.html", "Kategori/berita/",
            "tag/panen", "profil.html", "cari", "rss.xml", "../kim-b/index.html", "a/./b", "'https://[x'"],
)  # fmt: skip
def test_what_is_the_sites_own_is_never_led_away(made, old):
    output, codes = made(single(old))
    assert (rules_at(output), codes) == ([], ["K223"])
    assert "http-equiv" not in (output / "index.html").read_text("utf-8")


@pytest.mark.parametrize("old", ["2025/10/pasar.html", "2025/10/Pasar/", "2019/pasar", "2019/pasar.html"])
def test_what_is_another_documents_is_never_led_away(made, old):
    other = POST.format(title="Pasar", old="2019/pasar/")
    output, codes = made({**single(old), "content/berita/a-pasar.md": other.replace("judul", "slug: pasar\njudul")})
    assert codes == ["K222"]
    assert rules_at(output) == ["/2019/pasar/ /2025/10/pasar.html 301"]
    assert "http-equiv" not in (output / "2025/10/pasar.html").read_text("utf-8")


@pytest.mark.parametrize("old", ["rss.xml/x.html", "2025/10/panen.html/a.html", "aset", "foto/lama/", "_headers/a.html", "CON\u0001.html", "a" * 300 + ".html", ".git/a.html"])  # fmt: skip
def test_an_old_address_that_is_no_file_costs_nothing(made, old):
    output, _ = made(single(f'"{old}"'))
    assert (output / "2025/10/panen.html").is_file() and (output / "rss.xml").is_file()


@given(st.text(max_size=60))
def test_any_old_address_gives_one_line_and_a_file_below_the_root(address):
    old = path_of(address, "https://kim.example/a")
    assert not old.startswith("/")
    lines = rules(((old, "2025/10/a.html"),), "/a")
    assert lines.count("\n") == len(lines.splitlines()) <= 1
    assert all(len(line.split(" ")) == 3 for line in lines.splitlines())
    page = page_path(old)
    assert page == "" or (page.endswith((".html", ".htm")) and not page.startswith("/") and ".." not in page.split("/"))
