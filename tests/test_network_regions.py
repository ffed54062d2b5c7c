"""Names of places by Kemendagri code: kimsite/network/regions.py and docs/tulis_wilayah.py."""

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.content import Region
from kimsite.network.regions import ARCHIVE, CODE, Regions, open_regions

SCRIPT = Path(__file__).parents[1] / "docs" / "tulis_wilayah.py"


def test_the_whole_country_is_there() -> None:
    regions = open_regions()
    levels = Counter(len(code) for province in regions.provinces for code in regions.codes(province))
    assert levels == {2: 38, 5: 514, 8: 7285, 13: 83762}


def test_the_archive_is_small_and_says_whose_it_is() -> None:
    assert ARCHIVE.stat().st_size <= 900_000
    with ZipFile(ARCHIVE) as archive:
        assert b"Open Database License" in archive.read("LICENSE.txt")


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("53", Region("53", "Nusa Tenggara Timur")),
        ("53.71", Region("53.71", "Nusa Tenggara Timur", "Kota Kupang")),
        ("53.71.03", Region("53.71.03", "Nusa Tenggara Timur", "Kota Kupang", "Kelapa Lima")),
        ("53.05.01", Region("53.05.01", "Nusa Tenggara Timur", "Kabupaten Alor", "Teluk Mutiara")),
    ],
)
def test_a_code_names_the_place_and_all_around_it(code: str, region: Region) -> None:
    assert open_regions().name_region(code) == region


@pytest.mark.parametrize(
    ("code", "village", "kind"),
    [
        ("53.71.01.1001", "Namosain", "Kelurahan"),
        ("11.01.01.2001", "Keude Bakongan", "Desa"),
        ("91.03.01.3007", "Yoboi", "Desa Adat"),
        ("35.13.15.2017", "Soka'an", "Desa"),
    ],
)
def test_a_village_has_its_bare_name_and_its_kind(code: str, village: str, kind: str) -> None:
    region = open_regions().name_region(code)
    assert region is not None
    assert (region.village, region.village_kind) == (village, kind)


@pytest.mark.parametrize("code", ["", "5", "99", "53.99", "53.71.03.9999", "5371", "53.71.03.", "53.71.031004", "xx"])
def test_an_unknown_code_has_no_name(code: str) -> None:
    assert open_regions().name_region(code) is None


def test_a_desa_taken_for_a_kelurahan_is_the_first_guess() -> None:
    assert open_regions().nearest_codes("53.71.01.2001")[0] == ("53.71.01.1001", "Namosain")


def test_guesses_lie_in_the_smallest_place_that_exists() -> None:
    nearest = open_regions().nearest_codes
    assert all(code.startswith("53.71.") and len(code) == 8 for code, _ in nearest("53.71.99.1001"))
    assert all(code.startswith("53.") and len(code) == 5 for code, _ in nearest("53.99"))
    assert all(len(code) == 2 for code, _ in nearest("59.01.01.2001"))


@pytest.mark.parametrize("code", ["", "5371", "53.71.03.10", "kupang", "५३"])
def test_nothing_is_guessed_for_what_is_no_code(code: str) -> None:
    assert open_regions().nearest_codes(code) == ()


@given(st.from_regex(CODE.pattern, fullmatch=True))
def test_every_guess_is_a_place_and_never_the_code_itself(code: str) -> None:
    regions = open_regions()
    for guess, _ in regions.nearest_codes(code):
        assert guess != code
        assert regions.name_region(guess) is not None


@given(st.data())
def test_the_names_above_a_village_are_those_of_the_codes_above_it(data: st.DataObject) -> None:
    regions = open_regions()
    code = data.draw(st.sampled_from([c for c in regions.codes("53") if len(c) == 13]))
    village, district = regions.name_region(code), regions.name_region(code[:8])
    assert village is not None
    assert district is not None
    assert (village.province, village.regency, village.district) == (
        district.province,
        district.regency,
        district.district,
    )


def test_only_the_province_asked_for_is_unpacked() -> None:
    regions = Regions(ARCHIVE)
    regions.name_region("53.71.01.1001")
    assert list(regions._names) == ["53"]


def test_names_come_at_once_when_the_province_is_open() -> None:
    regions = open_regions()
    regions.name_region("53.71.01.1001")
    start = time.process_time()
    for _ in range(100):
        regions.name_region("53.71.01.1001")
    assert time.process_time() - start < 5


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A very small country, as the CSV files give it."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "provinces.csv").write_text("code,name\n53,Timur\n", encoding="utf-8")
    (folder / "regencies.csv").write_text("code,province_code,name\n53.71,53,Kota Kupang\n", encoding="utf-8")
    (folder / "districts.csv").write_text("code,regency_code,name\n53.71.03,53.71,Kelapa Lima\n", encoding="utf-8")
    villages = 'code,district_code,name\n53.71.03.2002,53.71.03,"Nunle""u"\n53.71.03.1001,53.71.03,Lasiana\n'
    (folder / "villages.csv").write_text(villages, encoding="utf-8")
    return folder


def make(tables: Path, target: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(SCRIPT), str(tables), str(target)], capture_output=True, text=True)


def test_the_archive_is_made_of_the_tables(tables: Path, tmp_path: Path) -> None:
    assert make(tables, tmp_path / "regions.zip").returncode == 0
    regions = Regions(tmp_path / "regions.zip")
    assert regions.codes("53") == ("53", "53.71", "53.71.03", "53.71.03.1001", "53.71.03.2002")
    assert regions.name_region("53.71.03.2002") == Region(
        "53.71.03.2002", "Timur", "Kota Kupang", "Kelapa Lima", "Nunle'u", "Desa"
    )


def test_the_same_tables_make_the_same_archive(tables: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        make(tables, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_village_without_a_district_is_refused(tables: Path, tmp_path: Path) -> None:
    (tables / "districts.csv").write_text("code,regency_code,name\n", encoding="utf-8")
    result = make(tables, tmp_path / "regions.zip")
    assert result.returncode != 0
    assert "53.71.03.1001" in result.stderr or "53.71.03.2002" in result.stderr
