"""A theme and a group are read once, and again when anything that they are made of is another."""

import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from village import settle

from kimsite.engine.kept import known_group, known_theme
from kimsite.model.source import GroupFiles, Listing
from kimsite.read.group import read_group
from kimsite.theme.load import load_theme

THEMES = (Path(__file__).parents[1] / "themes",)
FILES = GroupFiles("kim-a", "content/kim-a", "content/kim-a/group.yaml", Listing())
GROUP = b"nama: KIM A\nsk:\n  - nomor: SK/1\n    berlaku_sampai: 2025-11-12\n"


def not_read():
    raise AssertionError("what is kept is not read again")


def test_a_theme_comes_back_as_it_was_read(tmp_path):
    known = partial(known_theme, tmp_path, "salt", False, "key", "warta")
    theme, _ = known(lambda: load_theme("warta", THEMES))
    assert known(not_read) == (theme, ())


@pytest.mark.parametrize(
    ("salt", "clean", "key"),
    [("salt", False, "other"), ("other", False, "key"), ("salt", True, "key")],
    ids=["other files", "another kimsite", "a clean build"],
)
def test_a_theme_is_read_again_for(salt, clean, key, tmp_path):
    asked = []

    def read():
        asked.append("warta")
        return load_theme("warta", THEMES)

    known_theme(tmp_path, "salt", False, "key", "warta", read)
    known_theme(tmp_path, salt, clean, key, "warta", read)
    assert len(asked) == 2


def test_a_group_comes_back_as_it_was_read_with_the_places_that_messages_name(tmp_path):
    read = partial(read_group, GROUP, FILES)
    group, _ = known_group(tmp_path, "salt", False, FILES, GROUP, read)
    again, problems = known_group(tmp_path, "salt", False, FILES, GROUP, not_read)
    assert (again, again.places, problems) == (group, group.places, ())


def test_what_is_wrong_in_a_group_is_told_each_time(tmp_path):
    data = GROUP + b"tidakada: x\n"
    told = [known_group(tmp_path, "salt", False, FILES, data, partial(read_group, data, FILES)) for _ in range(2)]
    assert told[0] == told[1] and told[0][1]


def test_a_damaged_file_is_as_good_as_none(tmp_path):
    read = partial(read_group, GROUP, FILES)
    group, _ = known_group(tmp_path, "salt", False, FILES, GROUP, read)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    assert known_group(tmp_path, "salt", False, FILES, GROUP, read) == (group, ())


def test_no_name_of_a_theme_leads_out_of_the_ledger(tmp_path):
    ledger = tmp_path / "ledger"
    known_theme(ledger, "salt", False, "key", "../../warta", lambda: load_theme("warta", THEMES))
    assert [path.name for path in tmp_path.rglob("*.look")] == [path.name for path in ledger.glob("*.look")]


def test_one_changed_body_needs_no_yaml(tmp_path):
    village = settle(tmp_path)
    village.build(time.time_ns())
    post = village.folder / "content/kim-b/berita/lima.md"
    post.write_text(post.read_text(encoding="utf-8") + "\nRalat.\n", encoding="utf-8")
    program = (
        "import sys, time; from datetime import datetime, UTC; from pathlib import Path\n"
        "from kimsite.build import build; from kimsite.model.settings import Settings\n"
        f"settings = Settings({str(village.folder)!r}, {str(village.output)!r}, datetime(2025, 11, 1, 4, tzinfo=UTC), jobs=1)\n"
        f"result = build(settings, Path({str(village.cache)!r}), time.time_ns())\n"
        "print(result.written > 0, 'yaml' in sys.modules)\n"
    )
    started = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert started.stdout.split() == ["True", "False"]


def test_a_theme_that_a_link_leads_to_is_read_again_when_it_changed(tmp_path):
    village = settle(tmp_path / "a")
    theme, elsewhere = village.folder / "themes/mini", tmp_path / "mini"
    theme.rename(elsewhere)
    theme.symlink_to(elsewhere, target_is_directory=True)
    (elsewhere / "lagi").symlink_to(elsewhere, target_is_directory=True)
    village.build(time.time_ns())
    base = elsewhere / "templates/base.html"
    base.write_text(base.read_text(encoding="utf-8") + "Lain", encoding="utf-8")
    village.build(time.time_ns())
    assert (village.output / "kim-b/index.html").read_text(encoding="utf-8").endswith("Lain")
