"""A process of a worker's own, which builds one group after the other.

In a thread of the worker, where Dask runs tasks, no timer could stop a document that takes too long, and kimsite of
the day on which the worker was started would build. What goes in and comes out is bytes: the worker between need not
know what they mean.
"""

import gc
import pickle
from dataclasses import replace
from functools import cache

from kimsite.cluster.fitness import PACKAGE, Fitness, Kit, Post, fitness_for, own_kit
from kimsite.engine.execute import end_with_parent
from kimsite.engine.output import own_themes
from kimsite.engine.shift import on_shift
from kimsite.worker import Job, warm, work

GARBAGE = 50_000
"""As `cli/main` has it: a build makes hardly any garbage."""


class Unfit(Exception):
    """This process may not build; `fitness` says why, `worker` at which of Dask's addresses it is."""

    def __init__(self, fitness: Fitness, worker: str = "") -> None:
        super().__init__(fitness, worker)
        self.fitness = fitness
        self.worker = worker


def settle() -> None:
    """The first thing that the process does."""
    gc.set_threshold(GARBAGE)
    end_with_parent()


def look_around(order: bytes) -> bytes:
    """Of a Post: the Fitness of this process."""
    return pickle.dumps(_fitness(pickle.loads(order)))


def labour(order: bytes) -> bytes:
    """Of a Post, a group's place and its Job: the GroupOutcome. Raises Unfit, Elsewhere, Unwritable."""
    post, place, job = pickle.loads(order)
    fitness = _fitness(post)
    if not fitness.good:
        raise Unfit(fitness)
    with on_shift(post.places.ledger, post.token, place):
        return pickle.dumps(work(_here(job)))


@cache
def _kit() -> Kit:
    kit = own_kit()
    warm()
    gc.freeze()
    return kit


@cache
def _fitness(post: Post) -> Fitness:
    return fitness_for(post, _kit())


def _here(job: Job) -> Job:
    """The job with kimsite's own themes where they lie on this machine."""
    *others, _ = job.places.themes
    return replace(job, places=replace(job.places, themes=(*others, own_themes(PACKAGE))))
