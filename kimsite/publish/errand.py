"""One site to one target, from start to end: stock, plan, consent, sending, looking again."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from kimsite.engine.lock import Held, lock
from kimsite.engine.write import Unwritable
from kimsite.model.publication import Changes, Manifest, Published, Target
from kimsite.model.report import Diagnostic
from kimsite.publish.commerce import of_shops
from kimsite.publish.compare import compare, cost_of, is_drastic
from kimsite.publish.destination import Destination
from kimsite.publish.load import Load
from kimsite.publish.online import differs, home_of, with_note
from kimsite.publish.secret import shown
from kimsite.publish.stock import take_stock
from kimsite.publish.stopped import Stopped, stopped

NOWHERE = Path()
"""The room of an errand that keeps nothing."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done: the site of `slug` ("" for all) in `output` to a `destination`, which `target` describes.

    `price` is in rupiah a megabyte, `address` where readers find it ("" for nowhere). `dry`: only say what would
    happen; `yes`: it is meant, however much it deletes, and if this errand goes `alone`, whatever it replaces; `back`:
    not this site, but what lay there before. `room` is what kimsite keeps of the target: one errand uses it at a time.
    """

    target: Target
    slug: str
    output: Path
    destination: Destination
    price: int
    address: str = ""
    dry: bool = False
    yes: bool = False
    back: bool = False
    alone: bool = True
    room: Path = NOWHERE


Look = Callable[[str, Load, str], str]
NOTHING = Changes()


def run(errand: Errand, look: Look = differs) -> Published:
    """Does it; whatever goes wrong is told in the result."""
    try:
        with lock(errand.room) if errand.room != NOWHERE else nullcontext():
            return _back(errand) if errand.back else _publish(errand, look)
    except Held:
        problem = stopped("K714", errand.target.path, errand.target.line, where=errand.destination.where).problem
        return _result(errand, "failed", problems=(problem,))
    except (Stopped, Unwritable) as fault:
        return _result(errand, "failed", problems=(fault.problem,))


def _publish(errand: Errand, look: Look) -> Published:
    destination = errand.destination
    site = Load(errand.output / errand.slug if errand.slug else errand.output, take_stock(errand.output, errand.slug))
    load = destination.load(with_note(site, errand.slug) if errand.target.kind != "zip" else site)
    held = destination.held(load)
    changes = compare(load.manifest, held)
    size = destination.weight(load, changes)
    hints = of_shops(errand.target, site)
    if changes.none:
        return _result(errand, "same", changes, problems=hints)
    if errand.dry:
        return _result(errand, "planned", changes, size, problems=(*hints, *_needs_yes(errand, changes, held)))
    needs = _needs_yes(errand, changes, held)
    if errand.yes and (errand.alone or not destination.warned()):
        needs = ()
    if needs:
        return _result(errand, "failed", changes, size, problems=(*hints, *needs))
    destination.send(load, changes)
    destination.verify(load)
    return _seen(errand, load, changes, size, look, hints)


def _needs_yes(errand: Errand, changes: Changes, held: Manifest) -> tuple[Diagnostic, ...]:
    """What somebody has to say yes to."""
    target, where = errand.target, errand.destination.where
    found = []
    if code := errand.destination.warned():
        found.append(stopped(code, target.path, target.line, where=where).problem)
    elif is_drastic(changes, held):
        facts = {"gone": str(len(changes.deleted)), "held": str(len(held.files))}
        found.append(stopped("K706", target.path, target.line, where=where, **facts).problem)
    return tuple(found)


def _seen(
    errand: Errand, load: Load, changes: Changes, size: int, look: Look, hints: tuple[Diagnostic, ...]
) -> Published:
    """Looks where readers look, if that is known."""
    if not errand.address:
        return _result(errand, "sent", changes, size, problems=hints)
    home = home_of(errand.target, errand.slug, errand.address)
    place = look(errand.address, load, home)
    facts = (("address", shown(errand.address)), ("place", place))
    problems = (Diagnostic("K717", errand.target.path, errand.target.line, facts=facts),) if place else ()
    return _result(errand, "sent", changes, size, not place, (*hints, *problems))


def _back(errand: Errand) -> Published:
    if errand.target.kind != "folder":
        raise stopped("K716", errand.target.path, errand.target.line, kind=errand.target.kind)
    if errand.dry:
        held = errand.destination.held(Load(errand.output, Manifest()))
        return _result(errand, "planned", compare(errand.destination.back(dry=True), held))
    errand.destination.back()
    return _result(errand, "back")


def _result(
    errand: Errand,
    state: str,
    changes: Changes = NOTHING,
    size: int = 0,
    seen: bool | None = None,
    problems: tuple[Diagnostic, ...] = (),
) -> Published:
    cost = cost_of(size, errand.price) if errand.destination.metered else -1
    target, where = errand.target, errand.destination.where
    return Published(target.name, errand.slug, target.kind, where, state, changes, size, cost, seen, problems)
