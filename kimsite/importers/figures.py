"""What an old page shows besides its words: pictures with their captions, films and other pages within frames."""

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from kimsite.importers.elements import HEADINGS
from kimsite.pattern import pattern

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

PICTURE_NAME = pattern(r"\.(?:jpe?g|png|gif|webp|avif|bmp)(?:[?#]|\Z)", re.IGNORECASE)
YOUTUBE = pattern(r"(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|watch\?v=)|youtu\.be/)([\w-]{11})")
TINY = frozenset({"0", "1", "0px", "1px"})
LAZY = ("data-src", "data-lazy-src", "data-orig-file")
"""Where scripts that load pictures late keep their addresses."""
AROUND = frozenset({"p", *HEADINGS, "span", "font", "b", "strong", "i", "em", "u", "small", "big", "sub", "sup"})
"""What a picture is taken out of."""


def link_frames(soup: "BeautifulSoup") -> None:
    """What pages of others showed inside this one, as links: a video's address alone in its paragraph becomes a picture
    of it when kimsite builds."""
    for element in soup.find_all(["iframe", "embed", "object", "video", "audio"]):
        inner = element.find(["source", "embed", "param"])
        address = str(element.get("src") or element.get("data") or (inner.get("src") if inner else "") or "")
        address = _shown_address("https:" + address if address.startswith("//") else address)
        if element.decomposed or not address.startswith("http"):
            element.decompose() if not element.decomposed else None
            continue
        paragraph = soup.new_tag("p")
        if YOUTUBE.search(address):
            paragraph.string = address
        else:
            link = soup.new_tag("a", href=address)
            link.string = urlsplit(address).path.rpartition("/")[2] if element.name in ("video", "audio") else ""
            link.string = link.string or urlsplit(address).hostname or address
            paragraph.append(link)
        element.replace_with(paragraph)
    for summary in soup.find_all("summary"):
        summary.name = "p"


def _shown_address(address: str) -> str:
    """The address for people of what an address for frames shows."""
    if video := YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={video[1]}"
    try:
        parts = urlsplit(address)
        if parts.path.startswith("/plugins/"):  # Facebook's frames name what they show
            return parse_qs(parts.query).get("href", [address])[0]
    except ValueError:
        return ""
    return address


def place_pictures(soup: "BeautifulSoup") -> None:
    """Each picture alone in a paragraph, its caption as its title; emoji as text; pixels that count readers gone."""
    for image in soup.find_all("img"):
        classes = image.get("class") or ()
        lazy = next((image[name] for name in LAZY if image.get(name)), "")
        source = str(image.get("src") or "")
        del image["title"]  # WordPress once put the file's name there
        image["src"] = source = str(lazy) if lazy and (not source or source.startswith("data:")) else source
        if {"emoji", "wp-smiley"} & set(classes):
            image.replace_with(str(image.get("alt") or ""))
        elif not source or str(image.get("width")) in TINY or str(image.get("height")) in TINY:
            image.decompose()
    for box in reversed(soup.select("figure, .wp-caption, table.tr-caption-container")):  # the inner ones first
        _caption(box)
    for gallery in soup.find_all(["ul", "ol"]):
        if all(item.find("img") and not item.get_text(strip=True) for item in gallery.find_all("li")):
            for part in (*gallery.find_all("li"), gallery):
                part.name = "div"
    for image in soup.find_all("img"):
        _stand_alone(soup, image)


def _caption(box: "Tag") -> None:
    """What is said of the one picture in a box goes with it; of several, or of a table, it is a paragraph."""
    said = box.find(["figcaption"]) or box.select_one(".wp-caption-text, .tr-caption")
    images = box.find_all("img")
    if len(images) == 1 and (said is None or images[0] not in said.descendants):
        if said is not None:
            images[0]["title"] = " ".join(said.get_text(" ").split())
            said.decompose()
        if box.name == "table":
            box.replace_with(images[0].find_parent("a") or images[0])
    elif said is not None and said.name == "figcaption":
        said.name = "p"


def _stand_alone(soup: "BeautifulSoup", image: "Tag") -> None:
    """Out of its link, and before the paragraph, heading or list entry it stands in."""
    link = image.find_parent("a")
    if link is not None:
        target = str(link.get("href") or "")
        if PICTURE_NAME.search(target):
            image["data-whole"] = target
        link.insert_before(image.extract())
        if not link.get_text(strip=True):
            link.decompose()
    at = image
    for parent in image.parents:
        if parent.name not in AROUND:
            break
        at = parent
    paragraph = soup.new_tag("p")
    at.insert_before(paragraph)
    paragraph.append(image.extract())
