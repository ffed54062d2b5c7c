"""bench/: its corpus is the same everywhere, and kimsite can build it. Nothing here looks at a clock."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.corpus import FLAVOURS, write_corpus, write_profiles
from bench.sites import GENERATORS, set_up
from kimsite.build import build
from kimsite.cli.main import run
from kimsite.model.settings import Settings

ROOT = Path(__file__).parents[1]
POSTS = 20
TODAY = datetime(2025, 11, 1, tzinfo=UTC)


def corpus(folder, flavour, posts=POSTS, groups=2):
    """The files of a corpus by their path."""
    write_corpus([(flavour, folder)], posts, groups)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.md")}


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_the_same_seed_gives_the_same_posts_whatever_the_hash_seed(flavour, tmp_path):
    here = corpus(tmp_path / "here", flavour)
    command = [sys.executable, "-m", "bench.corpus", "--posts", str(POSTS), "--groups", "2", "--flavour", flavour]
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    subprocess.run([*command, str(tmp_path / "there")], check=True, cwd=ROOT, env=environment, capture_output=True)
    there = tmp_path / "there"
    assert len(here) == POSTS
    assert here == {path.relative_to(there).as_posix(): path.read_bytes() for path in there.rglob("*.md")}


def test_flavours_differ_in_the_head_only(tmp_path):
    bodies = {
        tuple(sorted(text.split(b"\n---\n", 1)[1] for text in corpus(tmp_path / name, name).values()))
        for name in FLAVOURS
    }
    assert len(bodies) == 1


@pytest.mark.parametrize(("groups", "pages"), [(1, "20*/*/*.html"), (2, "kim-*/20*/*/*.html")])
def test_kimsite_has_nothing_to_say_against_the_corpus(groups, pages, tmp_path):
    corpus(tmp_path, "kimsite", groups=groups)
    write_profiles(tmp_path, groups)
    settings = Settings(str(tmp_path), str(tmp_path / "public"), TODAY, jobs=1)
    assert build(settings, tmp_path / "cache", 1).problems == ()
    assert len(list((tmp_path / "public").glob(pages))) == POSTS


@pytest.mark.parametrize("groups", [1, 2])
def test_the_like_for_like_theme_makes_what_the_others_make(groups, tmp_path):
    (site,) = set_up(tmp_path, {"kimsite": ()}, POSTS, groups)
    command = ["build", "--source", str(site.folder), "--today", "2025-11-01", "--quiet"]
    assert run(command) == 0
    public = site.folder / "public"
    kinds = {path.suffix for path in public.rglob("*") if path.is_file() and path.suffix} - {".css"}
    assert kinds == {".html", ".xml", ".txt"}
    assert not list(public.rglob("atom.xml")) + list(public.rglob("cari.html")) + list(public.rglob("arsip"))


@pytest.mark.parametrize("what", ["body", "title", "new", "theme"])
def test_an_edit_is_found_in_the_output(what, tmp_path):
    (site,) = set_up(tmp_path, {"kimsite": ()}, POSTS, 2)
    command = ["build", "--source", str(site.folder), "--today", "2025-11-01", "--quiet"]
    assert run(command) == 0
    mark = site.edit(what, 1)
    assert site.files(mark) == 0
    assert run(command) == 0
    assert site.files(mark) > 0


def test_every_generator_has_its_base_template():
    for generator in GENERATORS.values():
        folder = ROOT if generator.theme == "warta" else ROOT / "bench"
        folder = folder if generator.theme else ROOT / "bench" / "peers" / generator.name
        assert "</body>" in (folder / generator.base).read_text(encoding="utf-8")
