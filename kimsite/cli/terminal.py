"""A progress bar for people who watch a terminal."""

import sys

from kimsite.cli.words import Words

WIDTH = 24


class Bar:
    """One line that is drawn over and over; nothing at all when it is not shown."""

    def __init__(self, words: Words, shown: bool, sentence: str = "progress") -> None:
        self.words = words
        self.shown = shown
        self.sentence = sentence

    def step(self, done: int, of: int, name: str) -> None:
        """Draws the bar after `done` of `of`, with the name of the last."""
        if not self.shown:
            return
        import shutil  # and with it all kinds of archives: only for those who watch

        full = WIDTH * done // max(of, 1)
        text = f"[{'█' * full}{'·' * (WIDTH - full)}] " + self.words(self.sentence, done=done, of=of, name=name)
        sys.stderr.write("\r\x1b[K" + text[: shutil.get_terminal_size().columns - 1])
        sys.stderr.flush()

    def say(self, sentence: str) -> None:
        """One line for work whose end cannot be seen."""
        if self.shown:
            sys.stderr.write(f"\r\x1b[K{sentence}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Takes the bar away."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
