"""The search of a network: whatever its size, each word is in the one file that its beginning leads to."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neighbours import document, neighbour, planned

from kimsite.network import words as shelves
from kimsite.postings import BASE, FIRST
from kimsite.render.lexicon import MOST, table_file, words_file
from kimsite.stem import ROOTS, words


def unfold(vocabulary):
    last, found = "", []
    for piece in re.findall("[A-Z][^A-Z]*", vocabulary):
        last = last[: ord(piece[0]) - 65] + piece[1:]
        found.append(last)
    return found


def numbers(signs, at):
    """One gap as the script reads it: what it is, whether it is the last, where the next begins."""
    high = 0
    while (sign := ord(signs[at]) - FIRST) >= 2 * BASE:
        high, at = high * BASE + sign - 2 * BASE, at + 1
    return high * BASE + sign % BASE + 1, sign < BASE, at + 1


def decoded(signs):
    """Group, document and whether it is the title, for each document of a word."""
    found, at = [], 0
    while at < len(signs):
        at, group, last_group = at + 1, -1, False
        while not last_group:
            step, last_group, at = numbers(signs, at)
            group, place, last = group + step, -1, False
            while not last:
                step, last, at = numbers(signs, at)
                place += step
                found.append((group, place // 2, place % 2 == 0))
    return found


def called(data):
    """What a file hands over."""
    return json.loads(f"[{data.decode().partition('(')[2].strip()[:-1]}]")


def lexicon(outputs):
    """All words of all files by their prefix: word -> documents."""
    files = [path for path in outputs if re.fullmatch(r"cari/k-.*\.js", path)]
    found = {}
    for path in files:
        prefix, vocabulary, postings, common = called(words_file(outputs[path].task().view))
        assert path == f"cari/k-{prefix}.js"
        spelled = unfold(vocabulary)
        found[prefix] = (dict(zip(spelled, map(decoded, postings.split("!")), strict=True)), common.split())
    return found


def leaf_of(word, leaves):
    word = word if word.isascii() else "" if "" in leaves else "_"
    return next(word[:n] for n in range(len(word), -1, -1) if word[:n] in leaves)


TEXT = st.text(st.sampled_from("abcdiknmprstu -é'ꦏ7"), min_size=1, max_size=30)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.tuples(TEXT, TEXT), max_size=4), min_size=1, max_size=3),
    st.sampled_from([20, 60, 200, 1_000_000]),
)
def test_every_word_of_every_document_is_where_its_beginning_leads(monkeypatch, texts, split):
    monkeypatch.setattr(shelves, "SPLIT", split)
    groups = [
        neighbour(f"kim-{n}", *(document(f"{title} x{m}", summary=said) for m, (title, said) in enumerate(documents)))
        for n, documents in enumerate(texts)
    ]
    outputs = planned(*groups)
    leaves = lexicon(outputs)
    assert sorted(leaves) == sorted(unfold(outputs["cari.html"].task().view.prefixes))
    for number, (_, enrolled) in enumerate(groups, 1):
        for place, told in enumerate(enrolled.headlines, 1):
            for text, titled in [(told.title, True), (told.summary, False)]:
                for root in filter(None, map(ROOTS.__getitem__, words(text))):
                    found = leaves[leaf_of(root, leaves)][0][root]
                    assert (number, place, True) in found or (not titled and (number, place, False) in found)


def test_a_group_is_found_by_its_name_and_its_place():
    ((found, _),) = lexicon(planned(neighbour("kim-a", document("Kopi"), name="KIM Suara"))).values()
    assert (1, 0, True) in found["suara"]
    assert (1, 0, False) in found[ROOTS["kupang"]]


def test_lists_say_what_everything_is_called():
    group = neighbour("kim-a", document("Kopi", "2025-10-02"), document("Pantai", None, type="wisata"), name="KIM A")
    data = table_file(planned(group)["cari/g1-0.js"].task().view)
    number, part, folder, name, rows = called(data)
    assert (number, part, folder, name) == (1, 0, "kim-a/", "KIM A")
    assert rows.split("\n") == [
        "index.html\tKIM A\tLasiana, Kelapa Lima, Kota Kupang",
        "pantai.html\tPantai\tWisata",
        "kopi.html\tKopi\tBerita, 2 Oktober 2025\t20251002",
    ]


def test_regions_and_topics_are_found_too():
    outputs = planned(neighbour("kim-a", document("Kopi", type="produk")))
    ((found, _),) = lexicon(outputs).values()
    rows = called(table_file(outputs["cari/g0-0.js"].task().view))[4].split("\n")
    assert {rows[place].split("\t")[0] for group, place, _ in found[ROOTS["kupang"]] if not group} == {
        "wilayah/53.71/index.html"
    }
    assert {rows[place].split("\t")[0] for group, place, _ in found[ROOTS["produk"]] if not group} == {
        "topik/produk/index.html"
    }


def test_ways_without_a_script_are_regions_and_topics_apart():
    view = planned(neighbour("kim-a", document("Kopi", type="produk")))["cari.html"].task().view
    assert [link.path for link in view.ways][1:] == ["wilayah/53/index.html"]
    assert [link.path for link in view.topics] == ["topik/produk/index.html"]


def test_a_new_document_leaves_the_files_of_other_words():
    old = [document(f"Kata{n:03} lama", f"2025-0{n % 9 + 1}-02") for n in range(60)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelves, "SPLIT", 200)
        before = planned(neighbour("kim-a", *old), neighbour("kim-b", document("Gula")))
        after = planned(
            neighbour("kim-a", *old, document("Zaitun", "2025-10-20")), neighbour("kim-b", document("Gula"))
        )
    files = {path for path in after if path.startswith("cari/")}
    changed = {path for path in files if path not in before or before[path].seen != after[path].seen}
    assert changed == {"cari/k-z.js", "cari/g1-0.js"}


def test_a_word_that_stands_everywhere_costs_little_and_says_that_it_is_common():
    groups = [neighbour(f"kim-{n}", *(document(f"Desa {m} {n}") for m in range(12))) for n in range(500)]
    leaves = lexicon(planned(*groups))
    found, common = leaves[leaf_of("desa", leaves)]
    assert "desa" in common
    assert 1000 < len(found["desa"]) < MOST
