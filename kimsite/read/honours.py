"""What a network gave its groups, as network.yaml says it."""

from collections.abc import Iterable, Iterator

from kimsite.diagnostics import at_field
from kimsite.model.content import Honour
from kimsite.model.report import Diagnostic
from kimsite.read.fields import Record
from kimsite.read.keys import nearest
from kimsite.read.places import places_of
from kimsite.read.sheet import Sheet


def read_honours(record: Record, sheet: Sheet) -> tuple[Honour, ...]:
    """All of them, each with the place of its first field. Whether there are such groups is asked later."""
    found = []
    for part in record.records("honours"):
        places = sorted(places_of(part.nodes, part.nodes, sheet), key=lambda place: (place.line, place.column))
        here = next((place for place in places if place.field == "group"), places[0] if places else None)
        found.append(Honour(part.text("group"), part.text("title"), part.day("day"), here))
    return tuple(found)


def vain_honours(honours: Iterable[Honour], path: str, groups: Iterable[str]) -> Iterator[Diagnostic]:
    """K849 for each that no profile can show: without a title, or for a group that is none of these."""
    known = set(groups)
    for honour in honours:
        if honour.group in known and honour.title:
            continue
        unknown = "" if honour.group in known else honour.group
        facts = (("title", honour.title), ("value", unknown), ("better", nearest(unknown, known)))
        places = (honour.place,) if honour.place else ()
        yield at_field("K849", path, places, places[0].field if places else "", facts)
