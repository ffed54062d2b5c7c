"""The files of the search: which words of which documents they hold, and that a script can read them back."""

import json
import random
from zlib import compress

from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.index import Indexed, IndexView
from kimsite.postings import postings, vocabulary
from kimsite.render.search import choose, search_file


def document(n, title="Panen", html="", labels="", text=""):
    return Indexed(f"2025/10/{n:03}.html", title, "Berita, 2 Oktober 2025", "", labels, text, html)


def spelled(view):
    """The words in a file, read as the script does, with the numbers of their documents."""
    _part, _key, _rows, written, signs, _common = json.loads(f"[{search_file(view).decode()[12:-2]}]")
    return read(written, signs)


def read(words, signs):
    found, last, signs = {}, "", iter(signs)
    starts = [n for n, sign in enumerate(words) if "A" <= sign <= "Z"]
    for start, end in zip(starts, [*starts[1:], len(words)][: len(starts)], strict=True):
        last = last[: ord(words[start]) - 65] + words[start + 1 : end]
        number, high, sign = -1, 0, 30
        while sign >= 30:
            sign = ord(next(signs)) - 35
            if sign >= 60:
                high = high * 30 + sign - 60
            else:
                number, high = number + high * 30 + sign % 30 + 1, 0
                found.setdefault(last, []).append(number)
    return found


def test_words_of_texts_and_what_a_document_is_filed_under_are_found_and_titles_are_on_the_page():
    entries = (
        document(1, html="<p>Warga <b>menanam</b> padi &amp; jagung</p>"),
        document(2, labels="Tanaman", text="Balai"),
    )
    view = IndexView("baru", "abc", entries, whole=True)
    assert spelled(view) == {"warga": [0], "tanam": [0, 1], "padi": [0], "jagung": [0], "bala": [1]}


def test_attributes_and_the_smallest_words_say_nothing():
    entries = (document(1, html='<a href="kimsite:ref/0" title="rahasia">di sini</a> 7'),)
    assert spelled(IndexView("baru", "abc", entries, whole=True)) == {"sini": [0]}


def test_what_has_no_room_in_the_first_file_stands_in_the_second():
    rare = random.Random(1)
    entries = tuple(
        document(n, html=" ".join("".join(rare.choices("bcdfgaeiou", k=7)) for _ in range(40))) for n in range(60)
    )
    first, second = (spelled(IndexView("baru", "abc", entries, rest=rest)) for rest in (False, True))
    assert 20 < len(first) < len(second)
    assert first.keys().isdisjoint(second)
    assert len(compress(search_file(IndexView("baru", "abc", entries)))) < 60 * 15


def test_what_stands_nearly_everywhere_is_named_as_common():
    entries = tuple(document(n, html=f"warga kata{n}") for n in range(30))
    assert choose(entries, True).common == ("warga",)
    assert "warga" not in spelled(IndexView("baru", "abc", entries, whole=True))


def test_older_parts_carry_titles_in_the_order_of_their_numbers():
    entries = (document(1, "Panen\traya"), document(2, 'Kata "orang" \u2028'))
    rows = json.loads(f"[{search_file(IndexView('1', 'abc', entries, listed=True)).decode()[12:-2]}]")[2]
    assert [row.split("\t")[:2] for row in rows.split("\n")] == [
        ["2025/10/001.html", "Panen raya"],
        ["2025/10/002.html", 'Kata "orang"'],
    ]


@given(
    st.dictionaries(
        st.text("abcn0é", min_size=1, max_size=40),
        st.sets(st.integers(0, 2000), min_size=1).map(lambda numbers: tuple(sorted(numbers))),
    )
)
def test_any_words_and_numbers_are_read_back(found):
    order = sorted(found)
    signs = "".join(postings(found[word]) for word in order)
    assert read(vocabulary(order), signs) == {word: list(found[word]) for word in order}


def test_the_script_is_small(repository):
    assert len(compress((repository / "themes/dasar/assets/cari.js").read_bytes(), 9)) < 4000
