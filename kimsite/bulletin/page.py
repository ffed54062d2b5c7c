"""An issue as HTML for paper: everything is in it, letters and pictures too, and nothing is asked for elsewhere."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from kimsite.bulletin.code import code_of
from kimsite.bulletin.crop import Notice, Occasion, Picture, Story, hanging_day
from kimsite.bulletin.issue import Issue
from kimsite.model.site import Copy
from kimsite.model.value import frozen
from kimsite.report.page import draw
from kimsite.report.period import Period
from kimsite.report.words import Speech

FOLDER = Path(__file__).with_name("templates")
LETTERS = Path(__file__).parents[1] / "render" / "fonts"
PHOTO_WIDTH = 720
"""Pixels: 87 mm at 210 dots an inch."""

Draw = Callable[[Copy], bytes | None]
"""Makes a copy of a picture; None when it cannot be made."""


@frozen
class Masthead:
    """Whose bulletin it is: the name, a line below it, where that is, and the address of the site ("" without one)."""

    name: str
    tagline: str
    place: str
    address: str


def bulletin_html(issue: Issue, masthead: Masthead, period: Period, speech: Speech, photo: Draw) -> str:
    """The whole bulletin. A photo that cannot be drawn is left out."""
    pictures = ((picture, _photo(picture, photo)) for picture in issue.pictures)
    lead = issue.lead and issue.lead.picture
    told: tuple[Story | Notice | Occasion | Picture, ...]
    told = (*issue.stories, *issue.notices, *issue.occasions, *issue.pictures)
    addresses = [one.address for one in told if one.address]
    return draw(
        "bulletin.html",
        FOLDER,
        say=speech,
        issue=issue,
        head=masthead,
        month=speech.month(period.month),
        day=speech.wording.date(hanging_day(period)),
        code=code_of,
        codes=bool(addresses or (issue.lead and issue.lead.address)),
        date=lambda day: speech.wording.date(day),
        lead_photo=_photo(lead, photo) if lead else "",
        pictures=tuple((picture, address) for picture, address in pictures if address),
        letters=tuple((name, _letters(file)) for name, file in (("Bitter", "bitter"), ("Public Sans", "public-sans"))),
    )


def _photo(picture: Picture, photo: Draw) -> str:
    """The photo as an address that holds it."""
    copy = picture.copy
    width = min(PHOTO_WIDTH, copy.width)
    data = photo(replace(copy, format="jpeg", width=width, height=max(1, copy.height * width // copy.width)))
    return f"data:image/jpeg;base64,{b64encode(data).decode()}" if data else ""


@cache
def _letters(name: str) -> str:
    data = (LETTERS / f"{name}.ttf").read_bytes()
    return f"data:font/ttf;base64,{b64encode(data).decode()}"
