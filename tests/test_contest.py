"""A competition: every number of its ranking can be done again by hand, from those beside it."""

import re
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.cli.reporting import speech_of
from kimsite.contest.figures import JUDGES, MEASURES, figure_of
from kimsite.contest.marks import Mark, Marks
from kimsite.contest.points import hundredths, mean, points_of, weighted
from kimsite.contest.ranking import ranking_of
from kimsite.contest.rubric import Criterion, Exclusion, Rubric
from kimsite.contest.scores import read_marks
from kimsite.contest.span import span_of
from kimsite.contest.statute import read_rubric
from kimsite.contest.tables import blank_table
from kimsite.contest.words import WORDS
from kimsite.model.activity import ActivityLog, MonthLog, Thresholds, lines_of
from kimsite.model.content import Region
from kimsite.model.summary import GroupSummary
from kimsite.report.period import last_day
from kimsite.report.spreadsheet import table_csv
from kimsite.report.workbook import workbook_of

SPAN = span_of("2025-09", "2025-10", last_day("2025-11"))
CENT = Decimal("0.01")
BERITA = figure_of("berita")
MARK = Criterion("Mutu", 10_000, None, 1_000)


def group(slug, posts=0, code="53.71.03.1011", name=""):
    """A group that published so many posts in October, and one in the August before the time judged."""
    months = [MonthLog("2025-08", 2, (1,)), MonthLog("2025-10", 0b110, (posts,))]
    return GroupSummary(
        slug=slug, name=name or slug.upper(), short="", tagline="", base_url="", region=Region(code=code), timezone="",
        counts=(), latest=(), last_active=None, activity=ActivityLog(lines_of(months)),
    )  # fmt: skip


def rubric(*criteria, **more):
    return Rubric("lomba.yaml", "Lomba", "", criteria, **more)


def ranked(rules, groups, marks=()):
    return ranking_of("Jejaring", rules, groups, SPAN, Thresholds(), Marks(tuple(marks)))


def half_up(number):
    return number.quantize(CENT, ROUND_HALF_UP)


def dec(number):
    return Decimal(number) / 100


# Numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [("8,5", 850), ("8.5", 850), ("85", 8500), ("12,25", 1225), ("0", 0), (" 7 ", 700), ("0,5", 50)],
)
def test_numbers_are_read_as_indonesians_and_others_write_them(text, number):
    assert hundredths(text) == number


@pytest.mark.parametrize("text", ["", "-1", "8,555", "08,5", "1.000,5", "8½", "٨", "1e3", "8,", "nan", "+8"])
def test_what_may_mean_something_else_is_no_number(text):
    assert hundredths(text) is None


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(1, 10_000))
def test_points_and_values_are_what_a_calculator_says_of_the_numbers_that_are_shown(figure, zero, full, weight):
    points = points_of(figure, zero, full)
    if full != zero:
        way = (dec(figure) - dec(zero)) / (dec(full) - dec(zero))
        assert dec(points) == half_up(100 * min(max(way, Decimal()), Decimal(1)))
    else:
        assert points == 0
    assert dec(weighted(points, weight)) == half_up(dec(points) * dec(weight) / 100)


@given(st.lists(st.integers(0, 10_000), min_size=1))
def test_a_mean_is_rounded_half_up(marks):
    assert dec(mean(marks)) == half_up(sum(map(dec, marks)) / len(marks))


# Ranks


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8), st.integers(1, 9_999), st.sampled_from([None, 1_000]))
def test_a_ranking_can_be_done_again_from_its_own_numbers(posts, weight, full):
    rules = rubric(
        Criterion("Berita", weight, BERITA, full),
        Criterion("Profil", 10_000 - weight, figure_of("profil"), 10_000),
    )
    ranking = ranked(rules, [group(f"kim-{n}", number) for n, number in enumerate(posts)])
    for place in ranking.places:
        assert place.total == sum(score.value for score in place.scores)
        for stick, score in zip(ranking.yardsticks, place.scores, strict=True):
            assert score.points == points_of(score.figure, stick.criterion.zero, stick.full)
            assert score.value == weighted(score.points, stick.criterion.weight)
        assert place.rank == 1 + sum(other.total > place.total for other in ranking.places)
    assert [place.total for place in ranking.places] == sorted((p.total for p in ranking.places), reverse=True)


def test_the_order_in_which_groups_are_given_changes_nothing():
    groups = [group("kim-a", 3), group("kim-b", 7), group("kim-c", 3)]
    rules = rubric(Criterion("Berita", 10_000, BERITA, None))
    assert ranked(rules, groups) == ranked(rules, groups[::-1])


def test_groups_that_nothing_tells_apart_share_a_rank_and_a_prize_and_the_next_is_passed_over():
    rules = rubric(Criterion("Berita", 10_000, BERITA, None), prizes=("Juara I", "Juara II", "Juara III"))
    ranking = ranked(rules, [group("kim-a", 3), group("kim-b", 3), group("kim-c", 1)])
    assert [(p.rank, p.name, p.prize, p.equal) for p in ranking.places] == [
        (1, "KIM-A", "Juara I", ("KIM-B",)),
        (1, "KIM-B", "Juara I", ("KIM-A",)),
        (3, "KIM-C", "Juara III", ()),
    ]


def test_a_rubric_may_say_what_tells_equal_sums_apart_and_that_is_shown():
    rules = rubric(
        Criterion("Berita", 5_000, BERITA, 1_000), Criterion("Mutu", 5_000, None, 1_000), ties=("Mutu",)
    )  # fmt: skip
    marks = [Mark("kim-a", "Mutu", "Ani", 600), Mark("kim-b", "Mutu", "Ani", 700)]
    first, second = ranked(rules, [group("kim-a", 7), group("kim-b", 6)], marks).places
    assert first.total == second.total
    assert (first.rank, first.slug, second.rank) == (1, "kim-b", 2)
    assert first.decided == second.decided == "Mutu"


def test_only_what_was_published_in_the_time_judged_counts():
    (place,) = ranked(rubric(Criterion("Berita", 10_000, BERITA, 1_000)), [group("kim-a", 4)]).places
    assert place.scores[0].figure == 400


def test_less_may_be_better():
    rules = rubric(Criterion("Kabar", 10_000, figure_of("hari-tanpa-kabar"), 0, 10_000))
    (place,) = ranked(rules, [group("kim-a")]).places
    assert (place.scores[0].figure, place.scores[0].points) == (2_900, 7_100)


def test_a_group_that_never_wrote_has_no_last_day_and_no_points_for_it():
    silent = GroupSummary("kim-a", "KIM A", "", "", "", Region(), "", (), (), None)
    rules = rubric(Criterion("Kabar", 10_000, figure_of("hari-tanpa-kabar"), 0, 10_000))
    (place,) = ranked(rules, [silent]).places
    assert (place.scores[0].figure, place.total) == (None, 0)


def test_several_judges_are_averaged_and_each_mark_and_their_spread_stay():
    marks = [Mark("kim-a", "Mutu", "Ani", 700), Mark("kim-a", "Mutu", "Budi", 800), Mark("kim-a", "Mutu", "Citra", 850)]
    (place,) = ranked(rubric(MARK), [group("kim-a")], marks).places
    verdict = place.scores[0].verdict
    assert (place.scores[0].figure, place.total) == (783, 7830)
    assert verdict.given == (("Ani", 700), ("Budi", 800), ("Citra", 850))
    assert (verdict.lowest, verdict.highest) == (700, 850)


def test_who_is_left_out_is_told_with_the_reason():
    rules = rubric(MARK, region="53.71", excluded=(Exclusion("kim-tuan", "tuan rumah"),))
    groups = [group("kim-a"), group("kim-b"), group("kim-tuan"), group("kim-jauh", code="53.7")]
    marks = Marks((Mark("kim-a", "Mutu", "Ani", 700),), ("Ani",))
    ranking = ranking_of("Jejaring", rules, groups, SPAN, Thresholds(), marks, ("kim-rusak",))
    assert [place.slug for place in ranking.places] == ["kim-a"]
    assert {one.slug: (one.reason, one.detail) for one in ranking.absent} == {
        "kim-b": ("unmarked", "Mutu"),
        "kim-tuan": ("excluded", "tuan rumah"),
        "kim-jauh": ("elsewhere", ""),
        "kim-rusak": ("unreadable", ""),
    }


def test_a_mark_that_one_of_several_judges_did_not_give_is_named():
    marks = Marks((Mark("kim-a", "Mutu", "Ani", 700),), ("Ani", "Budi"))
    ranking = ranking_of("Jejaring", rubric(MARK), [group("kim-a")], SPAN, Thresholds(), marks)
    assert ranking.gaps == (("KIM-A", "Mutu", "Budi"),)


# The judges' table


def read(data, rules=None, names=("kim-a", "kim-b")):
    entrants = {slug: slug.upper() for slug in names}
    marks, problems = read_marks(data, "nilai.csv", rules or rubric(MARK), entrants, {})
    return {(m.group, m.judge): m.value for m in marks.given}, [problem.code for problem in problems]


@pytest.mark.parametrize(
    "data",
    [
        "folder;juri;Mutu\nkim-a;Ani;8,5\nkim-b;Ani;9\n".encode("utf-8-sig"),
        b"folder,juri,Mutu\r\nkim-a,Ani,8.5\r\nkim-b,Ani,9\r\n",
        b'folder,juri,Mutu\nkim-a,Ani,"8,5"\nkim-b,Ani,9\n',
        "folder\tjuri\tMutu\nkim-a\tAni\t8,50\nkim-b\tAni\t9,0\n".encode("utf-16"),
        b"Lomba KIM\n\nKelompok;Penilai;mutu\nKIM-A;Ani;8,5\nkim-b;ani;9\n",
    ],
    ids=["indonesian-excel", "english-excel", "quoted", "utf-16", "letterhead"],
)
def test_a_table_is_read_however_excel_saved_it(data):
    assert read(data) == ({("kim-a", "Ani"): 850, ("kim-b", "Ani"): 900}, [])


def test_a_workbook_is_read_too():
    book = openpyxl.Workbook()
    for row in (["folder", "juri", "Mutu"], ["kim-a", "Ani", 8.5], ["kim-b", "Ani", 9]):
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    assert read(out.getvalue()) == ({("kim-a", "Ani"): 850, ("kim-b", "Ani"): 900}, [])


@pytest.mark.parametrize("cell", ["08.05", "8:05", "10.05", "8-Mei", "2025-05-08", "08.05.00"])
def test_a_mark_that_excel_took_for_a_time_is_no_mark(cell):
    assert read(f"folder;juri;Mutu\nkim-a;Ani;{cell}\nkim-b;Ani;9\n".encode())[1] == ["K848"]


@pytest.mark.parametrize("cell", ["10,01", "11", "-1", "delapan", "8,555", "1.000"])
def test_a_mark_out_of_range_is_told(cell):
    assert read(f"folder;juri;Mutu\nkim-a;Ani;{cell}\nkim-b;Ani;9\n".encode())[1] == ["K842"]


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading_of_marks(data):
    read(data)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_of_marks(text):
    read(("folder;juri;Mutu\n" + text).encode("utf-8", "ignore"))


@pytest.mark.parametrize("name", ['Mutu, isi; dan "bahasa"', "=Mutu", "Juri", "Folder"])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_empty_sheet_is_one_that_can_be_read_when_it_is_filled_in(language, form, name):
    rules = rubric(Criterion(name, 10_000, None, 1_000))
    speech = speech_of(language, WORDS)
    table = blank_table(rules, [group("kim-a"), group("kim-b")], speech)
    filled = table._replace(rows=tuple((*row[:2], "Ani", 850) for row in table.rows))
    data = table_csv(filled).encode()
    if form == "xlsx":
        data = workbook_of("Lomba", last_day("2025-10"), (filled,), speech)
    assert read(data, rules) == ({("kim-a", "Ani"): 850, ("kim-b", "Ani"): 850}, [])


# The rubric


def test_the_reference_names_every_figure_and_what_gets_all_points(repository):
    page = (repository / "docs/content/halaman/rujukan/lomba.md").read_text(encoding="utf-8")
    rows = [line.split(" | ") for line in page.split("## Sumber angka")[1].split("## Nilai juri")[0].splitlines()]
    said = {}
    for row in (row for row in rows if len(row) == 4 and "`" in row[0]):
        for names in zip(re.findall("`([^`]+)`", row[0]), re.findall("`([^`]+)`", row[1]), strict=True):
            said[names] = ("*" in row[0], row[3].strip(" |`"))
    assert said.pop(JUDGES) == (False, "100")
    assert said == {f.names: (f.standing, "terbanyak" if f.best is None else str(f.best)) for f in MEASURES}


def test_the_rubric_of_the_reference_is_one(repository):
    page = (repository / "docs/content/halaman/rujukan/lomba.md").read_text(encoding="utf-8")
    text = re.search(r"```text\n(nama: .*?)```", page, re.DOTALL)[1]
    rules, problems = read_rubric(text.encode(), "lomba.yaml", ())
    assert rules and not problems


def test_every_figure_is_known_by_both_names_and_none_is_what_judges_are():
    for figure in MEASURES:
        assert figure_of(figure.names[0]) == figure
        assert figure_of(figure.names[1].upper().replace("-", "_")) is not None
    assert not any(figure_of(name) for name in JUDGES)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_a_rubric(text):
    read_rubric(text.encode("utf-8", "ignore"), "lomba.yaml", ())
    read_rubric(("kriteria:\n" + text).encode("utf-8", "ignore"), "lomba.yaml", ())


def test_all_that_is_wrong_with_a_rubric_is_told_at_once():
    text = (
        "nama: Lomba\nbobott: 3\ndari: Oktober\npeserta: kim-x\n"
        "kriteria:\n  - {nama: A, bobot: 10, sumber: brita}\n  - {nama: B, bobot: x, sumber: juri}\n  - {sumber: juri}\n"
    )
    problems = read_rubric(text.encode(), "lomba.yaml", ["kim-a"])[1]
    assert {problem.code for problem in problems} == {"K131", "K839", "K837", "K832", "K834", "K831"}
