"""Parts of a portal: which are to be made, made by one process or more, and remembered."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from kimsite.digest import digest_value
from kimsite.engine.execute import deal_out, workers_of
from kimsite.engine.ledger import PART, announce, forget_cache, list_paths, load_outputs, save_outputs
from kimsite.engine.output import Places
from kimsite.engine.shelf import Torn
from kimsite.engine.write import Writer
from kimsite.model.memory import PartMemory
from kimsite.model.record import Record
from kimsite.model.settings import Settings
from kimsite.model.value import frozen
from kimsite.outputs import Look, make_outputs
from kimsite.plan.planned import Planned

PLANNED = 40
"""How many times as long as planning a part it takes to make it."""


@frozen
class Shop:
    """What making any part needs. `fallen` are those whose outputs do not lie there as they were written."""

    look: Look
    settings: Settings
    places: Places
    started: int
    salt: str
    fallen: frozenset[str]


@frozen
class Plan:
    """The outputs of a part; `gist` names what was kept of a province. What is not `whole` is asked for again by the
    next build."""

    outputs: Iterable[Planned]
    gist: str = ""
    whole: bool = True


@frozen
class Job:
    """A part that may have to be made, by its name among the slugs of groups.

    `key` stands for all that `plan` looks at; `work` is as much as so many sources. `holds` tells whether what was kept
    of a province is still there.
    """

    slug: str
    key: str
    plan: Callable[[], Plan]
    work: int = 1
    holds: Callable[[str], bool] = bool


@frozen
class Finished:
    """A part that was made."""

    memory: PartMemory
    records: tuple[Record, ...]
    written: int
    orphans: tuple[str, ...]


class Parts:
    """The parts of one portal, by slug: as they were, and as they are made."""

    def __init__(self, shop: Shop, before: Iterable[PartMemory]) -> None:
        self.shop = shop
        self.made: dict[str, PartMemory] = {}
        self.written = self.deleted = 0
        self._before = {part.slug: part for part in before}
        self._waiting: list[Finished] = []
        self._stayed: list[str] = []
        self._fresh: set[str] = set()

    def make(self, jobs: Iterable[Job]) -> None:
        """Makes those that are not as they should be; the others stay. Raises Unwritable and Lost."""
        due = []
        for job in jobs:
            old = self._before.get(job.slug)
            if old and self._stays(old, job):
                self.made[job.slug] = old
                self._stayed.append(job.slug)
            else:
                due.append(job)
        due.sort(key=lambda job: -job.work)
        workers = workers_of(self.shop.settings.jobs)
        # One that is made alone is shared by all processes; of several each makes its own. Of one that was there
        # before, most need only be planned.
        alone = workers if len(due) == 1 else 1
        work = sum(job.work // PLANNED if job.slug in self._before else job.work for job in due)
        deal_out(workers, work, partial(finish, workers=alone), self.shop, due, self._record)

    def _stays(self, old: PartMemory, job: Job) -> bool:
        shop = self.shop
        if shop.settings.clean or old.key != job.key or job.slug in shop.fallen:
            return False
        return not old.gist or job.holds(old.gist)

    def _record(self, finished: Finished) -> None:
        """What others may have left where a part has nothing any more is deleted when all are made: another part may
        have put something there. Until then the ledger says what was there."""
        self.written += finished.written
        self._fresh.update(record.path for record in finished.records)
        if finished.orphans:
            self._waiting.append(finished)
            self.made[finished.memory.slug] = finished.memory
        else:
            self._save(finished)

    def _save(self, finished: Finished) -> None:
        memory, shop = finished.memory, self.shop
        proof = save_outputs(shop.places.ledger, memory.slug, shop.salt, finished.records)
        self.made[memory.slug] = PartMemory(
            memory.slug, memory.key, memory.outputs, proof, memory.paths, memory.problems, memory.gist
        )

    def paths(self) -> dict[str, str]:
        """What stands for the paths of each part, by its name."""
        return {slug.removeprefix(PART): part.paths for slug, part in self.made.items()}

    def list_paths(self, name: str) -> tuple[str, ...]:
        """Where the outputs of one part lie. Raises Torn when what was kept of that is no more, or another's: a part
        may stay before it is known whether its outputs lie there as they were written."""
        slug = PART + name
        waiting = next((one for one in self._waiting if one.memory.slug == slug), None)
        if waiting:
            return tuple(record.path for record in waiting.records)
        paths = list_paths(self.shop.places.ledger, slug)
        if _stand_for(paths) != self.made[slug].paths:
            raise Torn(slug)
        return paths

    def sweep(self, remembered: Iterable[str]) -> None:
        """Deletes what no part has any more, and what is kept of parts that were there before, or are `remembered`, and
        are no more. Raises Unwritable."""
        places = self.shop.places
        known = {*self._before, *(slug for slug in remembered if slug.startswith(PART))}
        gone = sorted(known - self.made.keys())
        left = {record.path for slug in gone for record in load_outputs(places.ledger, slug, "")[0]}
        left.update(path for finished in self._waiting for path in finished.orphans)
        left -= self._fresh
        if left:  # a file of the ledger that was another's may tell of outputs of a part that stays
            left.difference_update(*(list_paths(places.ledger, slug) for slug in self._stayed))
        writer = Writer(places.output)
        self.deleted += sum(map(writer.delete, sorted(left)))
        for finished in self._waiting:
            self._save(finished)
        for slug in gone:
            forget_cache(places.ledger, slug)


def finish(shop: Shop, job: Job, workers: int) -> Finished:
    """Makes one part, in whatever process."""
    plan, clean = job.plan(), "clean" if shop.settings.clean else ""
    before, _ = load_outputs(shop.places.ledger, job.slug, shop.salt, clean)
    tell = partial(announce, shop.places.ledger, job.slug)
    output = shop.places.output
    made = make_outputs(
        tuple(plan.outputs), shop.look, shop.settings, output, before, tell, shop.started, workers, sweep=False
    )
    paths = _stand_for([record.path for record in made.records])
    key = job.key if plan.whole else ""
    memory = PartMemory(job.slug, key, len(made.records), "", paths, made.problems, plan.gist)
    return Finished(memory, made.records, made.written, made.orphans)


def _stand_for(paths: Sequence[str]) -> str:
    return digest_value(list(paths))
