"""All that rankings say stands in one catalogue, in Indonesian and English."""

import re
import string
from pathlib import Path

import pytest
from test_report_words import texts

from kimsite.contest.words import WORDS
from kimsite.report import words as report

ROOM = Path(__file__).parents[1] / "kimsite/contest"
TEMPLATE = (ROOM / "templates/ranking.html").read_text(encoding="utf-8")
CODE = [path for path in sorted(ROOM.glob("*.py")) if path.name != "words.py"]


def gaps(sentence):
    return sorted({name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None})


@pytest.mark.parametrize("key", sorted(WORDS))
def test_everything_is_said_in_both_languages_with_the_same_gaps(key):
    indonesian, english = WORDS[key]
    assert indonesian.strip() and english.strip()
    assert gaps(indonesian) == gaps(english)


def test_no_word_of_reports_gets_another_meaning():
    assert WORDS.keys() & report.WORDS.keys() == set()


def test_nothing_is_there_in_vain():
    said = {text for path in CODE for text in texts(path)} | set(re.findall(r'"([\w.]+)"', TEMPLATE))
    starts = tuple(text[:-1] for text in said if text.endswith(".*"))
    tables = {f"sheet.{name}" for name in ("places", "criteria", "marks", "absent", "blank")}
    assert [key for key in WORDS if key not in said | tables and not key.startswith(starts)] == []


def test_the_template_asks_for_words_that_are_there_and_has_none_of_its_own():
    assert set(re.findall(r'\bsay\(\s*"([\w.]+)"', TEMPLATE)) <= {*WORDS, *report.WORDS}
    plain = re.sub(r"<style>.*?</style>|\{[{%].*?[}%]\}|<[^>]*>|&\w+;", " ", TEMPLATE, flags=re.DOTALL)
    assert re.findall(r"[A-Za-z]{3,}", plain) == []
