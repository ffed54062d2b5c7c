"""Entries of a table → the folders of groups that a network does not have yet."""

from kimsite.diagnostics import severity
from kimsite.model.report import Diagnostic
from kimsite.model.value import frozen
from kimsite.network.regions import Regions
from kimsite.register.cells import is_kept
from kimsite.register.roll import Entry, Roll
from kimsite.urls import slugify


@frozen
class Enrolment:
    """What is to become of a table: new groups by folder, the folders of those that are there, the rows (from 1) that
    cannot be used, and what is to be told."""

    new: tuple[tuple[str, Entry], ...]
    there: tuple[str, ...]
    left: tuple[int, ...]
    problems: tuple[Diagnostic, ...]


def enrol(roll: Roll, present: tuple[Entry, ...], folders: frozenset[str], regions: Regions) -> Enrolment:
    """Whoever of `roll` is not among the groups that are `present`. `folders` are all names that are taken, in lower
    case.

    A group is known by its folder where the table says it, else by its number (id_kim), else by its name and region;
    so a table that was read once adds nobody the second time. Where a profile cannot be read, its folder says whose
    it is.
    """
    taken, seen = set(folders), dict[str, int]()
    new: list[tuple[str, Entry]] = []
    there: list[str] = []
    problems = list(roll.problems)
    for entry in roll.entries:
        marks = _marks(entry)
        first = next((seen[mark] for mark in marks if mark in seen), 0)
        if first:
            cell = f"{entry.row} ({entry.text('name')})"
            problems.append(Diagnostic("K819", roll.path, entry.row, 0, facts=(("cell", cell), ("first", str(first)))))
            continue
        seen |= dict.fromkeys(marks, entry.row)
        known = _known(entry, present, folders)
        if known:
            there.append(known)
            continue
        folder = entry.text("folder") or _folder(entry, taken, regions)
        taken.add(folder)
        new.append((folder, entry))
    left = {problem.line for problem in problems if problem.line > roll.heading and severity(problem) == "error"}
    for problem in problems:
        if problem.code == "K806":  # it stands at the first of all rows that lie too far out
            left |= set(range(problem.line, problem.line + int(dict(problem.facts)["count"])))
    return Enrolment(tuple(new), tuple(there), tuple(sorted(left)), tuple(problems))


def _marks(entry: Entry) -> tuple[str, ...]:
    """What no two groups have alike."""
    folder, kim_id = entry.text("folder"), entry.text("kim_id")
    place = "" if folder else f"{entry.text('name').casefold()}\n{entry.text('region')}"
    return tuple(f"{n}:{mark}" for n, mark in enumerate((folder, kim_id, place)) if mark)


def _known(entry: Entry, present: tuple[Entry, ...], folders: frozenset[str]) -> str:
    """The folder of the group that an entry means, if it is there."""
    folder, kim_id, name = entry.text("folder"), entry.text("kim_id"), entry.text("name").casefold()
    if folder:
        return folder if folder in folders else ""
    for group in present:
        if kim_id and group.text("kim_id") == kim_id:
            return group.text("folder")
    for group in present:
        regions = {group.text("region"), entry.text("region")} - {""}
        numbers = {group.text("kim_id"), kim_id} - {""}
        if group.text("name").casefold() == name and _fit(regions) and len(numbers) < 2:
            return group.text("folder")
    slug = slugify(name)  # a profile that cannot be read now says nothing of its name
    return slug if slug in folders - {group.text("folder") for group in present} else ""


def _folder(entry: Entry, taken: set[str], regions: Regions) -> str:
    """The name as a folder; where that is taken, with the village, the district, the regency, else a number."""
    name = slugify(entry.text("name")) or "kim"
    name = f"kim-{name}" if is_kept(name) else name
    if name not in taken:
        return name
    region = regions.name_region(entry.text("region"))
    for level in ("village", "district", "regency"):
        place = slugify(getattr(region, level)) if region else ""
        if place and f"{name}-{place}" not in taken and not name.endswith(place):
            return f"{name}-{place}"
    return next(f"{name}-{n}" for n in range(2, len(taken) + 3) if f"{name}-{n}" not in taken)


def _fit(regions: set[str]) -> bool:
    """Whether all may be one place: the same, or one in the other."""
    longest = max(regions, key=len, default="")
    return all(longest == one or longest.startswith(f"{one}.") for one in regions)
