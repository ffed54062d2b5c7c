"""Front matter: text in, places out, and a clear word about everything else."""

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kimsite.diagnostics import as_text
from kimsite.read.frontmatter import read_frontmatter, read_yaml
from kimsite.read.nodes import Mapping, Scalar, Sequence
from kimsite.read.tree import FAST, PURE

PATH = "content/berita/panen.md"


def problem(yaml_text):
    """The one diagnostic of a head that cannot be read."""
    matter, problems = read_frontmatter(f"---\n{yaml_text}\n---\nIsi\n", PATH)
    assert matter is None
    (only,) = problems
    return only


def value(yaml_text):
    """The value of the first key."""
    matter, _ = read_frontmatter(f"---\n{yaml_text}\n---\nIsi\n", PATH)
    assert matter is not None
    return matter.fields.entries[0][1]


def test_head_and_body_are_parted_and_the_body_knows_its_line():
    matter, problems = read_frontmatter("---\njudul: Panen raya\n---\n\nIsi berita.\n", PATH)
    assert matter is not None
    assert problems == ()
    assert matter.text == "\nIsi berita.\n"
    assert matter.text_line == 4
    assert matter.fields == Mapping(((Scalar("judul", 2, 1, 5), Scalar("Panen raya", 2, 8, 10)),), 2, 1, 17)


@pytest.mark.parametrize("text", ["ya", "no", "0123", "1e3", "2025-10-02", "12:30", "0x1F", "1_000", "null dan void"])
def test_a_value_is_the_text_that_was_written(text):
    assert value(f"nilai: {text}").text == text


def test_lists_and_tables_know_where_they_stand():
    photos = value("foto:\n  - berkas: a.jpg\n    alt: Sawah\n  - b.jpg")
    assert isinstance(photos, Sequence)
    table, name = photos.items
    assert isinstance(table, Mapping)
    assert [(v.text, v.line, v.column) for _, v in table.entries] == [("a.jpg", 3, 13), ("Sawah", 4, 10)]
    assert (name.line, name.column) == (5, 5)


@pytest.mark.parametrize(
    ("text", "code", "place", "better"),
    [
        ("judul: Rakor: hari kedua", "K110", (2, 8, 17), 'judul: "Rakor: hari kedua"'),
        ('judul: Kata: dia "siap"', "K110", (2, 8, 16), "judul: 'Kata: dia \"siap\"'"),
        ('judul: "Panen raya', "K111", (2, 8, 11), 'judul: "Panen raya"'),
        ('judul: "Panen" raya', "K111", (2, 8, 12), "judul: '\"Panen\" raya'"),
        ('judul: "Panen" dan "raya"', "K111", (2, 8, 18), 'judul: \'"Panen" dan "raya"\''),
        ('judul: "Panen "raya""', "K111", (2, 8, 14), "judul: 'Panen \"raya\"'"),
        ('judul: "Panen "raya"', "K111", (2, 8, 13), "judul: 'Panen \"raya\"'"),
        ("judul: 'Panen' raya", "K111", (2, 8, 12), "judul: \"'Panen' raya\""),
        ("judul: 'Jum'at berkah'", "K111", (2, 8, 15), 'judul: "Jum\'at berkah"'),
        ("judul: @kim", "K112", (2, 8, 4), 'judul: "@kim"'),
        ("judul: [Foto] Panen", "K112", (2, 8, 12), 'judul: "[Foto] Panen"'),
        ("judul: “Rakor: dua”", "K118", (2, 8, 12), 'judul: "Rakor: dua"'),
        ("judul: Panen\nisi:raya\ntag: a", "K127", (3, 4, 1), "isi: raya"),
    ],
)
def test_a_value_that_needs_quotes_is_shown_with_them(text, code, place, better):
    told = problem(text)
    assert told.code == code
    assert (told.line, told.column, told.length) == place
    assert dict(told.facts)["better"] == better


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a: &x b", "K113", 2),
        ("a: b\nc: *x", "K113", 3),
        ("a: !!python/object:os.system x", "K114", 2),
        ("a: b\n<<: {c: d}", "K115", 3),
        ("a: [[[[[[[b]]]]]]]", "K116", 2),
        ("a: b\na: c", "K117", 3),
        ("a b: c\nA-B: d", "K117", 3),
        ("a:\n\t- b", "K109", 3),
        ("- a\n- b", "K120", 2),
        ("[a, b]: c", "K123", 2),
        ("tag:\n  - a\n tanggal: b", "K125", 4),
        ("judul Panen\ntanggal: 1", "K126", 2),
        ("tag: [a, b", "K128", 2),
    ],
)
def test_what_kimsite_does_not_take_is_named_with_its_line(text, code, line):
    told = problem(text)
    assert (told.code, told.line) == (code, line)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "K104"),
        (" \n\n", "K104"),
        ("Panen raya.\n", "K105"),
        ("---\njudul: a\n\nIsi\n", "K106"),
        ("---\nringkasan: " + "a" * 70_000 + "\n---\n", "K107"),
        ("—\njudul: a\n---\n", "K108"),
        ("---\njudul: a\n----\n", "K108"),
    ],
)
def test_a_head_that_is_not_there_is_told_how_to_write_it(text, code):
    matter, problems = read_frontmatter(text, PATH)
    assert matter is None
    assert [problem.code for problem in problems] == [code]


@pytest.mark.parametrize("loader", [FAST, PURE], ids=["fast", "pure"])
@pytest.mark.parametrize(
    ("text", "place", "better"),
    [
        ("judul: Lomba #1: Panen # raya", (2, 14), 'judul: "Lomba #1: Panen # raya"'),
        ("judul: Panen # 'raya' \"dua\"", (2, 14), 'judul: "Panen # \'raya\' \\"dua\\""'),
        ("harga: 5000 # per kg", (2, 13), 'harga: "5000 # per kg"'),
        ("tag: #lasiana #oesapa", (2, 6), 'tag: "#lasiana #oesapa"'),
        ("tag:\n  - desa\n  - #lasiana", (4, 5), '- "#lasiana"'),
        ("tag:\n  - desa #1\n  - b", (3, 10), '- "desa #1"'),
        ("sk:\n  - nomor: 12 #lama", (3, 15), '- nomor: "12 #lama"'),
        ("judul: Panen\n  raya #2\ntag: a", (3, 8), '"Panen raya #2"'),
        ("judul:\u00a0Lomba #1", (2, 14), 'judul: "Lomba #1"'),
    ],
)
def test_text_that_a_comment_cuts_off_is_told_with_the_right_quotes(text, place, better, loader):
    matter, (told,) = read_frontmatter(f"---\n{text}\n---\nIsi\n", PATH, loader)
    assert matter is not None
    assert (told.code, told.line, told.column, dict(told.facts)["better"]) == ("K129", *place, better)


@pytest.mark.parametrize("loader", [FAST, PURE], ids=["fast", "pure"])
@pytest.mark.parametrize(
    "text",
    [
        "# catatan\njudul: Panen",
        "judul: Panen\n# catatan\n  # lagi\ntanggal: 1",
        "tag: [a, b] # catatan",
        "tag: # catatan\n  - a",
        'judul: "Panen #1"',
        'judul: "Panen" # catatan',
        "judul: Panen#1",
        "judul: Panen #",
        "judul: Panen # ---",
        "ringkasan: | # catatan\n  Panen #1",
        "ringkasan:\n# catatan\ntag: a",
    ],
)
def test_comments_that_cut_nothing_off_are_left_alone(text, loader):
    matter, problems = read_frontmatter(f"---\n{text}\n---\nIsi\n", PATH, loader)
    assert matter is not None and problems == ()


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009 ", " \u3000\u00a0"], ids=ascii)
def test_an_odd_space_is_a_space_where_yaml_wants_one(space):
    text = f"---\njudul:{space}Panen\u00a0raya\ntag:\n  -{space}a\nsk:\n  -{space}nomor:{space}b\n---\n"
    matter, problems = read_frontmatter(text, PATH)
    assert matter is not None and problems == ()
    (_, title), (_, tags), (_, decrees) = matter.fields.entries
    assert (title.text, title.column) == ("Panen\u00a0raya", 7 + len(space))
    assert (tags.items[0].text, decrees.items[0].entries[0][1].text) == ("a", "b")


def test_the_message_has_the_form_of_the_design():
    assert as_text(problem("judul: Rakor: hari kedua"), "id") == (
        f"{PATH}:2:8: galat K110: ada titik dua di dalam tulisan ini, sehingga harus diapit tanda kutip\n"
        "  2 | judul: Rakor: hari kedua\n"
        "    |        ^^^^^^^^^^^^^^^^^\n"
        '  perbaiki: tulis judul: "Rakor: hari kedua"'
    )


def test_characters_that_no_page_can_show_are_left_out_with_a_warning():
    matter, problems = read_frontmatter('---\njudul: "Panen\\x07 raya"\n---\n', PATH)
    assert matter is not None
    assert matter.fields.entries[0][1].text == "Panen raya"
    assert [(p.code, p.facts) for p in problems] == [("K122", (("name", "U+0007"),))]


def test_an_identity_number_is_not_repeated_in_any_message():
    told = problem("judul: NIK 5371031707850001: rahasia")
    assert "5371031707850001" not in as_text(told, "id")


def test_a_yaml_file_may_stand_between_fences():
    for text in ("nama: KIM", "---\nnama: KIM", "---\nnama: KIM\n---\n"):
        mapping, problems = read_yaml(text, "content/group.yaml")
        assert mapping is not None
        assert mapping.entries[0][1].text == "KIM"
        assert problems == ()


BOMBS = [
    "a: &a [x,x,x]\n" + "\n".join(f"{c}: &{c} [*a,*a,*a]" for c in "bcdefgh"),
    "a: &a {k: v}\nb: {<<: [*a, *a, *a]}",
    "x: " + "[" * 30_000,
    "- " * 30_000,
    "a: " * 20_000,
    "? " * 30_000,
    '"' * 60_000,
    "&" * 60_000,
    "k: [" + "a," * 30_000 + "]",
]


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb[:8])
@pytest.mark.parametrize("loader", [FAST, PURE], ids=["fast", "pure"])
def test_no_head_costs_more_than_a_moment(bomb, loader):
    before = time.process_time()  # of the processor: however busy the machine is
    read_yaml(bomb, "content/group.yaml", loader)
    assert time.process_time() - before < 10


YAML_LIKE = st.lists(
    st.sampled_from([*"ab:-?,[]{}#&*!|>'\"%@` \n\t\\1~<=é“", ": ", "- ", "\n  ", "---", '"\n', " #", ">-", "|2", ": ["])
).map("".join)


@given(YAML_LIKE | st.text())
def test_both_parsers_of_pyyaml_lead_to_the_same_result(text):
    assert read_yaml(text, "content/group.yaml", FAST) == read_yaml(text, "content/group.yaml", PURE)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).filter(lambda t: t == t.strip()))
def test_what_a_yaml_writer_writes_is_read_back(text):
    head = yaml.safe_dump({"judul": text}, allow_unicode=True, width=1_000_000)
    assert " ".join(value(head.rstrip("\n").removesuffix("\n...")).text.split()) == " ".join(text.split())


@given(YAML_LIKE | st.text())
def test_every_place_lies_in_the_text(text):
    lines = text.split("\n")
    _, problems = read_frontmatter(text, PATH)
    for told in problems:
        assert told.line == 0 or (told.line <= len(lines) and 1 <= told.column <= len(lines[told.line - 1]) + 1)
        as_text(told, "id")
        as_text(told, "en")
