"""However fast: front matter read without a YAML parser is what either of PyYAML's parsers makes of it, to the place.

KIMSITE_EXAMPLES says how many heads are tried.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kimsite.read.entries import entries_of
from kimsite.read.frontmatter import read_frontmatter
from kimsite.read.sheet import sheet_of
from kimsite.read.tree import FAST, PURE

ROOT = Path(__file__).parents[1]
EXAMPLES = int(os.environ.get("KIMSITE_EXAMPLES", "500"))
PATH = "content/berita/panen.md"

WORDS = [
    "Panen raya",
    "kata ",
    "x:y",
    "(RT 3)",
    "Jum'at",
    "12",
    "a - b",
    "?",
    "-x",
    ".",
    "/",
    "+62",
    ", ",
    "é“dua”",
    "中😀",
]
TRAPS = [
    *(
        ": ",
        ":",
        " #",
        "#1",
        "a#b",
        "- ",
        "-",
        "?",
        "[a]",
        "{b}",
        "&x",
        "*x",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "`",
        "~",
        "'",
        '"',
    ),
    *("\\", "\t", "...", "---", "null", "\xa0", "\u2003", "\x85", "\u2028", "\x07", "\ufeff", "\ufffe", "\u0301x"),
]
PLAIN = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map("".join)
TRICKY = st.lists(st.sampled_from(WORDS + TRAPS) | st.text(max_size=3), max_size=3).map("".join)
TEXT = st.one_of(PLAIN, PLAIN, TRICKY)
QUOTED = st.builds(lambda mark, text: mark + text.replace(mark, "") + mark, st.sampled_from(["'", '"']), TEXT)
VALUE = st.one_of(TEXT, QUOTED)
SPACE = st.sampled_from(["", "", " ", "  "])
LIST = st.builds(
    lambda items, space, end: f"[{(',' + space).join(items)}{end}]",
    st.lists(VALUE, max_size=4),
    SPACE,
    st.sampled_from(["", "", " ", ",", ", ", " #"]),
)
KEY = st.one_of(
    st.integers(0, 999).map("k{}".format),
    st.sampled_from(["judul", "Judul", "keterangan-foto", "keterangan_foto", "a b"]),
)
ENTRY = st.builds(
    lambda key, colon, value, space: key + colon + value + space,
    KEY,
    st.sampled_from([": ", ": ", ":  ", ":", " : "]),
    st.one_of(VALUE, LIST),
    SPACE,
)
ITEM = st.builds(lambda indent, value: f"{indent}- {value}", st.sampled_from(["", "  ", " "]), VALUE)
BELOW = st.builds(
    lambda key, indent, values: "\n".join([f"{key}:", *(f"{indent}- {value}" for value in values)]),
    KEY,
    st.sampled_from(["", "  "]),
    st.lists(VALUE, max_size=3),
)
OTHER = st.sampled_from(["", " ", "# catatan", "  # lagi", "  lanjut", "...", "--- ", "\t"])
HEAD = st.lists(st.one_of(ENTRY, ENTRY, BELOW, BELOW, ITEM, OTHER), max_size=5).map("\n".join)


@given(HEAD, st.sampled_from(["", "Isi", "\nIsi\n---\n", "a\n...\n"]))
@settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow])
def test_any_head_is_read_as_yaml_reads_it(head: str, body: str) -> None:
    text = f"---\n{head}\n---\n{body}"
    assume("\ufeff" not in text)  # for which PyYAML's own scanner, unlike libyaml, counts no column
    read = read_frontmatter(text, PATH)
    assert read == read_frontmatter(text, PATH, FAST) == read_frontmatter(text, PATH, PURE)


@pytest.mark.parametrize("loader", [FAST, PURE], ids=["fast", "pure"])
def test_the_heads_of_the_sample_content_too(loader: type) -> None:
    for path in (ROOT / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert read_frontmatter(text, PATH) == read_frontmatter(text, PATH, loader), path


@pytest.mark.parametrize(
    "head",
    [
        "judul: Panen raya\ntanggal: 2025-10-02 14:30",
        'judul: "Rakor: hari kedua"\nringkasan: \'Kata "siap" #1\'',
        "tag: [jagung, 'dua kata', \"tiga\",]\nkategori:",
        "tag:\n  - jagung\n  - panen raya\n# catatan\n\nfoto:\n- a.jpg",
    ],
)
def test_what_most_heads_are_made_of_needs_no_parser(head: str) -> None:
    text = f"---\n{head}\n---\nIsi\n"
    plain = entries_of(sheet_of(text, PATH))
    assert plain is not None
    matter, _ = read_frontmatter(text, PATH, PURE)
    assert matter is not None and matter.fields == plain[0]
