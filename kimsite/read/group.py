"""group.yaml → a Group; network.yaml → a Network."""

import re
import string
from dataclasses import replace

from kimsite.diagnostics import severity
from kimsite.model.activity import Thresholds
from kimsite.model.content import Contact, Coordinates, Decree, Group, Network, Officer, Region, Voice
from kimsite.model.report import Diagnostic
from kimsite.model.source import GroupFiles
from kimsite.model.weight import Budgets
from kimsite.pattern import pattern
from kimsite.read.fields import Record, read_fields
from kimsite.read.honours import read_honours
from kimsite.read.keys import index, normal
from kimsite.read.kinds import Context
from kimsite.read.neighbours import neighbours_of
from kimsite.read.nodes import Node
from kimsite.read.places import places_of
from kimsite.read.sheet import Sheet
from kimsite.read.social import read_social
from kimsite.read.table import read_table
from kimsite.read.targets import targets_of
from kimsite.times import timezone_of
from kimsite.urls import SLUG, slugify
from kimsite.vocabulary import GROUP_FIELDS, NETWORK_FIELDS, TYPE_NAMES

PERMALINK_PARTS = frozenset({"year", "month", "day", "slug", "type"})
PORTAL_FOLDERS = frozenset({"wilayah", "topik", "agenda", "kelompok", "cari", "aset", "kartu"})
"""What a portal has at the top of the output, beside the groups' folders."""
PERMALINK_TEXT = pattern(r"[a-z0-9_-]*(?:[./][a-z0-9_-]+)*[./]?")


def read_group(data: bytes, files: GroupFiles) -> tuple[Group | None, tuple[Diagnostic, ...]]:
    """The bytes of `files.profile` → Group and all there is to say of it; None when any of that is an error.

    `region` has its code only; what the code is called is filled in elsewhere.
    """
    mapping, sheet, problems = read_table(data, files.profile)
    if mapping is None:
        return None, tuple(problems)
    record = read_fields(mapping, index(GROUP_FIELDS), Context(sheet))
    social, unfollowable = read_social(record.nodes.get("social"), sheet)
    slug, misnamed = _slug(record, files, sheet)
    problems += (*record.problems, *unfollowable, *misnamed, *_missing_name(record, sheet))
    problems += (*_permalink(record, sheet), *targets_of(record, sheet, member=bool(files.slug))[1])
    if any(severity(problem) == "error" for problem in problems):
        return None, tuple(problems)
    places = places_of(record.nodes, record.nodes, sheet)
    group = Group(
        slug=slug,
        path=files.profile,
        folder=files.folder,
        name=record.text("name"),
        identity=files.slug or record.text("slug"),
        places=places,
    )
    return _filled(group, record, social, _menu(record)), tuple(problems)


def read_network(data: bytes, path: str) -> tuple[Network | None, tuple[Diagnostic, ...]]:
    """The bytes of network.yaml → Network and all there is to say of it; None when any of that is an error. A neighbour
    in which there is one is left out, and the network stands."""
    mapping, sheet, problems = read_table(data, path)
    if mapping is None:
        return None, tuple(problems)
    record = read_fields(mapping, index(NETWORK_FIELDS), Context(sheet))
    activity, unordered = _activity(record, sheet)
    problems += (*record.problems, *_missing_name(record, sheet), *unordered)
    problems += targets_of(record, sheet, member=False)[1]
    neighbours, unclear = neighbours_of(record, sheet)
    problems += unclear
    spared = [*unclear, *(problem for part in record.records("neighbours") for problem in part.problems)]
    if any(severity(problem) == "error" and problem not in spared for problem in problems):
        return None, tuple(problems)
    network = Network(
        name=record.text("name"),
        path=path,
        tagline=record.text("tagline"),
        about=record.text("about"),
        logo=record.text("logo"),
        language=record.text("language", "id"),
        timezone=record.text("timezone", "Asia/Jakarta"),
        theme=record.text("theme", "warta"),
        theme_settings=record.pairs("theme_settings"),
        base_url=record.text("base_url").rstrip("/"),
        budgets=_budgets(record),
        cards=record.values.get("cards") is not False,
        activity=activity,
        neighbours=neighbours,
        topics=record.texts("topics"),
        honours=read_honours(record, sheet),
        places=places_of(record.nodes, record.nodes, sheet),
    )
    return network, tuple(problems)


def _budgets(record: Record) -> Budgets | None:
    """What pages may weigh, where anything is said of it; what is not said is as ever."""
    said = [(name, part.number(name)) for part in record.records("budgets") for name in ("text", "photo", "page")]
    return replace(Budgets(), **{name: size for name, size in said if size}) if said else None


def _activity(record: Record, sheet: Sheet) -> tuple[Thresholds, list[Diagnostic]]:
    """After how many days a group counts as slow, and as dormant: later than slow, or K161."""
    part = next(iter(record.records("activity")), None)
    usual = Thresholds()
    if part is None:
        return usual, []
    found = Thresholds(part.number("slow") or usual.slow, part.number("dormant") or usual.dormant)
    if found.slow < found.dormant:
        return found, []
    node = part.nodes.get("dormant") or part.nodes["slow"]
    return usual, [_at("K161", node, sheet, slow=str(found.slow), dormant=str(found.dormant))]


def _filled(group: Group, record: Record, social: tuple[tuple[str, str], ...], menu: tuple[str, ...]) -> Group:
    region, coordinates = record.values.get("region"), record.values.get("coordinates")
    place = region if isinstance(region, Region) else Region()
    group = replace(
        group,
        short=record.text("short"),
        kim_id=record.text("kim_id"),
        tagline=record.text("tagline"),
        logo=record.text("logo"),
        founded=record.text("founded"),
        language=record.text("language", "id"),
        timezone=record.text("timezone") or timezone_of(place.code),
        theme=record.text("theme", "warta"),
        theme_settings=record.pairs("theme_settings"),
        base_url=record.text("base_url").rstrip("/"),
        budgets=_budgets(record),
        region=place,
        bps_code=record.text("bps_code"),
        address=record.text("address"),
        coordinates=coordinates if isinstance(coordinates, Coordinates) else None,
    )
    return replace(
        group,
        decrees=tuple(_decree(part) for part in record.records("decrees")),
        officers=tuple(_officer(part) for part in record.records("officers")),
        contact=next((Contact(p.text("wa"), p.text("email")) for p in record.records("contact")), Contact()),
        voice=_voice(record),
        social=social,
        vision=record.text("vision"),
        mission=record.texts("mission"),
        programs=record.texts("programs"),
        partners=record.texts("partners"),
        fields=record.texts("fields"),
        coach=record.text("coach"),
        awards=record.texts("awards"),
        permalink=record.text("permalink"),
        menu=menu,
        line_breaks=record.flag("line_breaks"),
        cards=record.values.get("cards") is not False,
    )


def _decree(part: Record) -> Decree:
    return Decree(
        part.text("number"), part.day("issued"), part.text("issuer"), part.day("valid_until"), part.text("file")
    )


def _officer(part: Record) -> Officer:
    """A member of the board. Telephone numbers go no further unless the group said `publik: true`."""
    phone = part.text("phone") if part.flag("public") else ""
    return Officer(part.text("role"), part.text("name"), part.text("section"), part.text("photo"), phone)


def _voice(record: Record) -> Voice:
    """LAPOR! is named unless the group says that it is not wanted."""
    said = next(iter(record.records("voice")), None)
    return Voice(said.text("form"), said.values.get("lapor") is not False) if said else Voice()


def _missing_name(record: Record, sheet: Sheet) -> list[Diagnostic]:
    return [] if "name" in record.nodes else [sheet.point("K150")]


def _slug(record: Record, files: GroupFiles, sheet: Sheet) -> tuple[str, list[Diagnostic]]:
    """A network's group is called after its folder; a single one by `slug` or its name."""
    wish = record.text("slug")
    if files.slug:
        if not SLUG.fullmatch(files.slug):
            better = slugify(files.slug) or "kim-desa"
            return "", [sheet.point("K151", folder=files.slug, better=better)]
        if files.slug in PORTAL_FOLDERS:
            return "", [sheet.point("K860", folder=files.slug, better=f"kim-{files.slug}")]
        return files.slug, [_at("K155", record.nodes["slug"], sheet)] if wish not in ("", files.slug) else []
    slug = wish or slugify(record.text("name"))
    needless = slug or "name" not in record.nodes or "slug" in record.nodes
    return slug, [] if needless else [_at("K157", record.nodes["name"], sheet)]


def _permalink(record: Record, sheet: Sheet) -> list[Diagnostic]:
    """Only known parts between plain characters, the slug among them, and a page at the end."""
    text = record.text("permalink")
    if not text:
        return []
    try:
        pieces = list(string.Formatter().parse(text))
    except ValueError:
        pieces = [("", "?", "", None)]
    names = [name for _, name, _, _ in pieces if name is not None]
    simple = all(not specification and conversion is None for _, _, specification, conversion in pieces)
    shape = re.sub(r"\{[a-z]*\}", "x", text)
    known = simple and set(names) <= PERMALINK_PARTS and "slug" in names
    if known and text.endswith(".html") and PERMALINK_TEXT.fullmatch(shape) and not shape.startswith(("/", ".")):
        return []
    return [_at("K153", record.nodes["permalink"], sheet, value=text)]


def _menu(record: Record) -> tuple[str, ...]:
    """Content types by any of their names → their ids; other words, which name pages, as they are. Each once."""
    words = ((normal(word).replace("_", "-"), word) for word in record.texts("menu"))
    return tuple(dict.fromkeys(TYPE_NAMES.get(name, word) for name, word in words))


def _at(code: str, node: Node, sheet: Sheet, **facts: str) -> Diagnostic:
    return sheet.point(code, node.line, node.column, node.length, **facts)
