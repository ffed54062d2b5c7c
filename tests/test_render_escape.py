"""Writing values out: the same as MarkupSafe's `escape`, whatever it is given."""

import pytest
from jinja2 import Undefined
from markupsafe import Markup, escape

from kimsite.render.escape import escaped


class Bold:
    def __html__(self) -> str:
        return "<b>!</b>"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Lasiana",
        "<a href='x'>\"&amp;\"</a>",
        "“é” \0 \ud800",
        Markup("<b>&</b>"),
        Bold(),
        Undefined(),
        7,
        True,
        None,
        1.5,
    ],
)
def test_a_value_is_written_as_markupsafe_writes_it(value):
    assert str(escaped(value)) == str(escape(value))


def test_a_text_of_a_class_of_its_own_says_for_itself_what_it_is():
    class Loud(str):
        def __html__(self) -> str:
            return "<b>" + self.upper() + "</b>"

    assert escaped(Loud("ya")) == "<b>YA</b>"
