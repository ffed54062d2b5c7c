"""The pages every group has: home, profile, how to be heard, 404."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from zoneinfo import ZoneInfo

from kimsite.model.content import Coordinates
from kimsite.model.site import Item
from kimsite.model.task import Task
from kimsite.model.theme import Theme
from kimsite.model.view import Count, HomeView, MissingView, ProfileView, Section
from kimsite.plan.agenda import upcoming
from kimsite.plan.cards import cards_of, counts_of
from kimsite.plan.facts import expired
from kimsite.plan.filling import for_page
from kimsite.plan.frame import HOME, PROFILE, VOICE, Frame
from kimsite.plan.structured import organization_ld
from kimsite.plan.voice import voice_view
from kimsite.urls import absolute

FEATURED = 3
NEWEST = {"berita": 8, "pengumuman": 5, "galeri": 4}
NEWEST_OTHERS = 3
PRODUCTS = 4
OWN_PLACE = ("agenda", "produk")
"""Types that have their own place on the front page."""


def standing_tasks(frame: Frame, theme: Theme) -> Iterator[Task]:
    """Home, profile, how to be heard, 404."""
    yield Task(HOME, "template:home.html", home_view(frame))
    if frame.makes("profile"):
        yield Task(PROFILE, "template:profile.html", profile_view(frame))
    if frame.view.voice:
        yield Task(VOICE, "template:voice.html", voice_view(frame))
    if frame.makes("not_found"):
        yield Task("404.html", "template:404.html", missing_view(frame, theme))


def home_view(frame: Frame) -> HomeView:
    """The front page: what the group put first, the newest of each type, what is coming, what is for sale."""
    shelf = frame.shelf
    lead = featured(frame)
    above = {item.path for item in lead}
    types = types_at_home(frame)
    sections = []
    for type_, items in types.items():
        shown = (item for item in items if item.path not in above and not expired(item, frame))
        cards = cards_of(islice(shown, NEWEST.get(type_, NEWEST_OTHERS)), frame)
        if type_ not in OWN_PLACE and cards:
            sections.append(Section(type_, f"{type_}/index.html", cards))
    head = frame.head(HOME, "", "home", feeds=frame.feeds("", frame.group.name))
    url = absolute(frame.group.base_url, HOME)
    if frame.makes("json_ld"):
        head = replace(head, json_ld=organization_ld(frame.group, url, frame.picture_url(None)))
    return HomeView(
        site=frame.view,
        head=head,
        featured=cards_of(lead, frame),
        sections=tuple(sections),
        agenda=cards_of(upcoming(frame)[:5], frame) if "agenda" in types else (),
        products=cards_of(types.get("produk", ())[:PRODUCTS], frame),
        categories=counts_of("kategori", shelf.categories) if frame.makes("categories") else (),
    )


def types_at_home(frame: Frame) -> dict[str, tuple[Item, ...]]:
    """What there is of each type that the front page shows: those that the theme's setting `beranda` names, in its
    order; all, as they come, when it names none."""
    wanted, there = dict(frame.view.settings).get("beranda", "").split(), frame.shelf.types
    return {type_: there[type_] for type_ in wanted if type_ in there} if wanted else dict(there)


def featured(frame: Frame) -> tuple[Item, ...]:
    """Up to three documents marked `unggulan`; without any, the newest post that has a picture, or the newest."""
    marked = tuple(item for item in frame.shelf.listed if item.document.featured and not expired(item, frame))
    if marked:
        return marked[:FEATURED]
    posts = frame.shelf.types.get("berita", ()) or frame.shelf.listed
    pictured = [item for item in posts[: NEWEST["berita"]] if item.image]
    return tuple(pictured[:1] or posts[:1])


def profile_view(frame: Frame) -> ProfileView:
    """Who the group is, from group.yaml, and what halaman/profil.md says."""
    group, site = frame.group, frame.site
    written = frame.shelf.by_path.get(PROFILE)
    files, photos = dict(site.decree_files), dict(site.officers)
    today = frame.today.astimezone(ZoneInfo(group.timezone)).date()
    head = frame.head(PROFILE, frame.word("profile"), "profile", description=written.summary if written else "")
    return ProfileView(
        site=frame.view,
        head=head,
        body=for_page(written) if written else "",
        kim_id=group.kim_id,
        founded=group.founded,
        region=group.region,
        address=group.address,
        coordinates=group.coordinates,
        map_url=map_url(group.coordinates),
        decrees=tuple(
            (decree, files.get(decree.file, ""), bool(decree.valid_until and decree.valid_until < today))
            for decree in group.decrees
        ),
        officers=tuple((officer, photos.get(officer.photo)) for officer in group.officers),
        vision=group.vision,
        mission=group.mission,
        programs=group.programs,
        partners=group.partners,
        fields=group.fields,
        coach=group.coach,
        awards=group.awards,
        honours=tuple((honour.title, honour.day) for honour in group.honours),
        honoured_by=group.honoured_by,
        counts=tuple(Count(f"{type_}/index.html", type_, len(items)) for type_, items in frame.shelf.types.items()),
    )


def map_url(coordinates: Coordinates | None) -> str:
    """A link to OpenStreetMap; the page itself asks nobody for a map."""
    if not coordinates:
        return ""
    at = f"{coordinates.latitude}&mlon={coordinates.longitude}#map=15/{coordinates.latitude}/{coordinates.longitude}"
    return f"https://www.openstreetmap.org/?mlat={at}"


def missing_view(frame: Frame, theme: Theme) -> MissingView:
    """404.html carries its style and, with base_url, a whole address: hosts show it at any depth."""
    sheet = theme.stylesheet
    head = replace(frame.head("404.html", frame.word("not_found"), ""), noindex=True, absolute="")
    return MissingView(frame.view, head, absolute(frame.group.base_url, HOME) or HOME, sheet.text if sheet else "")
