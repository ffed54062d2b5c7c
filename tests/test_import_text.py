"""The HTML of an old page becomes clean Markdown, and none of its words is lost on the way."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from kimsite.compose.markdown import convert
from kimsite.importers.body import tidy
from kimsite.importers.classic import paragraphs
from kimsite.importers.export import Attachment
from kimsite.importers.prose import as_markdown
from kimsite.importers.shortcodes import Shortcodes
from kimsite.model.site import Profile


def markdown(html):
    soup = BeautifulSoup(html, "lxml")
    tidy(soup)
    return as_markdown(soup)


CASES = {
    "paragraphs": ("<p>Satu.</p><p>Dua.</p>", "Satu.\n\nDua."),
    "Blogger's breaks": ("Satu.<br /><br />Dua.<br />Tiga.", "Satu.\n\nDua.  \nTiga."),
    "boxes": ("<div><div>Satu.</div><div>Dua.</div></div>", "Satu.\n\nDua."),
    "empty paragraphs": ("<p>&nbsp;</p><p>Satu.</p><p><br></p>", "Satu."),
    "Word's dress": (
        '<p class="MsoNormal"><span style="font-family:Calibri">Satu <span style="font-weight:bold">dua</span></span></p>',
        "Satu **dua**",
    ),
    "bold beside bold": ("<p><b>Satu </b><strong>dua</strong></p>", "**Satu dua**"),
    "bold over paragraphs": ("<b>Satu<br><br>dua</b>", "**Satu**\n\n**dua**"),
    "headings without gaps": ("<h1>A</h1><p>x</p><h4><b>B</b></h4>", "## A\n\nx\n\n### B"),
    "a list in a list": ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n    - b\n- c"),
    "numbers from three": ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
    "a quote": ("<blockquote><p>Satu</p><cite>Ana</cite></blockquote>", "> Satu\n>\n> Ana"),
    "a table": (
        "<table><tr><td>Nama</td><td>Umur</td></tr><tr><td>Ana|B</td><td>3</td></tr></table>",
        "| Nama | Umur |\n| --- | --- |\n| Ana\\|B | 3 |",
    ),
    "a cell over two rows": (
        '<table><tr><th>A</th><th>B</th></tr><tr><td rowspan="2">x</td><td>1</td></tr><tr><td>2</td></tr></table>',
        "| A | B |\n| --- | --- |\n| x | 1 |\n|  | 2 |",
    ),
    "a table that only placed things": (
        '<table><tr><td><img src="a.jpg"></td><td>Kata</td></tr></table>',
        "![](a.jpg)\n\nKata",
    ),
    "a picture with its caption": (
        '<figure><img src="a.jpg" alt="Petani" title="IMG_1"><figcaption>Panen "raya"</figcaption></figure>',
        '![Petani](a.jpg "Panen “raya”")',
    ),
    "Blogger's caption": (
        '<table class="tr-caption-container"><tr><td><a href="b.jpg"><img src="a.jpg"></a></td></tr>'
        '<tr><td class="tr-caption">Panen</td></tr></table>',
        '![](a.jpg "Panen")',
    ),
    "a picture within a text": ('<p>Satu <img src="a.jpg" alt="x"> dua.</p>', "![x](a.jpg)\n\nSatu dua."),
    "emoji and counting pixels": (
        '<p>Hai <img class="emoji" alt="🌽"><img src="p.gif" width="1" height="1"></p>',
        "Hai 🌽",
    ),
    "a gallery": (
        '<ul><li><figure><img src="a.jpg"></figure></li><li><img src="b.jpg"></li></ul>',
        "![](a.jpg)\n\n![](b.jpg)",
    ),
    "a film": (
        '<p>Lihat:</p><iframe src="//www.youtube.com/embed/abcdefghijk?rel=0"></iframe>',
        "Lihat:\n\nhttps://www.youtube.com/watch?v=abcdefghijk",
    ),
    "a page in a frame": (
        '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Ffb.example%2Fkim%2F1"></iframe>',
        "[fb.example](https://fb.example/kim/1)",
    ),
    "scripts and forms": ("<p>Satu</p><script>alert(1)</script><form><input></form>", "Satu"),
    "code": ("<pre>a\n  b *c*</pre>", "```\na\n  b *c*\n```"),
    "a link with marks in it": (
        '<p><a href="https://a.example/x_(y)">di sini</a></p>',
        "[di sini](https://a.example/x_%28y%29)",
    ),
    "struck out and raised": ("<p><s>Satu</s> m<sup>2</sup></p>", "<del>Satu</del> m<sup>2</sup>"),
    "signs that would be marks": (
        "<p># satu<br>1. dua<br>- tiga<br>&gt; empat * lima_ [enam](tujuh) {delapan}</p>",
        "\\# satu  \n1\\. dua  \n\\- tiga  \n\\> empat * lima\\_ [enam\\](tujuh) \\{delapan}",
    ),
}


@pytest.mark.parametrize("html, expected", CASES.values(), ids=CASES)
def test_html_becomes(html, expected):
    assert markdown(html) == expected


def letters(html):
    return "".join(BeautifulSoup(html, "lxml").get_text().split())


SIGNS = st.text(st.sampled_from("ab 1.)#*_[](){}<>&;:!|~=+-`\\\"'/\n^"), max_size=20)


@given(st.lists(SIGNS, min_size=1, max_size=3))
def test_any_signs_mean_themselves(texts):
    """Whatever stands between tags is shown as it stood, but for what typography makes of quotes, dashes and dots."""
    soup = BeautifulSoup("", "lxml")
    for text in texts:
        paragraph = soup.new_tag("p")
        paragraph.append(f"x {text}")
        paragraph.append(soup.new_tag("br"))
        paragraph.append(text)
        soup.append(paragraph)
    tidy(soup)
    page = BeautifulSoup(convert(as_markdown(soup), Profile()).html, "lxml").get_text(" ")
    plain = str.maketrans("“”‘’–—…", "\"\"''--.")
    shown = re.sub(r"[\s.-]+", "", page.translate(plain))
    assert shown == re.sub(r"[\s.-]+", "", "".join(f"x {text}{text}" for text in texts))


INLINE = st.recursive(
    st.sampled_from(["satu", "dua ", " tiga", "a*b", "1. ", "# ", "<br>", "&lt;b&gt;"]),
    lambda inner: st.tuples(st.sampled_from(["b", "i", "span", "a", "u", "s"]), st.lists(inner, max_size=3)).map(
        lambda pair: f"<{pair[0]}{' href=https://a.example' if pair[0] == 'a' else ''}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=6,
)
PAGES = st.recursive(
    INLINE,
    lambda inner: st.tuples(
        st.sampled_from(["p", "div", "blockquote", "ul><li", "ol><li", "h3", "center", "table><tr><td>x</td><td"]),
        st.lists(inner, max_size=3),
    ).map(
        lambda pair: (
            f"<{pair[0]}>{''.join(pair[1])}</{'></'.join(reversed(re.findall(r'[a-z0-9]+', pair[0].replace('<td>x</td>', ''))))}>"
        )
    ),
    max_leaves=12,
)


@given(PAGES)
def test_no_word_is_lost(html):
    assert letters(convert(markdown(html), Profile()).html) == letters(html)


def test_the_old_editors_lines_are_paragraphs():
    text = "Satu\ndua\n\n<h2>Judul</h2>\nTiga\n<ul>\n<li>a</li>\n<li>b\nc</li>\n</ul>\n<pre>x\n\ny</pre>\nAkhir"
    assert (
        markdown(paragraphs(text))
        == "Satu  \ndua\n\n## Judul\n\nTiga\n\n- a\n- b  \n    c\n\n```\nx\n\ny\n```\n\nAkhir"
    )


UPLOADS = (
    Attachment("70", "https://a.example/satu.jpg", parent="7", alt="Satu", place=2),
    Attachment("71", "https://a.example/dua.jpg", parent="7", caption="Dua", place=1),
    Attachment("72", "https://a.example/lagu.mp3", parent="7"),
)
CODES = {
    '[caption id="a" width="9"]<img src="a.jpg" /> Panen raya[/caption] Lalu.': '![](a.jpg "Panen raya")\n\nLalu.',
    '[caption caption="Panen"]<a href="b.jpg"><img src="a.jpg"></a>[/caption]': '![](a.jpg "Panen")',
    "[gallery]": '![](https://a.example/dua.jpg "Dua")\n\n![Satu](https://a.example/satu.jpg)',
    '[gallery ids="70,99"]': "![Satu](https://a.example/satu.jpg)",
    '[gallery exclude="70"] ekor [/gallery]': '![](https://a.example/dua.jpg "Dua")\n\nekor',
    '[audio mp3="https://a.example/lagu.mp3"][/audio]': "[lagu.mp3](https://a.example/lagu.mp3)",
    "[embed]https://a.example/video[/embed]": "https://a.example/video",
    "[youtube=https://www.youtube.com/watch?v=abcdefghijk]": "https://www.youtube.com/watch?v=abcdefghijk",
    '[vc_row][vc_column width="1/2"]Isi[/vc_column][/vc_row]': "Isi",
    '[contact-form-7 id="3" title="Kontak"]': "",
    "[code]a[0] = 1[/code]": "```\na[0] = 1\n```",
    "Lihat [Bab 2] dan [[gallery]] serta [1].": "Lihat [Bab 2] dan [gallery] serta [1].",
    "[caption]tanpa gambar[/caption]": "tanpa gambar",
}  # fmt: skip


@pytest.mark.parametrize("text, expected", CODES.items(), ids=CODES)
def test_a_shortcode_becomes_what_it_shows(text, expected):
    assert markdown(paragraphs(Shortcodes(UPLOADS).expand(text, "7"))) == expected


def test_codes_that_show_nothing_are_counted():
    codes = Shortcodes(())
    codes.expand('[form id="1"] [form id="2"] [social_links]', "7")
    assert dict(codes.unknown) == {"form": 2, "social_links": 1}


def test_ten_thousand_brackets_do_not_stall():
    html = '[x a="1" ' * 10_000 + "[y]" * 10_000
    assert Shortcodes(()).expand(html, "7")


def test_comments_that_never_end_do_not_stall():
    assert paragraphs("Isi.\n\n" + "<!--" * 50_000).startswith("<p>Isi.</p>")


def test_a_long_text_that_is_all_bold_comes_over():
    text = markdown("<b>" + "Satu.<br><br>" * 1_200 + "</b>")
    assert text.count("**Satu.**") == 1_200


def test_a_text_nested_beyond_reason_is_refused_and_not_a_crash():
    with pytest.raises(RecursionError):
        markdown("<blockquote>" * 5000 + "x")
