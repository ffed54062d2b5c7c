"""Questions on a terminal, for people who have never used one: what is wrong is explained, and asked again."""

import sys
from collections.abc import Callable, Sequence

from kimsite.characters import sift
from kimsite.cli.words import Words
from kimsite.pattern import pattern

CONTROL = pattern(r"[\x00-\x1f\x7f-\x9f]")
YES = frozenset({"y", "ya", "yes", "j"})


def is_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def plain(text: str) -> str:
    """A name or a title on one line, without characters that are commands and no letters."""
    return " ".join(CONTROL.sub(" ", text).split())


class Asker:
    """Asks in one language. Ctrl+C and Ctrl+D at a question end the command (KeyboardInterrupt)."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def text(self, key: str, default: str = "", refuse: Callable[[str], str] = lambda _: "", must: bool = False) -> str:
        """A line of text; an empty answer means `default`. `refuse` says what is wrong with an answer, or "". With
        `must` there has to be one."""
        while True:
            answer = " ".join(self._line(self.words(key) + (f" [{default}]" if default else "")).split()) or default
            if sift(answer)[1]:
                print("  " + self.words("ask_odd"))
            elif not answer and must:
                print("  " + self.words("ask_something"))
            elif answer and (fault := refuse(answer)):
                print("  " + fault)
            else:
                return answer

    def choice(self, key: str, options: Sequence[str], none: bool = False) -> int:
        """The place of one of several lines, from 0; with `none` an empty answer is -1."""
        for number, option in enumerate(options, 1):
            print(f"  {number:>2}  {option}")
        while True:
            answer = self._line(self.words(key)).strip().rstrip(".")
            if not answer and none:
                return -1
            if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(options):
                return int(answer) - 1
            print("  " + self.words("ask_number", most=len(options)))

    def _line(self, question: str) -> str:
        try:
            return input(f"{question}: ")
        except EOFError:
            print()
            raise KeyboardInterrupt from None
