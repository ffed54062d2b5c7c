"""What is let through without nh3 is what nh3 leaves as it is. KIMSITE_EXAMPLES says how many bodies are tried."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimsite.compose.grammar import INSIDE, VOID, WORDLESS, is_harmless
from kimsite.compose.shortcut import _clean

EXAMPLES = int(os.environ.get("KIMSITE_EXAMPLES", "2000"))
ATTRIBUTES = {
    "a": [
        *(
            ' href="kimsite:ref/0"',
            ' href="https://a.go.id/x?y=1#z" rel="noopener"',
            ' href="http://a-b.id" rel="noopener"',
        ),
        *(' href="https://xn--a.id/" rel="noopener"', ' href="https://1.2.3.4" rel="noopener"', ' href="javascript:x"'),
        *(' href="kimsite:ref/0" onclick="x"', ' href="https://a.id/%" rel="noopener"', ' href=""', " href", ""),
    ],
    "img": [
        *(
            ' src="kimsite:ref/3" alt=""',
            ' src="kimsite:ref/1" alt="Panen \'raya\'\xa0dua"',
            ' src="kimsite:ref/1" alt="a > b"',
        ),
        *(' src="kimsite:ref/1" alt="&quot;"', ' src="x" onerror="y"', ' alt="" src="kimsite:ref/1"'),
    ],
    "ol": ["", ' start="7"', ' start="-1"', ' start="1234567"', ' reversed=""'],
    "div": [' class="table" tabindex="0" role="region" aria-label="Tabel 2"', "", ' class="x"', ' style="x"'],
    "td": ["", ' class="right"', ' class="left"', ' align="x"'],
    "h2": ["", ' id="bagian-1"', ' id="panén"', ' id=""', ' id="a b"', ' id="x" style="y"'],
}
TEXT = st.one_of(
    st.sampled_from(
        ["", " ", "\n", "kata", "R&amp;D", "a &lt; b", "&gt;", '"', "'", "\xa0", "&nbsp;", "&quot;", "&", ">", "<"]
    ),
    st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="<&"), max_size=8),
)
NAMES = [*filter(None, INSIDE), "br", "hr", "img", "caption", "script", "svg", "b"]
TAGS = st.sampled_from(NAMES).flatmap(
    lambda name: st.sampled_from(ATTRIBUTES.get(name, [""])).map(lambda more: f"<{name}{more}>")
)
SOUP = st.lists(st.one_of(TEXT, TAGS, st.sampled_from(NAMES).map(lambda name: f"</{name}>"))).map("".join)


@st.composite
def bodies(draw: st.DrawFn, around: str = "", depth: int = 0) -> str:
    """HTML whose elements stand where they may, with attributes that they may not all have."""
    words = st.one_of(st.just(""), TEXT) if around in WORDLESS else TEXT
    pieces = [draw(words)]
    for _ in range(draw(st.integers(0, 3 if depth < 6 else 0))):
        name = draw(st.sampled_from(sorted(INSIDE[around]) or ["hr"]))
        tag = f"<{name}{draw(st.sampled_from(ATTRIBUTES.get(name, [''])))}>"
        pieces.append(tag if name in VOID else f"{tag}{draw(bodies(name, depth + 1))}</{name}>")
        pieces.append(draw(words))
    return "".join(pieces)


@given(html=st.one_of(bodies(), SOUP))
@settings(max_examples=EXAMPLES // 4, suppress_health_check=list(HealthCheck))
def test_what_needs_no_cleaning_is_not_changed_by_it(html: str) -> None:
    if is_harmless(html):
        assert _clean(html) == html


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="panen">Panen</h2>\n<p>Kata <strong>kuat <em>sekali</em></strong>, R&amp;D<br>dan "lain".</p>',
        '<ul><li>satu</li><li><p>dua</p><ol start="3"><li><a href="kimsite:ref/0">tiga</a></li></ol></li></ul>',
        '<blockquote><p><a href="https://a.go.id/x?y=1" rel="noopener">a</a></p></blockquote>\n<hr>',
        '<figure><img src="kimsite:ref/1" alt="Sawah"><figcaption>Sawah</figcaption></figure>',
        '<div class="table" tabindex="0" role="region" aria-label="Tabel"><table><thead><tr><th>a</th></tr></thead>'
        '<tbody><tr><td class="right">1</td></tr></tbody></table></div>\n<pre tabindex="0"><code>kode\n</code></pre>',
    ],
)
def test_an_ordinary_body_needs_no_cleaning(html: str) -> None:
    assert is_harmless(html)
    assert _clean(html) == html


@pytest.mark.parametrize(
    "html",
    [
        *(
            "</>x",
            "</></>",
            "<em>" * 30 + "</em>" * 30,
            "<script>x</script>",
            "<p onclick=x>a</p>",
            "<p><p>a</p></p>",
            "<p>a",
            "a</p>",
            "<P>a</P>",
            "<p >a</p>",
        ),
        *(
            '<p><a href="javascript:x">a</a></p>',
            '<p><a href="kimsite:ref/0"><em><a href="kimsite:ref/0">a</a></em></a></p>',
        ),
        *(
            "<p>&nbsp;</p>",
            "<p><!-- a --></p>",
            "<table><tr><td>a</td></tr></table>",
            "<p>a < b</p>",
            "<ul>a<p>b</p></ul>",
        ),
    ],
)
def test_all_else_is_for_nh3(html: str) -> None:
    assert not is_harmless(html)
