"""All that reports say stands in one catalogue, in Indonesian and English."""

import ast
import re
import string
from pathlib import Path

import pytest

from kimsite.editorial import newsroom
from kimsite.report.words import WORDS
from kimsite.vocabulary import GROUP_FIELDS, PROFILE

ROOM = Path(__file__).parents[1] / "kimsite/report"
TEMPLATES = sorted(ROOM.glob("templates/*.html"))
CODE = [path for path in sorted(ROOM.glob("*.py")) if path.name != "words.py"]
SAID = re.compile(r'\bsay\(\s*"([\w.]+)"|say\((\w+)\)')


def gaps(sentence):
    return sorted({name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None})


@pytest.mark.parametrize("key", sorted(WORDS))
def test_everything_is_said_in_both_languages_with_the_same_gaps(key):
    indonesian, english = WORDS[key]
    assert indonesian.strip() and english.strip()
    assert gaps(indonesian) == gaps(english)


def texts(path):
    """Each constant text of a module; an f-string as its beginning with a star."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            yield f"{node.values[0].value}*"


def test_nothing_is_there_in_vain():
    said = {text for path in CODE for text in texts(path)}
    said |= {word for path in TEMPLATES for word in re.findall(r'"([\w.]+)"', path.read_text(encoding="utf-8"))}
    starts = tuple(text[:-1] for text in said if text.endswith(".*"))
    assert [key for key in WORDS if key not in said and not key.startswith(starts)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_asks_for_words_that_are_there_and_has_none_of_its_own(path):
    text = path.read_text(encoding="utf-8")
    asked = [word for word, _ in SAID.findall(text) if word]
    assert set(asked) <= set(WORDS)
    plain = re.sub(r"<style>.*?</style>|\{[{%].*?[}%]\}|<[^>]*>|&\w+;", " ", text, flags=re.DOTALL)
    assert re.findall(r"[A-Za-z]{3,}", plain) == []


def test_the_guide_names_the_fields_of_a_complete_profile():
    guide = (ROOM.parents[1] / "docs/content/halaman/rujukan/laporan.md").read_text(encoding="utf-8")
    listed = re.search(r"dua belas isian yang terisi \((.*?)\)", guide, re.DOTALL)[1]
    names = {field.attribute: field.names[0] for field in GROUP_FIELDS}
    assert re.findall(r"`(\w+)`", listed) == [names[name] for name in PROFILE]


def test_what_check_asks_of_a_profile_is_part_of_what_makes_it_complete():
    assert set(newsroom.PROFILE) <= set(PROFILE)
