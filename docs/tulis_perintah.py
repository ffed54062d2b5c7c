"""Writes the reference of all commands from the command line's own grammar: `python docs/tulis_perintah.py`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from kimsite.cli.arguments import make_parser
from kimsite.cli.words import Words

REFERENCE = Path(__file__).parent / "content" / "halaman" / "rujukan"
LANGUAGES = ("id", "en")
INTRO = """\
---
judul: Perintah · Commands
---
Semua perintah dan pilihannya. `kimsite --help` dan `kimsite build --help` mengatakan yang sama di jendela perintah.

All commands and their options. Made by `python docs/tulis_perintah.py`; do not edit.

Kode keluar / exit codes: 0 semua baik / all well; 1 ada yang keliru dalam isi, yang lain tetap dibuat / something was
wrong with the content, what could be built was; 2 perintahnya keliru, atau tidak ada yang dapat dibuat / misuse, or
nothing could be built. Dengan `--lang en`, `KIMSITE_LANG=en`, atau bahasa sistem, pesan tampil dalam bahasa Inggris.
"""
Command = tuple[str, argparse.ArgumentParser]


def pages() -> dict[str, str]:
    """The one page, by its name."""
    both = [dict(commands(make_parser(Words(language)), "kimsite")) for language in LANGUAGES]
    lines = [INTRO]
    for name in both[0]:
        indonesian, english = (sentence(str(parsers[name].description)) for parsers in both)
        lines += [f"## {name}", "", indonesian, "", f"*{english}*", ""]
        lines += ["| isian, pilihan / argument, option | guna / purpose |", "|---|---|"]
        lines += rows(*(parsers[name] for parsers in both))
        lines.append("")
    return {"perintah.md": "\n".join(lines).rstrip("\n") + "\n"}


def sentence(text: str) -> str:
    """A line of help as a sentence."""
    return text[0].upper() + text[1:] + "."


def commands(parser: argparse.ArgumentParser, name: str) -> Iterator[Command]:
    """Each command that does something, by all its words."""
    deeper = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in deeper:
        for word, below in action.choices.items():
            yield from commands(below, f"{name} {word}")
    if not deeper:
        yield name, parser


def rows(*parsers: argparse.ArgumentParser) -> Iterator[str]:
    """One row an argument or option, with what it is for in both languages."""
    for actions in zip(*(parser._actions for parser in parsers), strict=True):
        action = actions[0]
        if isinstance(action, argparse._HelpAction):
            continue
        names = [f"{name} {value(action)}".strip() for name in action.option_strings] or [value(action)]
        shown = ", ".join(f"`{name}`" for name in names)
        yield f"| {shown} | {' / '.join(str(one.help) for one in actions)} |"


def value(action: argparse.Action) -> str:
    """What stands for an option's value in its usage."""
    if action.nargs == 0:
        return ""
    if action.choices and not action.metavar:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return str(action.metavar or action.dest.upper())


if __name__ == "__main__":
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")
