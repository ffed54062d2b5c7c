"""The target `zip`: the same bytes each time, a copy that opens with a double click, parts for uploading."""

import os
import zipfile
from pathlib import Path

import pytest
from publishing import SITE, as_bytes, finished, load_of, target

from kimsite.model.publication import Changes
from kimsite.publish.archive import OPENER, ArchiveDestination
from kimsite.publish.stopped import Stopped


def publish(public, path, split=False):
    place = ArchiveDestination(target("zip"), path, split)
    load = place.load(load_of(public))
    place.send(load, Changes(added=load.manifest.files))
    place.verify(load)
    return place


def unpacked(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_copy_is_the_site_in_one_folder_and_one_file_to_open_it(tmp_path):
    publish(finished(tmp_path / "public"), tmp_path / "situs.zip")
    inside = unpacked(tmp_path / "situs.zip")
    assert {name.split("/")[0] for name in inside} == {"situs", OPENER}
    assert {n.removeprefix("situs/"): data for n, data in inside.items() if n != OPENER} == as_bytes(SITE)


def test_the_same_site_gives_the_same_bytes_whenever_and_wherever_it_was_built(tmp_path):
    publish(finished(tmp_path / "a/public"), tmp_path / "a.zip")
    other = finished(tmp_path / "b/public", dict(reversed(SITE.items())))
    for path in other.rglob("*"):
        os.utime(path, (1, 1))
        path.chmod(0o700)
    publish(other, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_large_site_comes_in_parts_of_at_most_a_thousand_files_with_the_site_at_their_top(tmp_path):
    site = {f"{n}.html": str(n) for n in range(2000)} | {"index.html": "x"}
    publish(finished(tmp_path / "public", site), tmp_path / "situs.zip", split=True)
    parts = [unpacked(tmp_path / f"situs-{n}.zip") for n in (1, 2, 3)]
    assert [len(part) for part in parts] == [1000, 1000, 1]
    assert {name: data for part in parts for name, data in part.items()} == as_bytes(site)
    publish(finished(tmp_path / "public"), tmp_path / "situs.zip", split=True)
    assert [path.name for path in tmp_path.glob("*.zip")] == ["situs-1.zip"]


def test_a_zip_of_somebody_else_is_not_replaced_and_an_own_one_is(tmp_path):
    public = finished(tmp_path / "public")
    publish(public, tmp_path / "situs.zip")
    publish(public, tmp_path / "situs.zip")
    with zipfile.ZipFile(tmp_path / "foto.zip", "w") as archive:
        archive.writestr("foto.jpg", "penting")
    (tmp_path / "surat.zip").write_text("penting")
    (tmp_path / "link.zip").symlink_to(tmp_path / "situs.zip")
    for name in ("foto.zip", "surat.zip", "link.zip"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(Stopped) as caught:
            publish(public, tmp_path / name)
        assert caught.value.problem.code == "K719"
        assert (tmp_path / name).read_bytes() == before


def test_a_file_that_changes_meanwhile_leaves_the_old_copy(tmp_path):
    public = finished(tmp_path / "public")
    publish(public, tmp_path / "situs.zip")
    before = (tmp_path / "situs.zip").read_bytes()
    place = ArchiveDestination(target("zip"), tmp_path / "situs.zip", False)
    load = place.load(load_of(public))
    (public / "index.html").write_text("lain")
    with pytest.raises(Stopped) as caught:
        place.send(load, Changes())
    assert caught.value.problem.code == "K709"
    assert (tmp_path / "situs.zip").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["situs.zip"]


@pytest.mark.browser
def test_a_double_click_on_the_one_file_opens_the_site(tmp_path, browser):
    publish(finished(tmp_path / "public", {"index.html": "<h1>Beranda kami</h1>"}), tmp_path / "situs.zip")
    with zipfile.ZipFile(tmp_path / "situs.zip") as archive:
        archive.extractall(tmp_path / "diska lepas")
    page = browser.new_page()
    page.goto((Path(tmp_path) / "diska lepas" / OPENER).as_uri())
    page.wait_for_url("**/situs/index.html", timeout=10_000)
    assert page.text_content("h1") == "Beranda kami"
    page.close()
