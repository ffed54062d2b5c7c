"""group.yaml becomes a Group, network.yaml a Network."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.diagnostics import as_text, severity
from kimsite.model.activity import Thresholds
from kimsite.model.content import Contact, Coordinates, Decree, Group, Network, Officer, Region
from kimsite.model.source import GroupFiles, Listing
from kimsite.read.group import read_group, read_network

NETWORKED = GroupFiles("kim-lasiana", "content/kim-lasiana", "content/kim-lasiana/group.yaml", Listing())
SINGLE = GroupFiles("", "content", "content/group.yaml", Listing())


def group(text, files=NETWORKED):
    """The group, where there is nothing to complain about."""
    made, problems = read_group(text.encode(), files)
    assert problems == ()
    return made


def codes(text, files=NETWORKED):
    """The codes of what was wrong; there is no group exactly if one of them is an error."""
    made, problems = read_group(text.encode(), files)
    assert (made is None) == any(severity(problem) == "error" for problem in problems)
    return [problem.code for problem in problems]


def test_a_name_alone_makes_a_group():
    assert group("nama: KIM Lasiana") == Group(
        "kim-lasiana", "content/kim-lasiana/group.yaml", "content/kim-lasiana", "KIM Lasiana", "kim-lasiana"
    )
    assert codes("tagline: Kabar") == ["K150"]


def test_a_single_group_is_called_after_its_slug_or_name():
    assert group("nama: KIM Lasiana", SINGLE).slug == "kim-lasiana"
    assert group("nama: KIM Lasiana\nslug: lasiana", SINGLE).slug == "lasiana"
    assert codes('nama: "!"', SINGLE) == ["K157"]


def test_a_group_of_a_network_is_called_after_its_folder():
    assert codes("nama: KIM\nslug: lain") == ["K155"]
    made, (told,) = read_group(
        b"nama: KIM", GroupFiles("KIM Baru", "content/KIM Baru", "content/KIM Baru/group.yaml", Listing())
    )
    assert made is None
    assert (told.code, dict(told.facts)["better"]) == ("K151", "kim-baru")


@pytest.mark.parametrize(
    ("written", "code"),
    [("53", "53"), ("5371", "53.71"), ("53.71.04", "53.71.04"), ("5371041003", "53.71.04.1003")],
)
def test_a_region_code_has_dots_and_gives_the_time_zone(written, code):
    made = group(f"nama: KIM\nkode_wilayah: {written}")
    assert (made.region, made.timezone) == (Region(code), "Asia/Makassar")


def test_a_named_time_zone_is_stronger_than_the_region():
    assert group("nama: KIM\nkode_wilayah: 53\nzona_waktu: WIT").timezone == "Asia/Jayapura"


@pytest.mark.parametrize("written", ["5", "53.7", "53710410031", "lasiana", "00"])
def test_what_is_no_region_code_is_an_error(written):
    assert codes(f"nama: KIM\nkode_wilayah: {written}") == ["K152"]


def test_decrees_officers_and_contacts_are_read_by_their_parts():
    made = group(
        "nama: KIM\nsk:\n  - {nomor: 1/2024, tanggal: 22 Januari 2024, penerbit: Lurah, berlaku_sampai: 2027-01-22}\n"
        "pengurus:\n  - jabatan: Ketua\n    nama: Marlin\nkontak:\n  wa: 0812-0000-0101\n  surel: a@b.example\n"
        'koordinat: "-10.1392, 123.6689"\n'
    )
    assert made.decrees == (Decree("1/2024", date(2024, 1, 22), "Lurah", date(2027, 1, 22)),)
    assert made.officers == (Officer("Ketua", "Marlin"),)
    assert made.contact == Contact("6281200000101", "a@b.example")
    assert made.coordinates == Coordinates("-10.1392", "123.6689")


def test_a_telephone_number_goes_no_further_unless_it_is_public():
    officer = "nama: KIM\npengurus:\n  - nama: Marlin\n    telepon: 0812-0000-0101\n"
    assert group(officer).officers[0].phone == ""
    assert group(officer + "    publik: tidak\n").officers[0].phone == ""
    assert group(officer + "    publik: ya\n").officers[0].phone == "6281200000101"


def test_an_officers_nik_is_an_error():
    assert codes("nama: KIM\npengurus:\n  - nama: Marlin\n    nik: 5371031707850001\n") == ["K132"]


def test_accounts_become_addresses():
    made = group(
        "nama: KIM\nmedsos:\n  instagram: '@kimlasiana'\n  tiktok: kimlasiana\n  youtube: https://youtube.com/@kim\n"
        "  facebook: facebook.com/kimlasiana\n"
    )
    assert made.social == (
        ("instagram", "https://www.instagram.com/kimlasiana"),
        ("tiktok", "https://www.tiktok.com/@kimlasiana"),
        ("youtube", "https://youtube.com/@kim"),
        ("facebook", "https://facebook.com/kimlasiana"),
    )
    assert codes("nama: KIM\nmedsos:\n  instagram: javascript://a/b") == ["K156"]


@pytest.mark.parametrize(
    "pattern", ["{year}/{month}/{slug}.html", "{type}/{slug}.html", "{slug}.html", "arsip/{day}-{slug}.html"]
)
def test_a_permalink_is_made_of_known_parts(pattern):
    assert group(f'nama: KIM\npermalink: "{pattern}"').permalink == pattern


@pytest.mark.parametrize(
    "pattern",
    [
        "{year}/{month}.html",
        "{slug}",
        "{slug}.php",
        "{tahun}/{slug}.html",
        "{slug.__class__}.html",
        "{slug!r}.html",
        "{slug:>99}.html",
        "/{slug}.html",
        "../{slug}.html",
        "a/../{slug}.html",
        "{slug}?.html",
        "{{slug}}.html",
        "{slug.html",
        "a//{slug}.html",
    ],
)
def test_any_other_permalink_is_an_error(pattern):
    assert codes(f'nama: KIM\npermalink: "{pattern}"') == ["K153"]


def test_a_menu_names_content_types_and_keeps_the_words_for_pages():
    assert group("nama: KIM\nmenu: [news, agenda, Produk, berita, Sejarah desa]").menu == (
        "berita",
        "agenda",
        "produk",
        "Sejarah desa",
    )


def test_a_network_is_read_from_its_own_file():
    made, problems = read_network(b"nama: Jaringan KIM\ntema: warta\nzona_waktu: WITA\n", "content/network.yaml")
    assert problems == ()
    assert made == Network("Jaringan KIM", "content/network.yaml", timezone="Asia/Makassar")
    assert read_network(b"", "content/network.yaml")[0] is None


@pytest.mark.parametrize(
    ("text", "slow", "dormant"),
    [("", 30, 90), ("lambat: 14 hari\n  tidur: 60", 14, 60), ("dormant: 45", 30, 45), ("lambat: 89", 89, 90)],
)
def test_a_network_says_when_a_group_is_slow_and_dormant(text, slow, dormant):
    made, problems = read_network(f"nama: J\nkeaktifan:\n  {text}\n".encode(), "content/network.yaml")
    assert (made.activity, problems) == (Thresholds(slow, dormant), ())


@pytest.mark.parametrize("text", ["lambat: 0", "lambat: 3651", "tidur: 1.5", "tidur: sebulan"])
def test_days_are_whole_numbers(text):
    made, (told,) = read_network(f"nama: J\nkeaktifan:\n  {text}\n".encode(), "content/network.yaml")
    assert made is None and told.code == "K160"


@given(st.binary() | st.text().map(lambda text: f"nama: KIM\n{text}".encode("utf-8", "replace")))
def test_any_bytes_are_a_group_or_an_error(data):
    for files in (NETWORKED, SINGLE):
        made, problems = read_group(data, files)
        assert (made is None) == any(severity(problem) == "error" for problem in problems)
        assert all(as_text(problem, "id") for problem in problems)
    made, problems = read_network(data, "content/network.yaml")
    assert (made is None) == any(severity(problem) == "error" for problem in problems)


@given(st.text(st.sampled_from("{}slugyear!:.[]/-\\?")).map(lambda text: f"{text}.html"))
def test_no_permalink_that_is_taken_can_leave_the_site(pattern):
    text = "nama: KIM\npermalink: '" + pattern.replace("'", "''") + "'"
    made, _ = read_group(text.encode(), NETWORKED)
    if made is not None and made.permalink:
        path = made.permalink.format(year="2025", month="10", day="02", slug="panen", type="berita")
        assert ".." not in path
        assert not path.startswith("/")
        assert "panen" in path
