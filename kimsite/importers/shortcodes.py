"""WordPress's shortcodes (https://developer.wordpress.org/plugins/shortcodes/) as plain HTML.

Pictures, galleries, sound and embedded addresses become what they show. Of page builders' codes what is between them
stays. Others that stand alone show nothing without their plugin: they go, and are counted by name.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from html import escape

from kimsite.importers.export import Attachment
from kimsite.importers.words import MOST_ELEMENTS, Intricate
from kimsite.pattern import pattern

CODE = pattern(r"\[(?P<shut>/?)(?P<name>[A-Za-z][\w-]*)(?P<words>(?:[ \t\n\xa0][^\[\]]*|=[^\[\]]*)?)\]")
WORD = pattern(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
TELLING = pattern(r"""[\w-]+=["'\w]|/\s*\Z""")
"""What people do not write in brackets."""
DOUBLED = pattern(r"\[(\[[A-Za-z][^\[\]]*\])\]")
"""`[[gallery]]` is how an author writes of a shortcode."""
SHOWN = "\x04{}\x05"
SHOWS = pattern(r"\x04(\d+)\x05")
CURLY = str.maketrans("“”„″‘’", '""""\'\'')
SOUND = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "flv", "wmv")
PICTURE = pattern(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
Words = Mapping[str, str]


class Shortcodes:
    """Turns the codes of one site's texts into HTML, and counts by name those that show nothing."""

    def __init__(self, attachments: Sequence[Attachment]) -> None:
        self._by_id = {one.id: one for one in attachments}
        self._of: dict[str, list[Attachment]] = {}
        for one in sorted(attachments, key=lambda one: (one.place, one.id.zfill(12))):
            self._of.setdefault(one.parent, []).append(one)
        self.unknown: Counter[str] = Counter()
        self._listed = 0

    def expand(self, html: str, entry: str) -> str:
        """A text with its codes as HTML. `entry` is its id: a gallery without a list shows what was put into it. Raises
        Intricate, or RecursionError, for codes that nobody writes."""
        if "[" not in html:
            return html
        self._listed = 0
        shown: list[str] = []

        def hide(found: "re.Match[str]") -> str:
            shown.append(found[1])
            return SHOWN.format(len(shown) - 1)

        html = self._expanded(DOUBLED.sub(hide, html), entry)
        return SHOWS.sub(lambda found: shown[int(found[1])], html)

    def _expanded(self, html: str, entry: str) -> str:
        done, at, lower = [], 0, html.lower()
        while found := CODE.search(html, at):
            done.append(html[at : found.start()])
            end = f"[/{found['name'].lower()}]"
            shut = lower.find(end, found.end())
            inside = html[found.end() : shut] if shut >= 0 else ""
            text, takes_in = self._one(found, inside, shut >= 0, entry)
            at = shut + len(end) if takes_in and shut >= 0 else found.end()
            done.append(text)
        return "".join((*done, html[at:]))

    def _one(self, found: "re.Match[str]", inside: str, ends: bool, entry: str) -> tuple[str, bool]:
        """What one code becomes, and whether that takes in what it encloses."""
        name, words = found["name"].lower(), found["words"].translate(CURLY)
        if make := MAKERS.get(name):
            return ("", False) if found["shut"] else (make(self, _words(words), inside, entry), True)
        if ends or found["shut"]:
            return "", False  # a builder's: only its brackets go
        if TELLING.search(words) or "_" in name:
            self.unknown[name] += 1
            return "", False
        return found[0], False  # `[Baca]` is text

    def caption(self, words: Words, inside: str, entry: str) -> str:
        """A picture with what is said of it, in a word of the code or behind the picture."""
        picture = PICTURE.search(inside)
        if not picture:
            return inside
        said = words.get("caption") or self._expanded(inside[picture.end() :], entry).strip()
        return f"<figure>{picture[0]}<figcaption>{said}</figcaption></figure>"

    def gallery(self, words: Words, inside: str, entry: str) -> str:
        """The pictures that are listed, or all that were put into the text; not those left out."""
        listed = words.get("ids") or words.get("include") or ""
        left_out = set(re.findall(r"\d+", words.get("exclude", "")))
        found = (
            [self._by_id[one] for one in re.findall(r"\d+", listed) if one in self._by_id]
            if listed
            else self._of.get(words.get("id", entry), [])
        )
        self._count(len(found))
        figures = (_figure(one) for one in found if one.id not in left_out and _is_picture(one.url))
        return "".join((*figures, self._expanded(inside, entry)))

    def sound(self, words: Words, inside: str, entry: str) -> str:
        """A link to a piece of sound or film; a playlist is one for each."""
        found = next((words[name] for name in SOUND if words.get(name)), "") or words.get("0", "")
        if not found and words.get("ids"):
            listed = [self._by_id.get(one) for one in re.findall(r"\d+", words["ids"])]
            self._count(len(listed))
            return "".join(_linked(one.url) for one in listed if one)
        return _linked(found) + inside if found else inside

    def _count(self, files: int) -> None:
        self._listed += files
        if self._listed > MOST_ELEMENTS:
            raise Intricate

    def embed(self, words: Words, inside: str, _: str) -> str:
        """An address of something shown elsewhere, on a line of its own."""
        address = re.sub(r"<[^>]*>", "", inside).strip() or words.get("src") or words.get("url") or words.get("0", "")
        if re.fullmatch(r"[\w-]{11}", address):
            address = f"https://www.youtube.com/watch?v={address}"
        return f"<p>{escape(address)}</p>" if address else ""

    def code(self, _words: Words, inside: str, _entry: str) -> str:
        """What is to be shown as it is written."""
        return f"<pre>{inside}</pre>"

    def nothing(self, _words: Words, inside: str, _entry: str) -> str:
        """A mark of the editor's own."""
        return inside


def _words(text: str) -> dict[str, str]:
    """The words of a code: named ones by name, the first without a name as `0`."""
    found = {name.lower(): a or b or c for name, a, b, c in WORD.findall(text)}
    rest = WORD.sub(" ", text).strip(" \t\n\xa0/")
    if text.startswith("="):
        rest = text[1:].strip(" \"'")
    return {**found, "0": rest.split()[0]} if rest.split() else found


def _figure(one: Attachment) -> str:
    said = f"<figcaption>{one.caption}</figcaption>" if one.caption else ""
    return f'<figure><img src="{escape(one.url)}" alt="{escape(one.alt)}">{said}</figure>'


def _linked(address: str) -> str:
    return f'<p><a href="{escape(address)}">{escape(address.rpartition("/")[2])}</a></p>'


def _is_picture(address: str) -> bool:
    return (
        not address.lower().rpartition(".")[2].startswith(("mp", "pdf", "doc", "xls", "zip", "mov", "og", "wav", "avi"))
    )


Maker = Callable[[Shortcodes, Words, str, str], str]
MAKERS: dict[str, Maker] = {
    "caption": Shortcodes.caption,
    "wp_caption": Shortcodes.caption,
    "gallery": Shortcodes.gallery,
    "audio": Shortcodes.sound,
    "video": Shortcodes.sound,
    "playlist": Shortcodes.sound,
    "embed": Shortcodes.embed,
    "youtube": Shortcodes.embed,
    "vimeo": Shortcodes.embed,
    "code": Shortcodes.code,
    "sourcecode": Shortcodes.code,
    "nextpage": Shortcodes.nothing,
    "more": Shortcodes.nothing,
}
