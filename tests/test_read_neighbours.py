"""network.yaml names groups that are built elsewhere in a few words, and each is known by one place however it is spelled."""

import pytest

from kimsite.model.neighbour import Neighbour
from kimsite.read.copies import file_of
from kimsite.read.group import read_network
from kimsite.read.neighbours import home_of, site_of

SITE = "https://kim-alak.example"


def read(yaml):
    network, problems = read_network(f"nama: Jejaring\n{yaml}".encode(), "content/network.yaml")
    return (network.neighbours if network else ()), [problem.code for problem in problems]


@pytest.mark.parametrize(
    "yaml, found",
    [
        (f"kelompok_lain: {SITE}\n", (Neighbour(SITE),)),
        (f"elsewhere:\n  - {SITE}\n", (Neighbour(SITE),)),
        ("kelompok_lain: [../kiriman/kim-alak]\n", (Neighbour(folder="../kiriman/kim-alak"),)),
        (f"kelompok_lain:\n  alamat: {SITE}\n  slug: kim-alak\n", (Neighbour(SITE, slug="kim-alak"),)),
        (f"elsewhere:\n  - address: {SITE}\n    region_code: 5371\n", (Neighbour(SITE, region="53.71"),)),
        (f"kelompok_lain:\n  - folder: a\n    alamat: {SITE}\n", (Neighbour(SITE, "a"),)),
        ("kelompok_lain:\n", ()),
        ("kelompok_lain: []\n", ()),
    ],
)
def test_a_group_is_named_by_a_text_or_a_table(yaml, found):
    assert read(yaml) == (found, [])


@pytest.mark.parametrize(
    "yaml, code",
    [
        ("  - ftp://kim-alak.example\n", "K142"),
        ("  - https://ana:rahasia@kim-alak.example\n", "K142"),
        ("  - alamat: kim-alak.example\n", "K142"),
        (f"  - alamat: {SITE}\n    slug: Kim Alak\n", "K149"),
        (f"  - alamat: {SITE}\n    kode_wilayah: timur\n", "K152"),
        ("  - kode_wilayah: 5371\n", "K870"),
    ],
)
def test_what_cannot_be_asked_is_told(yaml, code):
    _, codes = read(f"kelompok_lain:\n{yaml}")
    assert codes == [code]


def test_one_that_cannot_be_asked_leaves_the_network_and_its_other_neighbours_standing():
    assert read(f"kelompok_lain:\n  - ftp://kim-alak.example\n  - {SITE}\n  - slug: a\n") == (
        (Neighbour(SITE),),
        ["K142", "K870"],
    )


def test_the_same_place_or_slug_twice_is_one():
    twice = f"  - {SITE}\n  - http://WWW.kim-alak.example:80/kim.json\n"
    assert read(f"kelompok_lain:\n{twice}") == ((Neighbour(SITE),), ["K871"])
    slugs = f"  - alamat: {SITE}\n    slug: a\n  - folder: b\n    slug: a\n"
    assert read(f"kelompok_lain:\n{slugs}") == ((Neighbour(SITE, slug="a"),), ["K871"])


@pytest.mark.parametrize(
    "one, other",
    [
        (SITE, "http://kim-alak.example/"),
        (SITE, "https://www.kim-alak.example:443/index.html"),
        ("https://dinas.example/alak", "https://dinas.example/alak/kim.json"),
        ("https://kim-bücher.example", "https://xn--kim-bcher-u9a.example"),
    ],
)
def test_spellings_of_one_address_are_equal(one, other):
    assert site_of(one) == site_of(other) != ""
    assert file_of(Neighbour(one)) == file_of(Neighbour(other))


@pytest.mark.parametrize(
    "other",
    ["https://kim-alak.example:8443", "https://kim-alak.example/alak", "https://kim-alak.example.jahat.example"],
)
def test_other_addresses_are_others(other):
    assert site_of(SITE) != site_of(other)
    assert file_of(Neighbour(SITE)) != file_of(Neighbour(other))


@pytest.mark.parametrize(
    "text", ["", "javascript:alert(1)", "https://", "https://a:b", "https://[::1", "ftp://a.example"]
)
def test_what_is_no_address_is_nobodys(text):
    assert site_of(text) == ""


def test_links_keep_the_address_as_it_was_written():
    assert home_of("HTTPS://Dinas.example:8443/alak/kim.json") == "https://Dinas.example:8443/alak"
