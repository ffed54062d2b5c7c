"""Many errands at a time: what one of them comes to is nothing to the others."""

import os
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed

from kimsite.model.publication import Published
from kimsite.model.report import Diagnostic
from kimsite.publish.errand import Errand, run
from kimsite.publish.repository import end_all

AT_ONCE = 6
"""They wait for networks most of the time; more at once would only share the same slow line."""
Told = Callable[[int, int, str], None]


def run_all(errands: Sequence[Errand], told: Told = lambda done, of, name: None) -> tuple[Published, ...]:
    """What came of each, in the order they were given; `told` hears of each that is done."""
    if len(errands) == 1:
        return (_guarded(errands[0]),)
    with ThreadPoolExecutor(min(AT_ONCE, max(len(errands), 1))) as pool:
        waiting: dict[Future[Published], int] = {pool.submit(_guarded, one): n for n, one in enumerate(errands)}
        results: dict[int, Published] = {}
        try:
            for future in as_completed(waiting):
                number = waiting[future]
                results[number] = future.result()
                told(len(results), len(errands), errands[number].slug)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            end_all()  # who presses Ctrl+C does not wait for slow lines
            raise
    return tuple(results[number] for number in range(len(errands)))


def _guarded(errand: Errand) -> Published:
    """A fault of kimsite's own costs one errand. Its words are not repeated: they may be anybody's."""
    try:
        return run(errand)
    except Exception as fault:
        frame = traceback.extract_tb(fault.__traceback__)[-1]
        facts = (("fault", type(fault).__name__), ("place", f"{os.path.basename(frame.filename)}:{frame.lineno}"))  # noqa: PTH119
        problem = Diagnostic("K720", errand.target.path, errand.target.line, facts=facts)
        where = errand.destination.where
        return Published(errand.target.name, errand.slug, errand.target.kind, where, "failed", problems=(problem,))
