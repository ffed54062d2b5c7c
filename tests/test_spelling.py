"""An output's key is made of its view as it is spelled: every field counts, and no two values are spelled alike."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from kimsite.engine.spelling import Spelling
from kimsite.judging.sample import PAGES, card
from kimsite.model.view import Count, Link


def changed(value: Any) -> Iterator[Any]:
    """The value with one thing in it changed, for each thing that is in it, however deep."""
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from (replace(value, **{field.name: other}) for other in changed(getattr(value, field.name)))
    elif isinstance(value, tuple) and value:
        yield value[:-1]
        for n, part in enumerate(value):
            yield from ((*value[:n], other, *value[n + 1 :]) for other in changed(part))
    else:
        yield "another"


@pytest.mark.parametrize(("name", "view"), [(name, view) for name, _, view in PAGES], ids=[page[0] for page in PAGES])
def test_whatever_changes_in_a_view_changes_its_digest(name, view):
    spelling = Spelling()
    digests = [spelling.digest(view), *map(spelling.digest, changed(view))]
    assert len(set(digests)) == len(digests) > len(fields(view))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", ("b",)), (("a", "b"),)),
        ((None, 5), (-5,)),
        ((1,), (True,)),
        (("1",), (1,)),
        (((), ()), ((),)),
        ((None,), ("None",)),
        ((Link("a", "b"),), ("a", "b")),
        ((Link("a", "1"),), (Count("a", "1", 0),)),
        (("4'a", "b"), ("4'", "ab")),
    ],
)
def test_values_that_are_put_together_otherwise_are_spelled_otherwise(one, other):
    assert Spelling().digest(*one) != Spelling().digest(*other)


def test_what_many_share_is_spelled_as_if_each_had_its_own():
    shared = card(1)
    spelling = Spelling()
    assert spelling.digest(shared) == spelling.digest(shared) == spelling.digest(card(1)) == Spelling().digest(card(1))


def test_a_text_that_no_encoding_knows_has_a_digest_too():
    assert Spelling().digest("\ud800") != Spelling().digest("\ud801")
