"""Style sheets as they are sent say the same as they were written."""

from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from kimsite.theme.condense import condense

SHEETS = sorted((Path(__file__).parents[1] / "themes").rglob("*.css"))
PIECES = st.sampled_from(
    ["a", " ", "\n", ":", ";", ",", "/* ; */", "/**/", '" , "', "'{'", "\\;", "1px", "+", ".b", "#c", "url(a;b)"]
)
SHEET = st.recursive(
    st.lists(PIECES, max_size=8).map("".join),
    lambda inner: st.lists(st.one_of(inner, inner.map("{{{}}}".format), inner.map("({})".format)), max_size=4).map(
        "".join
    ),
    max_leaves=6,
)


def tokens(css):
    """What a browser reads, but for space and comments that mean nothing."""
    return _plain(tinycss2.parse_component_value_list(css, skip_comments=True))


def _plain(nodes):
    found = []
    for node in nodes:
        within = getattr(node, "content", None) or getattr(node, "arguments", None)
        value = " " if node.type == "whitespace" else getattr(node, "value", "")
        token = (node.type, value, getattr(node, "name", ""), _plain(within or ()))
        if node.type != "whitespace" or (found and found[-1][0] != "whitespace" and not _is_edge(found[-1])):
            if _is_edge(token) and found and found[-1][0] == "whitespace":
                found.pop()
            found.append(token)
    while found and found[-1][:2] in (("whitespace", " "), ("literal", ";")):
        found.pop()
    return found


def _is_edge(token):
    return token[0] == "{} block" or token[:2] in (("literal", ";"), ("literal", ","))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: f"{path.parts[-3]}-{path.name}")
def test_our_own_sheets_mean_what_they_meant(path):
    css = path.read_text(encoding="utf-8")
    assert tokens(condense(css)) == tokens(css)
    assert len(condense(css)) <= len(css)


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a , b { color : red ; }\n", "a,b{color : red}"),
        ("a :hover { } /* gone */ b{}", "a :hover{}b{}"),
        ("a/* parts */b{}", "a/* parts */b{}"),
        ('a::before { content: "  ;  }" }', 'a::before{content: "  ;  }"}'),
        ("i { width: calc(1px + 2px); margin: 0  1px }", "i{width: calc(1px + 2px);margin: 0 1px}"),
        ("b { background: url( data:x,y;z ) }", "b{background: url( data:x,y;z )}"),
        ("@media (min-width: 40em) and (hover) { a { top: 0 } }", "@media (min-width: 40em) and (hover){a{top: 0}}"),
    ],
)
def test_only_what_people_need_is_left_out(written, sent):
    assert condense(written) == sent


@given(SHEET)
def test_whatever_is_written_means_the_same(css):
    assert condense(condense(css)) == condense(css)
    assert tokens(condense(css)) == tokens(css)
