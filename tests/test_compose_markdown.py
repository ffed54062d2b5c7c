"""Markdown becomes a body: the same for the same text, whatever was converted before.

tests/cases/markdown/*.md shows what becomes of each construct, in the .html beside
it: what convert() gives, then what the body refers to. Write them anew with
`KIMSITE_WRITE_EXPECTED=1 pytest tests/test_compose_markdown.py` and read the difference.
"""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.compose import markdown
from kimsite.compose.markdown import TooLong, convert
from kimsite.model.site import Body, Profile, Reference

CASES = sorted((Path(__file__).parent / "cases" / "markdown").glob("*.md"))
PROFILES = {"english": Profile("en"), "line-breaks": Profile(line_breaks=True)}
PIECES = st.sampled_from(
    [
        *("[^1]", "[^1]: catatan\n\n", "*[KIM]: Komunitas\n\n", "KIM ", "[a]: b.md\n\n", "[a] ", "# Judul\n\n", "> "),
        *("- a\n", "```\n", "|a|\n|-|\n|b|\n", "![x](y.jpg)\n\n", "<div>", "</p>", "<![", "**", "_", "\n\n", "    "),
        *("<a href='#x'>", "{#id}", "&#0;", "\x02", "\x03", "https://a.id/b_c ", "klzzwxh:0"),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=12).map("".join)


def shown(body: Body) -> str:
    references = "".join(f"<!-- {n}: {r.kind} {r.target} -->\n" for n, r in enumerate(body.references))
    return f"{body.html}\n{references}"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_text_becomes_what_its_case_shows(case: Path) -> None:
    body = convert(case.read_text(encoding="utf-8"), PROFILES.get(case.stem, Profile()))
    expected = case.with_suffix(".html")
    if os.environ.get("KIMSITE_WRITE_EXPECTED"):
        expected.write_text(shown(body), encoding="utf-8", newline="\n")
    assert shown(body) == expected.read_text(encoding="utf-8")


@given(TEXTS, TEXTS)
def test_a_conversion_knows_nothing_of_earlier_ones(before: str, text: str) -> None:
    convert(before, Profile())
    after = convert(text, Profile())
    markdown._converter.cache_clear()
    assert after == convert(text, Profile())


@given(st.one_of(TEXTS, st.text()))
def test_any_text_can_be_converted(text: str) -> None:
    body = convert(text, Profile())
    assert "\x02" not in body.html


def test_a_placeholder_cannot_be_written_by_hand() -> None:
    body = convert('[a](kimsite:ref/0) <img src="kimsite:ref/7"> `kimsite:ref/3`', Profile())
    assert {reference.kind for reference in body.references} == {"refused"}
    assert '="kimsite:' not in body.html


def test_a_target_is_known_as_its_author_knows_it() -> None:
    body = convert("![](foto%20panen.jpg) [a](<foto panen.jpg>) [b](foto%20panen.jpg)", Profile())
    assert body.references == (Reference("image", "foto panen.jpg"), Reference("link", "foto panen.jpg"))


def test_words_are_counted_without_notes_captions_and_videos() -> None:
    text = 'Panen[^1] raya.\n\n![alt](a.jpg "keterangan")\n\nhttps://youtu.be/abc\n\n- satu\n- dua\n\n[^1]: Catatan.'
    body = convert(text, Profile())
    assert (body.words, body.summary) == (4, "Panen raya.")


def test_more_html_than_the_ceiling_is_refused() -> None:
    with pytest.raises(TooLong):
        convert("kata " * 100, Profile(), ceiling=100)
