"""Values after the vocabulary: what people write, and what it means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.content import Coordinates
from kimsite.read import values
from kimsite.read.fields import read_fields
from kimsite.read.frontmatter import read_yaml
from kimsite.read.identity import looks_like_nik
from kimsite.read.keys import index
from kimsite.read.kinds import Context
from kimsite.read.names import split_names
from kimsite.read.paths import inside
from kimsite.read.sheet import sheet_of
from kimsite.vocabulary import DOCUMENT_FIELDS, GROUP_FIELDS

PATH = "content/berita/panen.md"


def read(text, fields=DOCUMENT_FIELDS, folder="berita"):
    """The record of a YAML text."""
    mapping, problems = read_yaml(text, PATH)
    assert problems == ()
    return read_fields(mapping, index(fields), Context(sheet_of(text, PATH), folder, "Asia/Makassar"))


def codes(text, fields=DOCUMENT_FIELDS):
    """The codes of what was wrong."""
    return [problem.code for problem in read(text, fields).problems]


@pytest.mark.parametrize("key", ["keterangan_foto", "Keterangan Foto", "keterangan-foto", "CAPTION"])
def test_keys_may_be_in_any_case_and_either_language(key):
    assert read(f"{key}: Sawah").text("caption") == "Sawah"


def test_an_unknown_key_is_told_the_nearest_known_one():
    (told,) = read("judul: Panen\nringkason: a").problems
    assert (told.code, told.line, told.column, told.length) == ("K130", 2, 1, 9)
    assert dict(told.facts)["better"] == "ringkasan"


def test_two_names_of_one_field_are_one_too_many():
    assert codes("judul: a\ntitle: b") == ["K117"]


@pytest.mark.parametrize("empty", ["", '""', "[]", "~", "null", "['', '']"])
def test_an_empty_value_counts_as_absent(empty):
    record = read(f"ringkasan: {empty}")
    assert record.values == {}
    assert record.problems == ()


def test_an_error_stands_under_the_value():
    (told,) = read("judul: Panen\ntanggal: 32 Oktober 2025").problems
    assert (told.code, told.line, told.column, told.length) == ("K103", 2, 10, 15)
    assert told.source == "tanggal: 32 Oktober 2025"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("25000", 25_000),
        ("Rp 25.000", 25_000),
        ("Rp25.000,-", 25_000),
        ("Rp. 1.250.000,00", 1_250_000),
        ("25,000", 25_000),
        ("25 ribu", 25_000),
        ("25rb", 25_000),
        ("1,5 juta", 1_500_000),
        ("0", 0),
        ("murah", None),
        ("-5", None),
        ("25.5", None),
        ("Rp 25.000/kg", None),
    ],
)
def test_money_is_whole_rupiah(text, amount):
    assert values.money(text) == amount


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0812-3456-7890", "6281234567890"),
        ("+62 812 3456 7890", "6281234567890"),
        ("6281234567890", "6281234567890"),
        ("81234567890", "6281234567890"),
        ("(0380) 831234", "62380831234"),
        ("https://wa.me/6281234567890?text=halo", "6281234567890"),
        ("+670 7723 4567", "67077234567"),
        ("Mama Orpa", None),
        ("123", None),
    ],
)
def test_a_telephone_number_has_its_country_code(text, number):
    assert values.phone(text) == number


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        (("-10.15, 123.6",), Coordinates("-10.15", "123.6")),
        (("-10.150 123.60",), Coordinates("-10.15", "123.6")),
        (("-10,15; 123,6",), Coordinates("-10.15", "123.6")),
        (("-10.15", "123.6"), Coordinates("-10.15", "123.6")),
        (("123.6, -10.15",), None),
        (("di pantai",), None),
        (("1",), None),
    ],
)
def test_coordinates_are_latitude_and_longitude_within_range(parts, place):
    assert values.coordinates(parts) == place


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "//a.id", "kim.id", "http://", "http://[", "ftp://a.id"]
)
def test_only_http_and_https_are_web_addresses(text):
    assert values.url(text) is None
    assert values.url("https://kim-lasiana.id/profil") == "https://kim-lasiana.id/profil"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marlin & Yanto", ("Marlin", "Yanto")),
        ("Marlin, Yanto dan Dorkas", ("Marlin", "Yanto", "Dorkas")),
        ("Marlin and Yanto", ("Marlin", "Yanto")),
        ("Siti, S.Kom", ("Siti, S.Kom",)),
        ("Siti Aminah, S. Kom., M.Si. dan Yohanes Nalle, SH", ("Siti Aminah, S. Kom., M.Si.", "Yohanes Nalle, SH")),
        ("Dr. Ir. Budi, M.T., Ph.D., Ani", ("Dr. Ir. Budi, M.T., Ph.D.", "Ani")),
        ("Siti, M. Yusuf", ("Siti", "M. Yusuf")),
        ("Dandi Andreas", ("Dandi Andreas",)),
        ("Dinas Komunikasi dan Informatika", ("Dinas Komunikasi dan Informatika",)),
        ("Marlin, Marlin", ("Marlin",)),
    ],
)
def test_names_are_parted_and_degrees_stay_with_them(text, names):
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Berita/Daerah", ("Berita", "Daerah")),
        ("Berita > Daerah", ("Berita", "Daerah")),
        ("[Berita, Daerah]", ("Berita", "Daerah")),
        ("Berita", ("Berita",)),
    ],
)
def test_a_category_is_a_path(text, parts):
    assert read(f"kategori: {text}").texts("category") == parts


def test_tags_come_from_a_list_or_a_line_and_each_once():
    assert read("tag: [Panen, '#sawah', panen]").texts("tags") == ("Panen", "sawah")
    assert read("tag: Panen, sawah").texts("tags") == ("Panen", "sawah")


def test_a_colon_in_a_list_of_texts_does_no_harm():
    assert read("bukti:\n  - Sumber: BMKG\n  - foto").texts("evidence") == ("Sumber: BMKG", "foto")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("foto.jpg", "foto.jpg"),
        ("media\\foto.jpg", "media/foto.jpg"),
        ("./foto.jpg", "foto.jpg"),
        ("../../media/foto.jpg", "media/foto.jpg"),
        ("album/", "album/"),
    ],
)
def test_a_path_is_relative_and_has_slashes(text, path):
    assert inside(text, "berita/2025") == path


@pytest.mark.parametrize(
    "text",
    [
        "../../../a.jpg",
        "/etc/passwd",
        "C:\\a.jpg",
        "c:/a",
        "..\\..\\..\\a",
        "\\\\server\\a",
        "https://a.id/b.jpg",
        "a/../../../../b",
        "",
        ".",
        "a\nb",
    ],
)
def test_a_path_never_leaves_the_group(text):
    with pytest.raises(ValueError):
        inside(text, "berita/2025")


@given(st.text(st.sampled_from("./\\ab:C~%"), max_size=20), st.sampled_from(["", "berita", "berita/2025"]))
def test_no_path_has_a_way_up_left_in_it(text, folder):
    try:
        path = inside(text, folder)
    except ValueError:
        return
    assert not path.startswith("/")
    assert ".." not in path.split("/")


@pytest.mark.parametrize("key", ["nik", "NIK", "no-ktp", "No KK"])
def test_a_nik_is_an_error_by_its_key(key):
    assert codes(f"judul: Panen\n{key}: 1234") == ["K132"]


@pytest.mark.parametrize(
    "text",
    [
        "sumber: 5371031707850001",
        "sumber: Bapak Yohanes (5371035707850001)",
        'tag: [panen, "5371 0317 0785 0001"]',
        "entah: {apa: [53.71.03.170785.0001]}",
    ],
)
def test_a_nik_is_an_error_in_any_field_and_is_not_repeated(text):
    found = [problem for problem in read(text).problems if problem.code == "K132"]
    assert len(found) == 1
    assert "0001" not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        "sumber: https://www.facebook.com/kim/posts/5371031707850001",
        "sumber: 5371039907850001",
        "sumber: 53710317078500011",
        "wa: 6281234567890",
    ],
)
def test_other_long_numbers_are_no_nik(text):
    assert "K132" not in codes(text)


def test_a_nik_has_a_region_and_a_birth_date():
    assert looks_like_nik("5371031707850001")
    assert looks_like_nik("5371035707850001")
    assert not looks_like_nik("0071031707850001")
    assert not looks_like_nik("5371033207850001")
    assert not looks_like_nik("5371031713850001")


@given(
    st.dictionaries(
        st.sampled_from([n for f in (*DOCUMENT_FIELDS, *GROUP_FIELDS) for n in f.names]), st.text(max_size=40)
    )
)
def test_any_text_in_any_field_is_a_value_or_a_diagnostic(fields):
    text = "\n".join(f'{key}: "{value.encode("unicode_escape").decode("ascii")}"' for key, value in fields.items())
    mapping, _ = read_yaml(text.replace("\\'", "'"), PATH)
    for table in (DOCUMENT_FIELDS, GROUP_FIELDS):
        if mapping is not None:
            read_fields(mapping, index(table), Context(sheet_of(text, PATH)))


@given(
    st.sampled_from([f.names[0] for f in (*DOCUMENT_FIELDS, *GROUP_FIELDS)]),
    st.sampled_from(["[a, {b: c}]", "{a: b}", "[[a]]", "{a: {b: c}}", "[{a: b, c: d}]", "[1, ~]", "[{a: [b]}]"]),
)
def test_any_shape_in_any_field_is_a_value_or_a_diagnostic(key, shape):
    for table in (DOCUMENT_FIELDS, GROUP_FIELDS):
        read(f"{key}: {shape}", table)
