"""Where targets on this disk lie: paths as people write them, and places that would devour what they are made of."""

import sys
from pathlib import Path

import pytest
from publishing import target

from kimsite.publish.disk import assure_apart, place_of
from kimsite.publish.stopped import Stopped

NOT_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="these are paths of Windows")


def test_a_path_begins_at_the_projects_folder_and_may_lead_out_of_it(tmp_path):
    source = tmp_path / "kim"
    assert place_of(target("folder", place="../www/kim"), "", source) == tmp_path / "www/kim"
    assert place_of(target("folder", place=str(tmp_path / "srv")), "", source) == tmp_path / "srv"


def test_a_tilde_is_ones_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "rumah"))
    assert place_of(target("folder", place="~/www/kim"), "", tmp_path) == tmp_path / "rumah/www/kim"


@NOT_WINDOWS
@pytest.mark.parametrize("said", ["C:\\www\\kim", "D:/www", "\\\\server\\www"])
def test_a_path_of_windows_makes_no_folder_with_a_colon_in_its_name(tmp_path, said):
    with pytest.raises(Stopped) as caught:
        place_of(target("folder", place=said), "", tmp_path)
    assert caught.value.problem.code == "K742"


@pytest.mark.parametrize(
    ("said", "slug", "found"),
    [
        ("", "", "situs.zip"),
        ("", "kim-a", "kim-a.zip"),
        ("arsip.zip", "", "arsip.zip"),
        ("arsip", "", "arsip.zip"),
        ("arsip.zip", "kim-a", "arsip-kim-a.zip"),
        ("arsip/{slug}.zip", "kim-a", "arsip/kim-a.zip"),
        ("usb", "", "usb/situs.zip"),
        ("usb", "kim-a", "usb/kim-a.zip"),
    ],
)
def test_a_zip_has_a_name_that_opens_and_each_group_its_own(tmp_path, said, slug, found):
    (tmp_path / "usb").mkdir()
    assert place_of(target("zip", place=said), slug, tmp_path) == tmp_path / found


@pytest.mark.parametrize("kind", ["folder", "zip"])
@pytest.mark.parametrize("said", ["public/www", "public", "content/berita/www", "lewat/www"])
def test_a_site_is_not_published_into_itself_nor_among_texts(tmp_path, kind, said):
    for name in ("public", "content"):
        (tmp_path / name).mkdir()
    (tmp_path / "lewat").symlink_to(tmp_path / "public", target_is_directory=True)
    with pytest.raises(Stopped) as caught:
        assure_apart(target(kind, place=said), "", tmp_path, tmp_path / "public")
    assert caught.value.problem.code == "K741"


def test_a_place_beside_the_site_is_one(tmp_path):
    for said in ("terbit/www", "../www", "public-www", ""):
        assure_apart(target("folder", place=said or "x"), "", tmp_path, tmp_path / "public")
    assure_apart(target("zip"), "kim-a", tmp_path, tmp_path / "public")
    assure_apart(target("git", remote=Path("/x").as_uri()), "", tmp_path, tmp_path / "public")
