"""All that the command line says stands in one catalogue, in Indonesian and English."""

import ast
import re
import string
from pathlib import Path

import pytest

from kimsite.cli.words import WORDS

CLI = sorted((Path(__file__).parents[1] / "kimsite/cli").glob("*.py"))
SAYING = {"print", "input", "Misuse", "write"}
"""What shows its arguments to people, with the texts that `help=`, `description=` and `metavar=` name."""
SHOWN = {"help", "description", "title"}
SENTENCE = re.compile(r"[A-Za-z]{3,}")
NO_WORDS = {"utf-8", "kimsite", "backslashreplace"}


def calls(path):
    """Every call in a module, with the name that is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def gaps(sentence):
    return sorted({name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None})


@pytest.mark.parametrize("key", sorted(WORDS))
def test_every_sentence_is_there_in_both_languages_with_the_same_gaps(key):
    indonesian, english = WORDS[key]
    assert indonesian.strip() and english.strip()
    assert gaps(indonesian) == gaps(english)


def test_every_sentence_that_is_asked_for_is_there_and_none_is_there_in_vain():
    asked = set()
    for path in CLI:
        text = path.read_text(encoding="utf-8")
        asked |= {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)} & WORDS.keys()
        asked |= {
            key for key in WORDS for start in re.findall(r"""words\(f["'](\w+?)\{""", text) if key.startswith(start)
        }
        for name, call in calls(path):
            if name in ("words", "_words") and call.args and isinstance(call.args[0], ast.Constant):
                assert call.args[0].value in WORDS, path.name
    assert WORDS.keys() - asked == set()


@pytest.mark.parametrize("path", CLI, ids=lambda path: path.name)
def test_nothing_is_said_that_is_not_in_the_catalogue(path):
    said = []
    for name, call in calls(path):
        texts = list(call.args) if name in SAYING else []
        texts += [keyword.value for keyword in call.keywords if keyword.arg in SHOWN and name != "add_subparsers"]
        for text in texts:
            literal = [
                part for part in ast.walk(text) if isinstance(part, ast.Constant) and isinstance(part.value, str)
            ]
            within = {id(part) for sub in ast.walk(text) if isinstance(sub, ast.Call) for part in ast.walk(sub)}
            said += [part.value for part in literal if id(part) not in within and SENTENCE.search(part.value)]
    assert [text for text in said if text not in NO_WORDS] == []
