"""However fast: the body is what stock Python-Markdown and the cleaning passes make of the text, to the byte.

`stock()` is the reference: Python-Markdown's own classes with the profile, then the
passes that every body goes through. Texts are put together from fragments that are
known to trick converters. KIMSITE_EXAMPLES says how many; a few thousand is what
a change needs, some hundred thousand what a new fast road needs.
"""

import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from kimsite.compose.markdown import body_from, convert, stock_converter
from kimsite.compose.shortcut import body_of
from kimsite.compose.tree import printable
from kimsite.model.site import Body, Profile

ROOT = Path(__file__).parents[1]
EXAMPLES = int(os.environ.get("KIMSITE_EXAMPLES", "2000"))
PROFILES = st.builds(Profile, st.sampled_from(["id", "en"]), st.booleans())

INLINE = [
    *("kata", "Panen raya", "KIM", "s", "80s", "'90-an", "Jum'at", "ini", "x", "7", "Rp 5.000", "dua kata lagi"),
    *(
        " ",
        " ",
        " ",
        " ",
        ", ",
        ". ",
        ": ",
        "; ",
        "!",
        "?",
        "(",
        ")",
        "-",
        "--",
        "---",
        "–",
        "—",
        "...",
        "…",
        "/",
        "@",
        "%",
    ),
    *('"', '"', "'", "'", "\"'", "'\"", '("', '")', '".', '",', "'s ", "' ", ' "', " '", '""', "''"),
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "*em*",
        "**kuat**",
        "_em_",
        "*a b*",
        "**a *b* c**",
        "*a **b** c*",
        "snake_case",
        "* ",
        " *",
    ),
    *(
        "[teks](a.md)",
        "[t](https://a.id/b_c)",
        '[t](b.md "judul")',
        "[t](#bagian)",
        "[t](//a.id)",
        "[t](<a b.md>)",
        "[",
        "]",
        "(",
    ),
    *(
        "![alt](foto.jpg)",
        '![a "b" c](f.jpg "Judul (x)")',
        "![](f.jpg)",
        "![x](https://a.id/f.png)",
        "![",
        "](",
        "[a][b]",
        "[a]",
    ),
    *(
        "[*em*](a.md)",
        "*[t](a.md)*",
        "[![alt](a.jpg)](b.jpg)",
        "[https://a.id](https://a.id)",
        "[t](javascript:x)",
        "[x]: ",
        "[^1]",
    ),
    *(
        "https://a.id/x_y_z",
        "http://a.id.",
        "https://youtu.be/abc",
        "(https://a.id/(b))",
        "https://",
        "https://A.id:80/?a=1&b=2",
        "www.a.id",
    ),
    *(
        "&",
        "&amp;",
        "&nbsp;",
        "&copy;",
        "&#39;",
        "&lt;b&gt;",
        "R&D",
        "&x",
        "<",
        ">",
        "<b>",
        "</b>",
        "<br>",
        "<!--",
        "-->",
        "<a@b.id>",
        "->",
    ),
    *("\\*", "\\", "\\\\", "`", "``", "`kode`", "{", "}", "{#id}", "{: .k }", "|", "~", "~~", "=", "+", "#", "^", "$"),
    *(
        "\t",
        "\x02",
        "\x03",
        "\x00",
        "\x0b",
        "\x85",
        "\xa0",
        "\u2003",
        "\u200b",
        "\u2028",
        "中文",
        "é",
        "😀",
        "\ufeff",
        "٣",
        "\ufffe",
    ),
]
BREAKS = [
    *("\n", "\n", "\n\n", "\n\n", "\n\n\n", "  \n", "   \n", " \n", "\n \n", "\n  \n\n", "\\\n", "\r\n", "\n\t\n"),
    *(
        "\n- ",
        "\n- ",
        "\n* ",
        "\n+ ",
        "\n1. ",
        "\n2. ",
        "\n10. ",
        "\n1) ",
        "\n    - ",
        "\n  - ",
        "\n    ",
        "\n  ",
        "\n-",
        "\n    1. ",
    ),
    *(
        "\n# ",
        "\n## ",
        "\n### ",
        "\n#",
        "\n###### ",
        " ##\n",
        "\n> ",
        "\n> > ",
        "\n>",
        "\n>\n> ",
        "\n> - ",
        "\n===\n",
        "\n---\n",
        "\n-\n",
    ),
    *(
        "\n\n---\n\n",
        "\n\n* * *\n\n",
        "\n***\n",
        "\n_ _ _\n",
        "\n```\n",
        "\n```python\n",
        '\n\n```\nkode <b> & "x"\n```\n\n',
        "\n\n```\na\tb\t\n```\n\n",
        "\n~~~\n",
    ),
    *(
        "\n\n| a | b |\n|---|--:|\n| c | d |\n\n",
        "\n\n|a|b|c|\n|:-|:-:|-|\n",
        "|",
        "\n| ",
        " | ",
        " |\n",
        "\na | b\n--|--\n1 | 2\n",
        "\n|---|---|\n",
    ),
    *(
        "\n[^1]: catatan\n",
        "\n*[KIM]: Komunitas\n",
        "\n[b]: b.md 'J'\n",
        "\n:   definisi\n",
        "\nIstilah\n: arti\n",
        "\n[a]: <a b>\n",
    ),
    *(
        "\n<div>\n",
        "\n</div>\n",
        "\n<p>x</p>\n",
        "\n<!-- c -->\n",
        "\nhttps://youtu.be/abc\n",
        "\n![a](a.jpg)\n",
        "\n\n![a](a.jpg 'x')\n\n",
    ),
    *(
        "\n\n- a\n- b\n\n",
        "\n\n- a\n\n- b\n\n",
        "\n\n1. a\n2. b\n\n",
        "\n\n> a\n> b\n\n",
        "\n\n## Judul\n\n",
        "\n\n## Judul\nteks\n\n",
        "\n\n5. a\n6. b",
    ),
    *(
        "\n\n- a\n    - b\n    - c\n- d\n\n",
        "\n\n- a\n  lanjut\n- b\n\n",
        "\n\n- a\n\n    dalam\n\n",
        "\n\n> a\n\n> b\n\n",
        "\n\n- a\n\n1. b\n\n",
    ),
]
SIMPLE = {
    "plain": 'Warga RT 03 memanen jagung.\n\n## Kata *mereka*\n\n"Hasilnya **bagus**," kata Ibu Yohana -- Jum\'at lalu.',
    "lists": "Susunan:\n\n- jagung\n- kacang\n    - kacang hijau\n\n1. tanam\n2. panen",
    "quote": "> Panen raya\n> tahun ini\n\nKata lurah.",
    "table": "| Hari | Lahan |\n|---|---:|\n| Senin | 2 |",
    "picture": '![Warga memanen](panen.jpg "Panen raya")\n\nLihat [rakor](rakor.md).',
    "address": "Baca https://contoh.example/panen_raya, sampai habis.\n\nhttps://youtu.be/abc_DEF-123",
}
FRAGMENTS = st.one_of(st.sampled_from(INLINE), st.sampled_from(INLINE), st.sampled_from(BREAKS), st.text(max_size=3))
TEXTS = st.lists(FRAGMENTS, max_size=14).map("".join)
COMMON = settings(
    deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@cache
def stock_of(profile: Profile) -> Markdown:
    return stock_converter(profile)


def stock(text: str, profile: Profile) -> Body | str:
    """The body by the long way; the name of what Python-Markdown raises where it cannot read the text."""
    try:
        return body_from(stock_of(profile).reset().convert(printable(text)), profile.language)
    except Exception as error:
        stock_of.cache_clear()
        return type(error).__name__


def fast(text: str, profile: Profile) -> Body | str:
    try:
        return convert(text, profile)
    except Exception as error:
        return type(error).__name__


@given(TEXTS, PROFILES)
@COMMON
def test_any_text_becomes_what_stock_python_markdown_makes_of_it(text: str, profile: Profile) -> None:
    assert fast(text, profile) == stock(text, profile)


@pytest.mark.parametrize("line_breaks", [False, True])
def test_each_case_and_the_sample_content_too(line_breaks: bool) -> None:
    profile = Profile(line_breaks=line_breaks)
    for path in [*(ROOT / "tests" / "cases" / "markdown").glob("*.md"), *(ROOT / "content").rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        assert fast(text, profile) == stock(text, profile), path


@pytest.mark.parametrize("name", ["plain", "lists", "quote", "table", "picture", "address"])
def test_what_most_posts_are_made_of_takes_the_fast_road(name: str) -> None:
    assert body_of(SIMPLE[name], Profile()) == stock(SIMPLE[name], Profile())
