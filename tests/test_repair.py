"""Typical slips are repaired as their authors meant them, and nothing else is touched."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.content import Group
from kimsite.model.settings import Limits
from kimsite.read.document import read_document
from kimsite.repair.mend import mend

CASES = sorted(path for path in (Path(__file__).parent / "cases/fix").iterdir() if path.is_dir())
GROUP = Group("kim-a", "content/kim-a/group.yaml", "content/kim-a", "KIM A", "kim-a")
PATH = "content/kim-a/berita/panen.md"


def read(data):
    return read_document(data, PATH, GROUP, Limits())


def mended(data):
    return mend(data, lambda data: read(data)[1]).data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_document_becomes_what_its_author_meant(case):
    before, after = case / "before.md", case / "after.md"
    wanted = after if after.exists() else before
    assert mended(before.read_bytes()).decode("utf-8", "replace") == wanted.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_repaired_needs_no_repair(case):
    once = mended((case / "before.md").read_bytes())
    assert mended(once) == once


def test_sound_documents_stay_as_they_are(repository):
    found = {path: path.read_bytes() for path in (repository / "content").rglob("*.md")}
    assert len(found) > 100
    assert [path for path, data in found.items() if mended(data) != data] == []


@given(body=st.text(), title=st.text(alphabet=st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=3))
def test_no_repair_changes_what_a_document_says(body, title):
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    data = f'---\njudul: "{quoted}"\ntanggal: 2025-10-02\n---\n{body}'.encode("utf-8", "surrogatepass")
    before, problems = read(data)
    after, _ = read(mended(data))
    if before and not problems:
        assert after.title == before.title
        assert visible(after.text) == visible(before.text)


def visible(text):
    """A text without what nobody sees, and with the bullets that Markdown knows."""
    seen = re.sub("[\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return [re.sub(r"^([ \t]*)[•·▪◦‣\uf0b7][ \t]+", r"\1- ", line) for line in seen.split("\n")]
