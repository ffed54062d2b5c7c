"""What a template asks of the reader's browser and line: other hosts, and code within the page.

The hosts that kimsite writes rules for forbid both, and no reader's address is anybody else's business.
"""

from collections.abc import Iterator

from kimsite.judging.outline import Outline, Tag
from kimsite.judging.place import at
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.theme.assets import File

LOADED = {
    **dict.fromkeys(
        ("img", "script", "iframe", "source", "video", "audio", "embed", "track", "input"), ("src", "srcset", "poster")
    ),
    "object": ("data",),
    "link": ("href",),
    "use": ("href", "xlink:href"),
}
"""Attributes that are loaded with the page; a link that somebody follows is not."""
ONLY_TOLD = frozenset({"canonical", "alternate", "author", "license", "me", "next", "prev", "help"})
"""Kinds of <link> that nothing is loaded for."""
ELSEWHERE = pattern(r"(?:https?:)?//")
DATA = frozenset({"application/ld+json", "application/json", "text/plain"})
"""Types of <script> that run nothing."""


OWN_SCRIPT = "{{ site.script|safe }}</script>"


def requests(file: File, seen: Outline) -> Iterator[Diagnostic]:
    """K356: what is loaded from another host."""
    for tag in seen.tags:
        if tag.name == "link" and set(tag.says("rel").lower().split()) & ONLY_TOLD:
            continue
        for attribute in tag.attributes:
            found = ELSEWHERE.search(attribute.value) if attribute.name in LOADED.get(tag.name, ()) else None
            if found and not attribute.value.startswith("data:"):
                host = attribute.value[found.end() :].split("/")[0].split()[0:1]
                yield at("K356", file, attribute.start, len(attribute.value), host="".join(host), tag=f"<{tag.name}>")


def code(file: File, seen: Outline) -> Iterator[Diagnostic]:
    """K357 and K358: scripts within the page, and what runs at a click. Hosts know the theme's own halaman.js."""
    for tag in seen.tags:
        known = file[0].startswith(OWN_SCRIPT, tag.start + tag.length)
        if tag.name == "script" and not known and not tag.says("src") and tag.says("type") not in DATA:
            yield at("K357", file, tag.start, tag.length)
        yield from _handlers(file, tag)


def _handlers(file: File, tag: Tag) -> Iterator[Diagnostic]:
    for attribute in tag.attributes:
        handler = attribute.name.startswith("on") and len(attribute.name) > 4
        if handler or attribute.value.strip().lower().startswith("javascript:"):
            start = attribute.start - (len(attribute.name) + 2 if handler and attribute.value else 0)
            yield at("K358", file, start, len(attribute.name), name=attribute.name)
