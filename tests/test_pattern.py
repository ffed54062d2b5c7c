"""A pattern is compiled when it is first used, and then is what `re` makes of it."""

import importlib
import pickle
import re
from pathlib import Path

import pytest

from kimsite.pattern import METHODS, pattern

PACKAGE = Path(__file__).parents[1] / "kimsite"
SOURCES = [path for path in sorted(PACKAGE.rglob("*.py")) if "pattern(" in path.read_text(encoding="utf-8")]


def patterns_in(value: object):
    if isinstance(value, tuple):
        for part in value:
            yield from patterns_in(part)
    elif type(value) is type(pattern("")):
        yield value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_each_pattern_of_kimsite_can_be_compiled(path):
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    module = importlib.import_module(".".join(parts))
    for found in patterns_in(tuple(vars(module).values())):
        assert isinstance(found.pattern, str)


def test_it_does_what_a_compiled_pattern_does():
    mine, stock = pattern(r"(d)esa", re.IGNORECASE), re.compile(r"(d)esa", re.IGNORECASE)
    text = "Desa dan desa"
    for _ in ("when it is compiled", "and after"):
        assert mine.sub("x", text) == stock.sub("x", text)
        assert mine.split(text) == stock.split(text)
        assert mine.findall(text) == stock.findall(text)
        assert [m.span() for m in mine.finditer(text)] == [m.span() for m in stock.finditer(text)]
        assert mine.match(text, 9).span(1) == stock.match(text, 9).span(1)
        assert mine.fullmatch(text) is None
    assert all(hasattr(stock, method) for method in METHODS)


def test_a_fault_in_it_shows_when_it_is_used():
    with pytest.raises(re.error):
        pattern("(").match("x")


def test_it_can_be_sent_to_another_process():
    sent = pickle.loads(pickle.dumps(pattern("a+", re.IGNORECASE)))
    assert sent.fullmatch("AA")
