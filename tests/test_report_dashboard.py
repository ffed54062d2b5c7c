"""The report as one page: it needs nothing but itself, says in words what it draws, and fits screen and paper."""

import re
from datetime import date

import pytest
from lxml import html
from test_report_figures import DAY, USUAL, placed
from test_report_sheets import LASIANA, SAYS, account

from kimsite.cli.main import run
from kimsite.colour import contrast
from kimsite.model.activity import ActivityLog, MonthLog, lines_of
from kimsite.model.content import Region
from kimsite.model.summary import GroupSummary
from kimsite.network.regions import open_regions
from kimsite.report.account import account_of
from kimsite.report.dashboard import dashboard_html
from kimsite.report.page import FOLDER
from kimsite.report.period import period_of
from kimsite.report.plot import WIDTH, month_columns, named_bars, scale_of, share_bars
from kimsite.report.tally import Tally

CSS = (FOLDER / "report.css").read_text(encoding="utf-8")


def page(*groups, language="id"):
    return dashboard_html(account(*groups), SAYS[language])


def tree(*groups, language="id"):
    return html.document_fromstring(page(*groups, language=language))


def cells(row):
    return ["".join(cell.itertext()).strip() for cell in row]


def table(root, name):
    """A table by the id of its caption: its headings and rows."""
    (found,) = root.xpath(f"//table[caption[@id='{name}']]")
    return cells(found.xpath("thead/tr/th")), [cells(row) for row in found.xpath("tbody/tr")]


def test_the_page_needs_no_other_file_and_no_script():
    text = page()
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=", text)
    assert text.startswith('<!doctype html>\n<html lang="id">')


@pytest.mark.parametrize("language", ["id", "en"])
def test_its_headings_are_in_order_and_its_ids_are_there_once(language):
    root = tree(language=language)
    assert [element.tag for element in root.iter("h1", "h2", "h3")] == ["h1", *["h2"] * 10]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [name for value in root.xpath("//@aria-labelledby") for name in value.split()]
    assert set(named) | {link[1:] for link in root.xpath("//nav//a/@href")} <= set(ids)


def test_every_plot_says_what_it_shows_and_stands_before_a_table_with_its_figures():
    root = tree()
    plots = root.xpath("//figure/svg")
    assert len(plots) == 3
    for plot in plots:
        assert plot.get("role") == "img" and plot.find("title").text.strip()
        after = plot.getparent().itersiblings()
        assert next(after).xpath(".//table/caption")


def test_every_table_has_a_caption_and_a_heading_for_each_column():
    for found in tree().iter("table"):
        assert found.find("caption").text.strip()
        heads = found.xpath("thead/tr/th[@scope='col']")
        for row in found.xpath("tbody/tr[not(th[@colspan])]"):
            assert len(row) == len(heads)
            assert row[0].tag == "th" and row[0].get("scope") == "row"


def test_the_tables_hold_the_figures():
    root = tree(LASIANA, placed("kim-b", "53.71", "Nusa Tenggara Timur", "Kota Kupang"))
    heads, rows = table(root, "months_table")
    assert heads == ["Bulan", "Berita", "Galeri", "Pengumuman", "Agenda", "Dokumen inti", "Lainnya"]
    assert len(rows) == 12 and rows[-1] == ["Oktober 2025", "3", "2", "1", "0", "6", "1"]
    assert table(root, "activity_table")[1] == [["Aktif", "1", "50"], ["Lambat", "0", "0"], ["Tidur", "1", "50"]]
    assert table(root, "top_table")[1] == [["KIM Lasiana", "3", "2", "1", "0", "6", "7"]]
    assert table(root, "decrees_table")[1][1] == ["Segera habis", "1", "50"]
    assert table(root, "adinda_table")[1][0] == ["Akses informasi", "2", "2"]
    assert table(root, "profiles_table")[1] == [["logo", "1"], ["dinas_pembina", "1"]]
    regions = table(root, "regions_table")[1]
    assert [row[:2] for row in regions] == [["Nusa Tenggara Timur", "2"], ["Kota Kupang", "2"], ["Kelapa Lima", "1"]]
    groups = table(root, "groups_table")[1]
    assert groups[0] == ["Kota Kupang, Nusa Tenggara Timur"]
    assert groups[2] == ["KIM Lasiana", "3", "2", "1", "0", "6", "7", "11", "83", "aktif", "segera habis"]
    assert groups[1][7] == "–"


def test_numbers_are_written_as_the_language_writes_them():
    many = ActivityLog(lines_of((MonthLog("2025-10", 2, (1234,)), MonthLog("2025-09", 2, (1000,)))))
    group = GroupSummary("a", "A", "A", "", "", Region(), "Asia/Jakarta", (), (), None, activity=many)
    assert "1.234 (+270%)" in page(group) and "1,234 (+270%)" in page(group, language="en")


def test_what_people_wrote_is_text():
    text = page(placed("<script>alert(1)</script>", "53", "<b>NTT"))
    assert "<script" not in text and "<b>" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_groups_that_are_not_counted_are_named():
    left = account_of("J", (LASIANA,), period_of("2025-10", DAY), USUAL, ("kim-x", "kim-y"))
    assert (
        "kim-x, kim-y" in html.document_fromstring(dashboard_html(left, SAYS["id"])).xpath("//header")[0].text_content()
    )


def test_a_network_without_groups_or_news_has_a_page_all_the_same():
    for groups in ((), (placed("kim-b", ""),)):
        empty = account_of("J", groups, period_of("2025-10", DAY), USUAL)
        root = html.document_fromstring(dashboard_html(empty, SAYS["id"]))
        assert root.xpath("//h1") and "Belum ada dokumen inti bulan ini." in root.text_content()


def tokens(scheme):
    """The colours of the light page, or of the dark one."""
    blocks = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    return dict(re.findall(r"--(\w+): (#\w+)", blocks[scheme == "dark"]))


def full(colour):
    return colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_bars_stand_out_from_the_page(scheme):
    colours = {name: full(value) for name, value in tokens(scheme).items()}
    assert set(colours) == set(tokens("light"))
    for ground in ("paper", "band"):
        assert contrast(colours["ink"], colours[ground]) >= 7
        assert contrast(colours["soft"], colours[ground]) >= 4.5
    for name in ("c0", "c1", "c2", "c3", "s0", "s1", "s2"):
        assert contrast(colours[name], colours["paper"]) >= 3


def test_bars_stand_in_their_drawing_and_add_up():
    tallies = (Tally((3, 1, 2, 4)), Tally(), Tally((0, 0, 0, 25)))
    columns = month_columns(("a", "b", "c"), tallies)
    assert [column.number for column in columns] == ["10", "", "25"]
    assert scale_of(tallies) == 40
    for column, tally in zip(columns, tallies, strict=True):
        assert sum(bar.height for bar in column.bars) == 150 - column.y
        assert 150 - column.y == 150 * tally.core // 40
    shares = share_bars((1, 0, 2))
    assert sum(bar.width for bar in shares) == WIDTH and [bar.kind for bar in shares] == [0, 2]
    assert [one.bar.width for one in named_bars((("a", 4), ("b", 1)))] == [320, 80]


@pytest.fixture(scope="module")
def country():
    """3,555 groups in as many villages, five years each."""
    regions = open_regions()
    codes = [code for province in regions.provinces for code in regions.codes(province) if len(code) == 13]
    groups = []
    for number, code in enumerate(codes[:: len(codes) // 3555][:3555]):
        months = [
            MonthLog(f"{year}-{month:02}", 1 << (number % 27 + 1), (number % 5, number % 2, 1, number % 3))
            for year in range(2021, 2026)
            for month in range(1 + number % 3, 11)
        ]
        place = regions.name_region(code)
        groups.append(
            GroupSummary(
                *(f"kim-{number}", f"KIM {place.village}", "", "", "", place, "Asia/Jakarta", (), (), None),
                activity=ActivityLog(lines_of(months)),
            )
        )
    return account_of("Jejaring", groups, period_of("2025-10", date(2025, 11, 1)), USUAL)


def test_a_whole_countrys_page_has_a_few_hundred_kilobytes(country):
    text = dashboard_html(country, SAYS["id"])
    assert len(country.groups) == 3555
    assert len(text.encode()) < 500_000
    assert text.count("<th scope=row>KIM ") == 3555 + 10
    assert "Kecamatan terlalu banyak" in text


@pytest.fixture
def opened(browser, tmp_path, project):
    """Opens the sample of this test in a browser, in one scheme and width."""
    file = tmp_path / "laporan.html"
    file.write_text(page(LASIANA, placed("kim-b", "53.71", "Nusa Tenggara Timur", "Kota Kupang")), encoding="utf-8")
    pages = []

    def open_(width=1000, scheme="light", **more):
        pages.append(browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, **more))
        pages[-1].goto(file.as_uri())
        return pages[-1]

    yield open_
    for one in pages:
        one.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1000])
def test_the_page_never_scrolls_sideways(opened, width):
    assert opened(width).evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.browser
def test_it_is_dark_where_people_want_it_and_draws_without_script(opened):
    paper = "getComputedStyle(document.body).backgroundColor"
    assert opened(scheme="light").evaluate(paper) == "rgb(255, 255, 255)"
    assert opened(scheme="dark").evaluate(paper) == "rgb(22, 24, 27)"
    still = opened(java_script_enabled=False)
    bars = still.locator("figure rect.c0")
    assert bars.count() > 1 and bars.first.bounding_box()["height"] > 5


@pytest.mark.browser
def test_it_prints_on_a4_in_the_colours_of_paper(opened):
    sheet = opened(scheme="dark")
    sheet.emulate_media(media="print")
    assert sheet.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    pdf = sheet.pdf(prefer_css_page_size=True)
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert {(round(float(wide)), round(float(high))) for wide, high in boxes} == {(595, 842)}


def test_the_command_writes_the_page(project, tmp_path):
    source = project({"content/network.yaml": "nama: J\n", "content/a/group.yaml": "nama: KIM A\n"})
    target = tmp_path / "laporan.html"
    assert (
        run(["report", "--source", str(source), "--today", "2025-11-15", "--output", str(target), "--lang", "en"]) == 0
    )
    assert "J: November 2025" in target.read_text(encoding="utf-8")
