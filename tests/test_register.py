"""A district's spreadsheet becomes a network, and a network a spreadsheet: whatever Excel has done to either."""

import csv
import io
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from kimsite.diagnostics import as_text
from kimsite.model.source import GroupFiles
from kimsite.network.regions import open_regions
from kimsite.read.group import read_group
from kimsite.register import headings
from kimsite.register import table as register_table
from kimsite.register.columns import BY_NAME, COLUMNS
from kimsite.register.enrol import enrol
from kimsite.register.places import LEVELS, Places, Trouble, agrees
from kimsite.register.profile import profile_of
from kimsite.register.roll import Entry, NoTable, read_roll
from kimsite.vocabulary import GROUP_FIELDS

PLACE = {"desa": "Lasiana", "kecamatan": "Kelapa Lima", "kabupaten": "Kota Kupang"}
LASIANA = "53.71.03.1011"


def table(*rows, delimiter=";"):
    """The bytes of a CSV file as Excel in Indonesia saves it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def workbook(*rows, merged=(), formats=()):
    """The bytes of an XLSX file, with cells of Python's own types."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merged:
        book.active.merge_cells(area)
    for cell, form in formats:
        book.active[cell].number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data):
    return read_roll(data, "daftar", open_regions())


def texts(data):
    """What is said of each group, by key; nothing may be wrong."""
    roll = read(data)
    assert [as_text(problem, "id") for problem in roll.problems] == []
    return [dict(entry.texts) for entry in roll.entries]


def told(data):
    """Each complaint as its code and its place, row and column from 1."""
    return [(problem.code, problem.line, problem.column) for problem in read(data).problems]


def one(column, cell):
    """What one cell means in a column."""
    (found,) = texts(workbook(["nama", column], ["KIM A", cell]))
    return found.get(BY_NAME[column].key, "")


# The file


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_any_delimiter_is_understood(delimiter):
    rows = ["nama", "alamat"], ["KIM A", "Jalan Satu, RT 01; RW 02"]
    assert texts(table(*rows, delimiter=delimiter)) == [{"name": "KIM A", "address": "Jalan Satu, RT 01; RW 02"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding_that_excel_writes_is_understood(encoding):
    assert texts("nama;alamat\r\nKIM Café;Jalan “Satu”\r\n".encode(encoding))[0]["name"] == "KIM Café"


def test_headings_may_stand_below_a_letterhead_and_above_a_row_that_counts_columns():
    rows = (
        ["PEMERINTAH KABUPATEN CONTOH"],
        [],
        ["No.", "Nama KIM", "No. WA"],
        [1, 2, 3],
        [],
        [1, "KIM A", "0812 0000 0101"],
    )
    assert texts(table(*rows)) == [{"name": "KIM A", "contact.wa": "6281200000101"}]


@pytest.mark.parametrize("heading", ["Tanggal SK", "TGL. SK", "tanggal_sk", "decree date", "Tanggal SK (terbaru)"])
def test_a_heading_may_be_written_in_many_ways(heading):
    assert texts(table(["NAMA", heading], ["KIM A", "2 Januari 2024"]))[0]["decrees.issued"] == "2024-01-02"


def test_headings_in_two_rows_are_read_together():
    rows = ["Nama", "SK", "", "Ketua"], ["", "Nomor", "Tanggal", ""], ["KIM A", "12/2024", "2/1/2024", "Ana"]
    merged = "A1:A2", "B1:C1", "D1:D2"
    expected = {"name": "KIM A", "decrees.number": "12/2024", "decrees.issued": "2024-01-02", "chair": "Ana"}
    assert texts(workbook(*rows, merged=merged)) == [expected]
    assert texts(table(*rows)) == [expected]


def test_a_merged_cell_holds_for_all_that_it_covers():
    rows = ["kecamatan", "nama", "desa"], ["Kelapa Lima", "KIM A", "Lasiana"], [None, "KIM B", "Oesapa"]
    assert [one["region"] for one in texts(workbook(*rows, merged=["A2:A3"]))] == [LASIANA, "53.71.03.1010"]
    assert [one["region"] for one in texts(table(*rows))] == [LASIANA, "53.71.03.1010"]


def test_a_place_that_stands_further_up_is_taken_and_told():
    """Whether the cells are empty because the place is the same, or because nobody knew, only people can tell."""
    data = table(["kecamatan", "nama", "desa"], ["Kelapa Lima", "KIM A", "Lasiana"], ["", "KIM B", "Kelapa Lima"])
    roll = read(data)
    assert [entry.text("region") for entry in roll.entries] == [LASIANA, "53.71.03.1001"]
    assert [(problem.code, problem.line) for problem in roll.problems] == [("K809", 3)]


def test_a_place_elsewhere_than_the_rows_above_is_taken_by_its_own_name_and_told():
    head = ["nama", "desa", "kecamatan", "kabupaten"]
    roll = read(table(head, ["KIM A", *PLACE.values()], ["KIM B", "Alor Kecil", "", ""]))
    assert [entry.text("region") for entry in roll.entries] == [LASIANA, "53.05.02.2003"]
    (problem,) = roll.problems
    assert (problem.code, problem.line, problem.column) == ("K827", 3, 2)
    assert "Alor Kecil, Alor Barat Laut, Kabupaten Alor" in as_text(problem, "id")


def test_no_name_is_sought_in_a_place_that_its_row_does_not_speak_of():
    head = ["nama", "desa", "kecamatan", "kabupaten"]
    (problem,) = read(table(head, ["KIM A", *PLACE.values()], ["KIM B", "Sukamaju", "", ""])).problems
    assert (problem.code, problem.line) == ("K816", 3)
    assert "Kelapa Lima" not in as_text(problem, "id")


SUMS = (
    *("JUMLAH", "Jumlah KIM", "TOTAL", "Total :", "Grand Total", "Sub-total", "J U M L A H", "Jumlah (KIM)"),
    *("Jumlah Total KIM Kecamatan Oebobo", "Total = 15 KIM", "Rekapitulasi", "JUMLAH (I+II)", "Total A dan B"),
    *("Jumlah kec. Oebobo", "Jumlah I s/d III", "Jumlah = 12 (dua belas) KIM"),
)


@pytest.mark.parametrize(
    "sign",
    [
        *SUMS,
        "Sumber: Dinas Rekaan",
        "Keterangan :",
        "NB: data rekaan",
        "*) baru",
        "Mengetahui,",
        "..........",
        "0",
        "15",
    ],
)
def test_sums_notes_and_rows_without_a_name_are_passed_over_and_told(sign):
    roll = read(workbook(["no", "nama", "desa", "wa"], [1, "KIM A"], [], ["", sign, "", 0], [2, "KIM B"]))
    assert [entry.text("name") for entry in roll.entries] == ["KIM A", "KIM B"]
    (problem,) = roll.problems
    assert (problem.code, problem.line) == ("K980", 4)
    assert as_text(problem, "id").startswith("daftar:4:1: saran K980: 1 baris dilewati: ")


def test_a_sum_may_stand_before_the_column_of_names_and_in_merged_cells():
    head = ["no", "kecamatan", "nama", "wa", "ketua"]
    assert told(table(head, [1, "", "KIM A", "", ""], ["JUMLAH", "", "1", "1", "1 orang"])) == [("K980", 3, 0)]
    roll = read(workbook(head, ["1", "", "KIM A"], ["TOTAL", "", "", 5, 5], merged=["A3:C3"]))
    assert (len(roll.entries), [problem.code for problem in roll.problems]) == (1, ["K980"])


def groups(roll):
    """The groups by name, each with the code of its place; and the rows that were passed over."""
    (passed,) = [dict(problem.facts)["rows"] for problem in roll.problems if problem.code == "K980"] or [""]
    return [(entry.text("name"), entry.text("region")) for entry in roll.entries], passed


REGIONS = (
    *("KOTA KUPANG", "Kec. Oebobo", "Kabupaten Alor", "KECAMATAN : ALAK", "Prov. NTT", "DISTRIK HERAM", "WILAYAH I"),
    *("A. Kecamatan Oebobo", "(II) KAB. ALOR", "KECAMATAN – OEBOBO", "Kotamadya Kupang", "Kapanewon Sleman"),
)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("numeral", ["", "I", "IV.", "a", "B)", "(II)", "-"])
def test_a_region_above_its_groups_is_no_group(numeral, region):
    head, below = ["no", "nama", "ketua", "wa"], [1, "KIM A", "Ana", ""]
    (group,), passed = groups(read(table(head, [numeral, region, "-", 0], below)))
    assert (group[0], passed) == ("KIM A", f"2 ({region})")


@pytest.mark.parametrize("merged", ["A2:B2", "A2:D2", "B2:D2"])
def test_a_region_above_its_groups_may_stand_in_a_merged_cell(merged):
    first = ["I" if merged[0] == "B" else "KECAMATAN OEBOBO", "KECAMATAN OEBOBO"]
    data = workbook(["no", "nama", "wa", "sk_nomor"], first, [1, "KIM A"], merged=[merged])
    assert groups(read(data)) == ([("KIM A", "53.71.04")], "2 (KECAMATAN OEBOBO)")


@pytest.mark.parametrize("place", [0, 1, 3])
def test_a_region_above_its_groups_may_stand_before_their_names_or_among_the_places(place):
    row = ["", "", "", ""]
    row[0] = "I"
    row[place] = "Kec. Oebobo"
    head, below = ["no", "nama", "ketua", "kecamatan"], [1, "KIM A", "Ana", ""]
    assert groups(read(table(head, row, below))) == ([("KIM A", "53.71.04")], "2 (Kec. Oebobo)")


def test_groups_lie_in_the_region_above_them():
    """Most names of villages are those of others, too."""
    data = table(
        ["no", "nama", "desa"],
        ["", "KABUPATEN BOYOLALI", ""],
        ["I", "KECAMATAN SELO", ""],
        [1, "KIM A", "Selo"],
        [2, "KIM B", ""],
        ["II", "KECAMATAN AMPEL", ""],
        [1, "KIM C", "Candi"],
        ["", "KOTA KUPANG", ""],
        [1, "KIM D", "Oebobo"],
    )
    found, _ = groups(read(data))
    assert found == [
        *(("KIM A", "33.09.01.2007"), ("KIM B", "33.09.01"), ("KIM C", "33.09.02.2010")),
        ("KIM D", "53.71.04.1001"),
    ]


def test_a_region_ends_what_the_rows_before_it_said_of_their_place():
    head, first = ["no", "nama", "desa", "kecamatan"], [1, "KIM A", "Liliba", "Oebobo"]
    roll = read(table(head, first, ["", "KECAMATAN REKAAN", "", ""], [2, "KIM B", "Oebobo", ""]))
    assert groups(roll)[0] == [("KIM A", "53.71.04.1010")]
    assert [(problem.code, problem.line) for problem in roll.problems] == [("K816", 4), ("K980", 3)]


def test_what_a_row_says_of_its_place_counts_more_than_the_region_above_it():
    head = ["no", "nama", "desa", "kabupaten"]
    roll = read(table(head, ["", "KEC. OEBOBO", "", ""], [1, "KIM A", "Alor Kecil", ""], [2, "KIM B", "", "Alor"]))
    assert groups(roll)[0] == [("KIM A", "53.05.02.2003"), ("KIM B", "53.05")]
    assert [(problem.code, problem.line) for problem in roll.problems] == [("K827", 3), ("K980", 2)]


def test_a_group_may_be_called_after_a_region():
    (numbered,) = texts(table(["no", "nama", "ketua"], [1, "Kecamatan Oebobo", ""]))
    (listed,) = texts(table(["no", "nama"], ["", "Kecamatan Oebobo"]))
    (ticked,) = texts(table(["no", "nama", "ketua", "alamat"], ["", "Kec. Oebobo", "V", ""]))
    assert numbered["name"] == listed["name"] == "Kecamatan Oebobo"
    assert ticked["name"] == "Kec. Oebobo"


@pytest.mark.parametrize("name", ["Kota Kreatif", "Kota Baru", "Kota Tua Bersinar", "KEC. OEBOBO\nKIM Maju"])
def test_what_no_map_knows_as_a_town_may_be_a_group_among_others(name):
    found, passed = groups(read(table(["no", "nama", "ketua"], ["", name, ""], ["", "KIM A", ""])))
    assert ([one for one, _ in found], passed) == ([" ".join(name.split()), "KIM A"], "")


def test_where_all_are_called_after_regions_they_are_the_groups():
    data = table(
        ["no", "nama", "desa", "ketua"], ["", "Kec. Alak", "", ""], ["", "Kec. Oebobo", "", ""], ["", "JUMLAH"]
    )
    found, passed = groups(read(data))
    assert (found, passed) == ([("Kec. Alak", ""), ("Kec. Oebobo", "")], "4 (JUMLAH)")


@pytest.mark.parametrize("place", [1, 3])
@pytest.mark.parametrize(
    "opening", ["Kupang, 2 Januari 2025", "Mengetahui,", "a.n. Kepala Dinas Rekaan", "Kupang, .... Maret 2025"]
)
def test_signatures_below_a_table_are_passed_over(opening, place):
    block = ["Kepala Bidang Rekaan", "", "Ana Rekaan", "NIP. 19700101 199001 1 001"]
    lines = [["" if at != place else line for at in range(4)] for line in (opening, *block)]
    roll = read(table(["no", "nama", "ketua", "wa"], [1, "KIM A", "Ana", ""], [], *lines, [2, "KIM B", "Budi", ""]))
    assert [entry.text("name") for entry in roll.entries] == ["KIM A", "KIM B"]
    assert [(problem.code, problem.line) for problem in roll.problems] == [("K980", 4)]


def test_two_may_sign_beside_each_other():
    lines = [["", left, "", right] for left, right in (("Mengetahui,", "Yang membuat,"), ("Ana", "Budi"), ("", "Cici"))]
    found, passed = groups(read(table(["no", "nama", "ketua", "lain"], [1, "KIM A", "Ana", 9], *lines)))
    assert (found, passed) == ([("KIM A", "")], "3 (Mengetahui,), 4 (Ana), 5 (Cici)")


def test_a_day_above_the_groups_or_a_signature_between_them_hides_none():
    names = [f"KIM {letter}" for letter in "ABCDEFGHIJ"]
    signed = ["Kupang, 2 Januari 2025", ""]
    above = groups(read(table(["nama", "ketua"], signed, *([name, ""] for name in names))))
    between = groups(read(table(["nama", "ketua"], ["KIM 1", ""], signed, *([name[4:], ""] for name in names))))
    assert [name for name, _ in above[0]][1:] == names
    assert [name for name, _ in between[0]] == ["KIM 1", *"FGHIJ"]


def test_a_region_below_a_signature_is_that_of_the_rows_below_it():
    rows = (
        ["", "KEC. ALAK", ""],
        [1, "KIM A", "Ana"],
        ["", "Mengetahui,", ""],
        ["", "Budi", ""],
        ["", "KEC. OEBOBO", ""],
    )
    found, _ = groups(read(table(["no", "nama", "ketua"], *rows, [1, "KIM B", "Adi"])))
    assert [region for _, region in found] == ["53.71.01", "53.71.04"]


@pytest.mark.parametrize(
    "row", [[2, "KECAMATAN X", ""], ["II", "KEC. X", "5 KIM"], ["", "KOTA X", ""], ["", "ZONA 1", ""]]
)
def test_a_row_that_may_be_a_region_ends_the_one_above(row):
    rows = ["I", "KECAMATAN OEBOBO", ""], [1, "KIM A", "Ana"], row, [1, "KIM B", "Adi"]
    found, _ = groups(read(table(["no", "nama", "ketua"], *rows)))
    assert (dict(found)["KIM A"], dict(found)["KIM B"]) == ("53.71.04", "")


def test_the_place_of_a_group_without_a_name_is_that_of_no_other():
    head, first = ["no", "nama", "kab/kota", "ketua"], [1, "KIM A", "Kota Kupang", "Ana"]
    found, passed = groups(read(table(head, first, ["", "", "Kota Malang", ""], [2, "KIM B", "", "Adi"])))
    assert (found, passed) == ([("KIM A", "53.71"), ("KIM B", "")], "")


def test_numerals_of_regions_count_on():
    below = [1, "KIM A", "Ana"]
    for numeral in ("J", "XL", "z)"):
        found, _ = groups(read(table(["no", "nama", "ketua"], [numeral, "KEC. OEBOBO", ""], below)))
        assert found == [("KIM A", "53.71.04")]


def test_a_list_is_plain_when_it_has_no_other_columns_whether_they_are_known_or_not():
    found, _ = groups(read(table(["no", "nama", "terakhir aktif"], ["", "KEC. OEBOBO", ""], [1, "KIM A", "2024"])))
    assert found == [("KIM A", "53.71.04")]


def test_a_group_whose_place_is_known_better_by_now_is_the_same():
    roll = read(table(["no", "nama", "ketua"], ["", "KEC. OEBOBO", ""], [1, "KIM A", "Ana"]))
    for region, new in (("53.71.04.1010", 0), ("53.71.04", 0), ("53.71", 0), ("53.71.03", 1), ("53.71.03.1011", 1)):
        present = Entry(0, (("folder", "kim-a"), ("name", "KIM A"), ("region", region)))
        assert len(enrol(roll, (present,), frozenset({"kim-a"}), open_regions()).new) == new


def test_headings_that_are_repeated_on_each_page_are_no_group():
    head = ["no", "nama", "ketua"]
    assert len(texts(table(head, [1, "KIM A", "Ana"], head, [2, "KIM B", "Budi"]))) == 2


@pytest.mark.parametrize(
    "row",
    [
        ["Total Kabar", "", ""],
        ["Sumber Makmur", "", ""],
        ["Jumlah Berkah", "", ""],
        ["Rekap Media", "", ""],
        ["Totali", "", ""],
        ["KIM 2045", "", ""],
        ["Total", "Ana", ""],
        ["2045", "", "Jalan Satu"],
        ["*) KIM Mekar", "", "Jalan Satu"],
        ["Kota Kupang", "Ana", ""],
        ["KIM Kecamatan Oebobo", "", ""],
        ["Desa Lasiana", "", ""],
        ["Kotabaru", "", ""],
        ["Kecamatan", "", ""],
    ],
)
def test_a_group_is_a_group_however_little_is_said_of_it(row):
    (found,) = texts(table(["nama", "ketua", "alamat"], row))
    assert found["name"] == row[0]


def test_a_quote_that_nobody_closed_costs_its_row_alone():
    data = b'nama;alamat\nKIM A;Jl. A\nKIM B;"Jl. B\nKIM C;Jl. C\nKIM D;"Jl. D\nKIM E;"Jl. E"\n'
    roll = read(data)
    assert [entry.text("name") for entry in roll.entries] == ["KIM A", "KIM C", "KIM E"]
    assert [(problem.code, problem.line) for problem in roll.problems] == [("K808", 3), ("K808", 5)]


def test_rows_and_columns_beyond_those_that_are_read_are_told(monkeypatch):
    for module in (register_table, headings):
        monkeypatch.setattr(module, "LONGEST", 2)
        monkeypatch.setattr(module, "WIDEST", 1)
    roll = read(workbook(["nama", "alamat"], ["KIM A", "Jl. A"], ["KIM B", None], ["KIM C", None]))
    assert [entry.text("name") for entry in roll.entries] == ["KIM A"]
    assert [problem.code for problem in roll.problems] == ["K806", "K807"]
    assert enrol(roll, (), frozenset(), open_regions()).left == (3, 4)
    assert [as_text(problem, "en").splitlines()[0].split(": ", 2)[2] for problem in roll.problems] == [
        "only the first 2 rows are read; the rows after them are not: 2",
        "only the first 1 columns (up to A) are read; the columns after them are not: 1",
    ]


@pytest.mark.parametrize(
    ("data", "code"), [(b"\0\1\2", "K800"), (b"PK\3\4 broken", "K800"), (b"a;b\n1;2\n", "K801"), (b"", "K801")]
)
def test_what_is_no_table_is_told(data, code):
    with pytest.raises(NoTable) as fault:
        read(data)
    assert fault.value.diagnostic.code == code


# Cells


@pytest.mark.parametrize(
    "cell", [date(2024, 1, 2), datetime(2024, 1, 2, 7), 45293, "45293", "2 Januari 2024", "2/1/2024", "02/01/24", "Selasa, 2 Jan 2024", "2024-01-02"]
)  # fmt: skip
def test_a_day_may_be_written_as_people_and_as_excel_write_it(cell):
    assert one("tanggal_sk", cell) == "2024-01-02"


@pytest.mark.parametrize("cell", [81200000101, 6281200000101.0, "081200000101", "'081200000101", "+62 812-0000-0101", "0812 0000 0101"])  # fmt: skip
def test_a_telephone_number_that_lost_its_zero_is_still_one(cell):
    assert one("wa", cell) == "6281200000101"


@pytest.mark.parametrize(
    ("cell", "code"),
    [(5371031011, LASIANA), ("53.71.03.1011", LASIANA), ("53,71,3,1011", LASIANA), (53.71, "53.71"), ("330901", "33.09.01"), (timedelta(hours=33, minutes=9, seconds=1), "33.09.01")],
)  # fmt: skip
def test_a_code_that_excel_took_for_a_number_or_a_time_is_still_one(cell, code):
    assert one("kode_wilayah", cell) == code


@pytest.mark.parametrize("cell", ["-", "–", " ", "tidak ada", "Belum ada", "n/a"])
def test_a_sign_for_nothing_is_nothing(cell):
    assert one("email", cell) == ""


@pytest.mark.parametrize("cell", ["Akses, UMKM", "Akses; UMKM", "Akses\nUMKM", "- Akses\n- UMKM", "1. Akses\n2. UMKM"])
def test_a_list_may_be_written_in_many_ways(cell):
    assert one("bidang", cell) == "Akses\nUMKM"


@pytest.mark.parametrize(
    ("column", "cell", "code", "advice"),
    [
        ("nama", "", "K810", "KIM Lasiana"),
        ("tanggal_sk", "32 Januari 2024", "K811", "2 Januari 2024"),
        ("wa", "0812 atau 0813", "K812", "0812-0000-0000"),
        ("email", "redaksi", "K813", "@"),
        ("kode_wilayah", "53.71.03.1099", "K814", "53.71.03."),
        ("kode_wilayah", "kupang", "K814", "53.71.03.1011"),
        ("folder", "KIM Satu", "K818", "kim-satu"),
        ("berdiri", "dulu", "K820", "2019"),
        ("koordinat", "di sana", "K821", "-10.1392, 123.6689"),
        ("telepon_ketua_publik", "mungkin", "K822", "ya"),
        ("base_url", "kim", "K823", "https://"),
        ("wa", "8,12E+11", "K824", "Teks"),
        ("alamat", "#REF!", "K825", "rumus"),
        ("alamat", "NIK 5371030101900001", "K805", "UU 27/2022"),
    ],
)
def test_a_faulty_cell_is_told_with_its_place_and_what_to_write_and_the_others_go_on(column, cell, code, advice):
    headings = ["no", "nama", column] if column != "nama" else ["no", "alamat", "nama"]
    faulty = ["1", "KIM A", cell] if column != "nama" else ["1", "Jalan Satu", cell]
    good = ["2", "KIM B", ""] if column != "nama" else ["2", "", "KIM B"]
    roll = read(table([], headings, faulty, good))
    (problem,) = roll.problems
    assert (problem.code, problem.line, problem.column) == (code, 3, 3)
    assert f": galat {code}: C3 (" in as_text(problem, "id")
    assert advice in as_text(problem, "id").split("perbaiki:")[1]
    assert "5371030101900001" not in as_text(problem, "id")
    assert [entry.text("name") for entry in roll.entries] == ["KIM B"]


@pytest.mark.parametrize("cell", [datetime(2024, 12, 1), time(8, 5), timedelta(hours=33)])
def test_a_number_of_which_excel_made_a_day_is_told_and_not_kept(cell):
    roll = read(workbook(["nama", "nomor_sk"], ["KIM A", cell], ["KIM B", "12/2024"]))
    assert [(problem.code, problem.line, problem.column) for problem in roll.problems] == [("K829", 2, 2)]
    assert [entry.text("decrees.number") for entry in roll.entries] == ["12/2024"]


def test_the_guide_shows_what_is_said(repository):
    rows = ["No", "Nama", "Desa", "No. WA"], [1, "KIM A", "", ""], [2, "KIM B", "", "0812 atau 0813"]
    (problem,) = read_roll(workbook(*rows), "daftar-kim.xlsx", open_regions()).problems
    guide = (repository / "docs/content/halaman/panduan/jejaring.md").read_text(encoding="utf-8")
    assert f"```\n{as_text(problem, 'id')}\n```" in guide


def test_every_faulty_cell_of_a_row_is_told_at_once():
    rows = ["nama", "wa", "email", "tanggal_sk"], ["KIM A", "x", "y", "z"], ["", "1", "", ""]
    assert told(table(*rows)) == [("K812", 2, 2), ("K813", 2, 3), ("K811", 2, 4), ("K812", 3, 2), ("K810", 3, 1)]


# Columns


def test_columns_that_are_not_read_are_told():
    rows = (
        ["nama", "wa", "nomor wa", "no hp", "emial", "NIK Ketua", "catatan", ""],
        ["KIM A", "", "", "0812-0000-0102", "", "5371030101900001", "", "x"],
    )
    problems = read(table(*rows)).problems
    assert [(p.code, p.column) for p in problems] == [("K804", 3), ("K803", 4), ("K802", 5), ("K805", 6), ("K802", 7)]
    assert "mungkin maksudnya email" in as_text(problems[2], "id")
    assert [dict(entry.texts) for entry in read(table(*rows)).entries] == [{"name": "KIM A"}]


def test_no_two_columns_share_a_heading_and_fields_keep_their_names():
    names = [name for column in COLUMNS for name in column.names]
    assert len(names) == len(set(names))
    own = {name: field.attribute for field in GROUP_FIELDS for name in field.names if field.attribute != "slug"}
    assert all(own[name] == column.key.split(".")[0] for column in COLUMNS for name in column.names if name in own)


# Places


def test_a_place_is_found_by_its_names():
    assert texts(table(["nama", *PLACE], ["KIM A", *PLACE.values()]))[0]["region"] == LASIANA
    assert (
        texts(table(["nama", *PLACE], ["KIM A", "Kel. Lasiana", "Kec. Kelapa Lima", "KUPANG"]))[0]["region"] == LASIANA
    )
    assert texts(table(["nama", "kabupaten"], ["KIM A", "Kab. Bandung"]))[0]["region"] == "32.04"


@pytest.mark.parametrize(
    ("names", "code", "column", "advice"),
    [
        (["Lasianna", "Kelapa Lima", "Kota Kupang"], "K815", 2, "mungkin maksudnya Lasiana"),
        (["Lasiana", "Kelapa Lina", "Kota Kupang"], "K815", 3, "mungkin maksudnya Kelapa Lima"),
        (["", "", "Bandung"], "K816", 4, "32.04 (Kabupaten Bandung, Jawa Barat), 32.73 (Kota Bandung, Jawa Barat)"),
        (["Sukamaju", "", ""], "K816", 2, "("),
    ],
)
def test_a_name_that_leads_to_no_place_or_to_several_is_told(names, code, column, advice):
    (problem,) = read(table(["nama", *PLACE], ["KIM A", *names])).problems
    assert (problem.code, problem.line, problem.column) == (code, 2, column)
    assert advice in as_text(problem, "id")


def test_the_code_counts_where_the_name_says_something_else():
    roll = read(
        table(["nama", "kode_wilayah", "desa"], ["KIM A", LASIANA, "Oesapa"], ["KIM B", LASIANA, "desa lasiana"])
    )
    assert [(problem.code, problem.line, problem.column) for problem in roll.problems] == [("K817", 2, 3)]
    assert [entry.text("region") for entry in roll.entries] == [LASIANA, LASIANA]


# What becomes public


def test_a_chairs_number_is_kept_only_where_the_sheet_makes_it_public():
    head = ["nama", "ketua", "HP Ketua", "HP Ketua Publik"]
    hidden, shown = read(
        table(head, ["KIM A", "Ana", "0812-0000-0102", "tidak"], ["KIM B", "Ana", "0812-0000-0102", "ya"])
    ).entries
    assert "81200000102" not in profile_of(hidden)
    group, problems = read_group(
        profile_of(shown).encode(), GroupFiles("kim-b", "content/kim-b", "content/kim-b/group.yaml", ())
    )
    assert (group.officers[0].phone, problems) == ("6281200000102", ())
    unasked = texts(table(["nama", "ketua", "hp ketua"], ["KIM A", "Ana", "0812-0000-0102"]))
    assert unasked[0]["chair_phone"] and "81200000102" not in profile_of(
        read(table(["nama", "ketua", "hp ketua"], ["KIM A", "Ana", "0812-0000-0102"])).entries[0]
    )


def test_every_village_of_the_country_is_found_by_its_names_unless_another_has_the_same():
    regions = open_regions()
    places = Places(regions)
    codes = [code for province in regions.provinces for code in regions.codes(province)[::7] if len(code) == 13]
    wrong = []
    for code in codes:
        place = regions.name_region(code)
        found = places.find({level: getattr(place, level) for level in LEVELS})
        if found != code and not (isinstance(found, Trouble) and found.ambiguous and code in found.nearest):
            wrong.append((code, found))
    assert len(codes) > 10_000
    assert wrong == []


@pytest.mark.parametrize("level", LEVELS)
def test_every_name_agrees_with_itself(level):
    regions = open_regions()
    for province in regions.provinces:
        place = regions.name_region(next(code for code in regions.codes(province) if len(code) == 13))
        assert agrees(level, getattr(place, level), getattr(place, level))
