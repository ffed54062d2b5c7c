"""Typical slips are repaired as their authors meant them, and nothing else is touched."""

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kimsite.diagnostics import severity
from kimsite.model.content import Group
from kimsite.model.settings import Limits
from kimsite.model.source import GroupFiles, list_files
from kimsite.read.document import read_document
from kimsite.read.group import read_group
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


HEAD = "---\njudul: Panen\ntanggal: 2025-10-02\n"


def test_what_can_only_be_guessed_is_left_alone():
    broken = HEAD.encode() + "---\nDi “kafé” ".encode() + b"\xe2\x80 putus\n"
    assert mended(broken) == broken  # one letter is torn; read as Windows-1252, all others would be lost
    unknown = HEAD.encode() + b"---\nkaf\xe9 \x81\x8d\n"
    assert mended(unknown) == unknown  # bytes that stand for nothing there


def test_each_line_keeps_its_end_and_the_file_its_mark():
    data = "\ufeff---\r\njudul: Panen\ntangal: 2025-10-02\r\n---\rIsi.  \nLagi.".encode()
    assert mended(data) == data.replace(b"tangal", b"tanggal")


def test_a_fence_behind_the_last_line_has_a_line_of_its_own():
    assert mended(b"---\njudul: Panen\ntanggal: 2025-10-02").endswith(b"2025-10-02\n---")


def test_an_example_is_not_written_for_a_value_that_says_nothing():
    data = b"nama: KIM A\ntema: =\n"
    files = GroupFiles("kim-a", "content/kim-a", "content/kim-a/group.yaml", list_files([]))
    assert mend(data, lambda data: read_group(data, files)[1]).data == data


def test_the_ends_of_an_old_mac_are_lines():
    assert mended(b"---\rjudul: Panen\rtangal: 2025-10-02\r---\rIsi.\r").count(b"\rtanggal: 2025-10-02\r") == 1


@pytest.mark.parametrize("opening", ["\ufeff---", "---"])
@pytest.mark.parametrize("closing", ["---", "..."])
def test_a_head_is_repaired_and_not_what_is_like_it_in_the_body(opening, closing):
    body = "\tkode\n\njudul:begini\n\n---\n\n\tkode\n"
    head = f"{opening}\njudul: Panen\n\ttanggal: 2025-10-02\n{closing}\n"
    assert mended((head + body).encode()).decode() == head.replace("\t", "") + body


@pytest.mark.parametrize(
    "value",
    [
        "Hari ini: " + "panjang sekali " * 40,
        "Rapat: nomor 5371010101900001 dicatat",  # shown to people with x for its digits
        "Rapat:  dua  spasi: tetap",
        "*tebal* " + "panjang sekali " * 40,
    ],
)
def test_a_value_that_messages_shorten_is_repaired_whole(value):
    after = mended(f"{HEAD}ringkasan: {value.strip()}\n---\nIsi.\n".encode()).decode()
    assert f'\nringkasan: "{value.strip()}"\n' in after


@pytest.mark.parametrize(
    "twice",
    [
        "tag:\n- a\ntag:\n- b",
        "ringkasan: |\n  satu\nringkasan: |\n  dua",
        "ringkasan: satu\n  dua\nringkasan: satu\n  tiga",
        "ringkasan: {a: satu, a: dua}",
        "ringkasan: satu\n? ringkasan\n: satu",
    ],
)
def test_a_key_given_twice_stays_unless_it_says_the_same(twice):
    data = f"{HEAD}{twice}\n---\nIsi.\n".encode()
    assert mended(data) == data


def test_code_keeps_its_bullets():
    code = "````\n```\n• satu\n```\n• dua\n````\n\n~~~\n~~~~\n• tiga\n~~~\n\nTeks.\n\n    • empat\n\n`<o:p>x</o:p>`\n"
    assert mended(f"{HEAD}---\n{code}".encode()).decode() == f"{HEAD}---\n{code}"
    assert mended(f"{HEAD}---\n• satu\n    • dua\n".encode()).decode() == f"{HEAD}---\n- satu\n    - dua\n"


KEYS = st.sampled_from(["ringkasan", "sumber", "lokasi", "kategori", "tag", "penulis", "alt", "dateline", "baca_juga"])
SIGNS = st.text(alphabet="ab1 :#\"'“”[]{}*&!@%-=,|>\t\\\u00a0é", min_size=1, max_size=40)
VALUES = st.one_of(SIGNS, SIGNS.map(lambda text: f"{text} {'panjang ' * 40}"), st.just("5371010101900001: ada"))
ENTRIES = st.lists(
    st.tuples(KEYS, st.sampled_from([": ", ":", " = ", " ", ":\t"]), VALUES), max_size=4, unique_by=lambda e: e[0]
)


@given(
    entries=ENTRIES,
    opening=st.sampled_from(["---", "--", "—", "", "\ufeff---", "\n---"]),
    closing=st.sampled_from(["---", "--", "...", "", "====="]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    body=st.text(alphabet="ab:=- \t\n•`~\u00a0", max_size=60),
)
def test_no_repair_loses_a_letter_and_none_is_left_for_a_second_time(entries, opening, closing, end, body):
    head = "".join(f"{key}{sign}{value}\n" for key, sign, value in entries)
    text = f"{opening}\njudul: Panen raya\ntanggal: 2025-10-02\n{head}{closing}\n{body}".replace("\n", end)
    once = mended(text.encode())
    assert letters(once.decode()) == letters(text)
    assert mended(once) == once


def letters(text):
    return [c for c in text if c.isalnum()]


HEADS = st.permutations(
    (
        "judul: Panen raya",
        "tanggal: 2025-10-02",
        "penulis: Ana dan Beni",
        "tag:\n- panen\n- jagung",
        "ringkasan: >\n  Warga memanen.\n\n  Hasilnya dua ton.",
        "sumber: RRI\n",
    )
)
BEGINNINGS = st.sampled_from(
    (
        "Warga memanen jagung.",
        "Hasil panen: dua ton.",
        "    Menjorok ke dalam.",
        "- satu\n- dua",
        "# Bagian",
        "Foto oleh Ana",
    )
)


@given(keys=HEADS, many=st.integers(2, 6), opening=st.booleans(), gap=st.sampled_from(("", "\n")), body=BEGINNINGS)
def test_a_head_without_its_fences_is_found_whole_or_left_alone(keys, many, opening, gap, body):
    """Where one key, or one line of the text, changed sides, somebody would be named who is not, or be left out."""
    head = "\n".join(keys[:many])
    assume(
        gap or body[0] != "-" or not keys[many - 1].startswith("tag")
    )  # of items below items nobody knows whose they are
    whole, problems = read(f"---\n{head}\n---\n{gap}{body}\n\nLagi.\n".encode())
    broken = f"{'---' if opening else ''}\n{head}\n{gap}{body}\n\nLagi.\n".encode()
    after, left = read(mended(broken))
    if after and whole and not any(severity(one) == "error" for one in (*problems, *left)):
        assert [after.title, after.date, after.authors, after.tags, after.summary, after.source] == [
            whole.title,
            whole.date,
            whole.authors,
            whole.tags,
            whole.summary,
            whole.source,
        ]
        assert after.text.strip("\n") == whole.text.strip("\n")
