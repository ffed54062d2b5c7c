"""What feeds carry away: taken out quickly or thoroughly, it is the same. KIMSITE_EXAMPLES says how often that is tried."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_compose_grammar import SOUP, bodies

from kimsite.compose.sanitize import sanitize
from kimsite.render.fragment import detach, is_bare, taken_out

EXAMPLES = int(os.environ.get("KIMSITE_EXAMPLES", "2000"))
PAGE = "https://kim.example/berita/panen.html"


@given(html=st.one_of(bodies(), SOUP).map(sanitize), page=st.sampled_from([PAGE, ""]))
@settings(max_examples=EXAMPLES // 4, suppress_health_check=list(HealthCheck))
def test_the_quick_way_gives_what_the_thorough_one_does(html: str, page: str) -> None:
    assert detach(html, page) == taken_out(html, page)


def test_an_ordinary_body_goes_the_quick_way() -> None:
    assert is_bare('<h2>Panen</h2>\n<p>R&amp;D <strong>dan</strong> <a href="https://a.go.id/x">a</a>.<br></p>')


@pytest.mark.parametrize(
    "html",
    [
        '<p class="video">a</p>',
        '<p><a href="#fn">a</a></p>',
        '<p><a href="x.html">a</a></p>',
        '<p><a href="https://xn--a.id">a</a></p>',
        '<p><img src="https://a.id/f.jpg" alt="" loading="lazy"></p>',
        "<p>a\N{NO-BREAK SPACE}b &quot;c&quot;</p>",
        "<script>a</script>",
    ],
)
def test_what_means_something_on_its_page_only_goes_the_thorough_way(html: str) -> None:
    assert not is_bare(html)
    assert detach(html, "") == taken_out(html, "")
