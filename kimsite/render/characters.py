"""Text as it may go out: nothing in it that XML, feeds or calendars refuse."""

from kimsite.characters import sift


def clean(text: str) -> str:
    """The same text without what XML or HTML refuses, and without U+FFFD, the trace of a lost character; line ends
    are `\\n`."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return sift(text)[0].replace("\ufffd", "")


def one_line(text: str) -> str:
    """The same words in one line, with single spaces; "" when there are none."""
    return " ".join(clean(text).split())
