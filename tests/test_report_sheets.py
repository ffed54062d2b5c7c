"""Tables of a report as spreadsheets open them: numbers are numbers, dates are dates, and no name is a formula."""

import csv
import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_report_figures import DAY, USUAL, placed, summary_of

from kimsite.cli.reporting import speech_of
from kimsite.model.activity import ActivityLog, MonthLog, Term, lines_of
from kimsite.model.content import Region
from kimsite.model.summary import GroupSummary
from kimsite.report.account import account_of
from kimsite.report.columns import Column, Table, groups_table
from kimsite.report.period import period_of
from kimsite.report.spreadsheet import table_csv
from kimsite.report.workbook import report_xlsx

PLACE = Region("53.71.03.1011", "Nusa Tenggara Timur", "Kota Kupang", "Kelapa Lima", "Lasiana", "Kelurahan")
LOG = ActivityLog(
    lines_of(
        (
            MonthLog("2025-07", 1 << 3, (1,)),
            MonthLog("2025-10", 1 << 2 | 1 << 20, (3, 1, 0, 2, 0, 0, 1), (2,), ((0, 4), (1, 1))),
        )
    ),
    ("Ana", "Beni"),
    (Term(date(2024, 1, 5), date(2026, 1, 5)),),
    ("logo", "coach"),
)
LASIANA = GroupSummary("kim-lasiana", "KIM Lasiana", "L", "", "", PLACE, "Asia/Makassar", (), (), None, activity=LOG)
SAYS = {"id": speech_of("id"), "en": speech_of("en")}


def account(*groups):
    return account_of("Jejaring", groups or (LASIANA,), period_of("2025-10", date(2025, 11, 20)), USUAL)


def as_excel_reads(text):
    """Rows of a file that Excel opens in Indonesia: UTF-8 by its mark, `;` between cells, quoted where need be."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def csv_row(*groups, language="id"):
    head, row = as_excel_reads(table_csv(groups_table(account(*groups), SAYS[language])))
    return dict(zip(head, row, strict=True))


def sheets(*groups, language="id"):
    return openpyxl.load_workbook(io.BytesIO(report_xlsx(account(*groups), SAYS[language])))


def test_a_line_has_all_there_is_to_say_of_a_group():
    row = csv_row()
    assert row["Kelompok"] == "KIM Lasiana" and row["Kecamatan"] == "Kelapa Lima"
    counts = [row[f"{name} bulan ini"] for name in ("Berita", "Galeri", "Pengumuman", "Agenda", "Dokumen inti")]
    assert counts == ["3", "2", "1", "0", "6"]
    assert (row["Cek Fakta bulan ini"], row["Dokumen inti seluruhnya"]) == ("1", "7")
    assert (row["Rata-rata 3 bulan sebelumnya"], row["Perubahan (%)"]) == ("0,3", "1700")
    assert (row["Kabar terakhir"], row["Hari tanpa kabar"], row["Keaktifan"]) == ("2025-10-20", "11", "aktif")
    assert (row["SK"], row["SK berlaku sampai"]) == ("segera habis", "2026-01-05")
    assert (row["Profil (%)"], row["Profil belum diisi"]) == ("83", "logo, dinas_pembina")
    assert (row["ADINDA akses bulan ini"], row["Penulis seluruhnya"]) == ("2", "2")
    assert row["Penulis terbanyak"] == "Ana (4), Beni (1)"


def test_a_code_of_a_region_is_no_time_of_day():
    assert csv_row()["Kode wilayah"] == "5371031011"
    assert csv_row(placed("kim-b", "33.09.01", "Jawa Tengah"))["Kode wilayah"] == "330901"


def test_headings_and_words_are_in_the_language_that_was_asked_for():
    row = csv_row(language="en")
    assert (row["Activity"], row["Decree"], row["Profile lacks"]) == ("active", "expiring", "logo, coach")
    assert "Core documents this month" in row


def test_every_heading_is_there_once():
    for language in SAYS:
        for sheet in sheets(language=language):
            heads = [cell.value for cell in sheet[1]]
            assert len(heads) == len(set(heads)), sheet.title


def test_lines_end_as_windows_ends_them_and_each_has_all_cells():
    text = table_csv(groups_table(account(LASIANA, placed("kim-b", "")), SAYS["id"]))
    assert text.count("\r\n") == text.count("\n") == 3
    assert len({len(row) for row in as_excel_reads(text)}) == 1


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+62", "-1", "@SUM(A1)", "\t=1", " =1", "=cmd|' /C calc'!A0"])
def test_no_cell_of_the_table_is_a_formula(name):
    assert csv_row(placed(name, ""))["Folder"].startswith("'")
    assert csv_row(placed(name, ""))["Kelompok"].startswith("'")


def test_a_number_below_zero_stays_a_number():
    rows = [(date(2025, month, 1), "berita", [], []) for month in (7, 8, 9, 9) for _ in range(3)]
    assert csv_row(summary_of([*rows, (date(2025, 10, 1), "berita", [], [])]))["Perubahan (%)"] == "-75"


@given(st.text(max_size=30))
def test_whatever_is_written_stays_in_its_cell(text):
    table = Table("groups", (Column("a", "text"), Column("b", "count")), ((text, 7),))
    _, row = as_excel_reads(table_csv(table))
    assert len(row) == 2 and row[1] == "7"
    assert row[0].removeprefix("'").split() == text.split() or row[0] == " ".join(text.split())
    assert not row[0].startswith(("=", "+", "-", "@"))


def test_the_workbook_has_four_sheets_with_headings_that_stay():
    book = sheets()
    assert book.sheetnames == ["Kelompok", "Wilayah", "Bulan", "Dokumen inti"]
    assert sheets(language="en").sheetnames == ["Groups", "Regions", "Months", "Core documents"]
    for sheet in book:
        assert sheet.freeze_panes.endswith("2") and not sheet.freeze_panes.startswith("A")
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.bold for cell in sheet[1])


def values(sheet, row=2):
    return {head.value: cell for head, cell in zip(sheet[1], sheet[row], strict=True)}


def test_numbers_are_numbers_and_dates_are_dates():
    row = values(sheets()["Kelompok"])
    assert row["Berita bulan ini"].value == 3 and row["Dokumen inti seluruhnya"].value == 7
    assert row["Rata-rata 3 bulan sebelumnya"].value == pytest.approx(0.3)
    assert row["Kabar terakhir"].is_date and row["Kabar terakhir"].value == datetime(2025, 10, 20)
    assert row["SK berlaku sampai"].value == datetime(2026, 1, 5)
    assert row["Profil (%)"].value == pytest.approx(0.83) and row["Profil (%)"].number_format == "0%"
    assert row["Kode wilayah"].value == "53.71.03.1011"


def test_regions_months_and_core_documents_have_sheets_of_their_own():
    book = sheets()
    assert [row[0].value for row in book["Wilayah"].iter_rows(min_row=2)] == ["53", "53.71", "53.71.03"]
    assert values(book["Wilayah"], 4)["SK segera habis"].value == 1
    months = [[cell.value for cell in row[:6]] for row in book["Bulan"].iter_rows(min_row=2)]
    assert months == [[datetime(2025, 7, 1), 1, 0, 0, 0, 1], [datetime(2025, 10, 1), 3, 2, 1, 0, 6]]
    core = [[cell.value for cell in row][5:] for row in book["Dokumen inti"].iter_rows(min_row=2)]
    assert core == months


@pytest.mark.parametrize("name", ["=1+1", "https://kim.example", "007", "@a"])
def test_what_people_wrote_is_text_in_the_workbook(name):
    cell = values(sheets(placed(name, ""))["Kelompok"])["Kelompok"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)


def test_a_day_before_excels_first_is_told_as_text():
    old = GroupSummary(
        "a", "A", "A", "", "", Region(), "Asia/Jakarta", (), (), None,
        activity=ActivityLog(lines_of((MonthLog("1899-03", 1 << 4, (1,)),))),
    )  # fmt: skip
    book = sheets(old)
    assert values(book["Kelompok"])["Kabar terakhir"].value == "1899-03-04"
    assert values(book["Bulan"])["Bulan"].value == "1899-03-01"


def test_a_network_without_groups_has_empty_tables():
    empty = account_of("J", (), period_of("2025-10", DAY), USUAL)
    assert len(as_excel_reads(table_csv(groups_table(empty, SAYS["id"])))) == 1
    book = openpyxl.load_workbook(io.BytesIO(report_xlsx(empty, SAYS["id"])))
    assert [sheet.max_row for sheet in book] == [1, 1, 1, 1]
