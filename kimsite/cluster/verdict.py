"""What is told of workers that are not fit: one message for all that have the same wrong with them."""

from collections.abc import Mapping

from kimsite.cluster.fitness import Fitness
from kimsite.model.report import Diagnostic

NAMED = 5
"""Workers that a message names before it says that there are more."""
Report = Fitness | Exception
_Fault = tuple[str, str, tuple[tuple[str, str], ...]]
"""A diagnostic's code, place and facts, without the workers."""


def misfits(reports: Mapping[str, Report], source: str) -> tuple[Diagnostic, ...]:
    """The diagnostics (K953 to K956) for what workers reported, by their address; of `source`, the project's folder."""
    found: dict[_Fault, list[str]] = {}
    for address, report in sorted(reports.items()):
        name = f"{report.host} ({address})" if isinstance(report, Fitness) else address
        for fault in _faults(report, source):
            found.setdefault(fault, []).append(name)
    return tuple(
        Diagnostic(code, place, facts=(("workers", _listed(workers)), *facts))
        for (code, place, facts), workers in found.items()
    )


def _faults(report: Report, source: str) -> tuple[_Fault, ...]:
    if not isinstance(report, Fitness):
        # Dask makes a plain one of what it cannot send, with the name in its text.
        kind = "" if type(report) is Exception else f"{type(report).__name__}: "
        return (("K954", source, (("reason", f"{kind}{report}"),)),)
    if report.differences:  # the first of them says most, and the others may follow from it
        what, here, there = report.differences[0]
        return (("K953", source, (("what", what), ("here", here), ("there", there))),)
    unseen = tuple(("K955", folder, ()) for folder in dict.fromkeys(report.unseen))
    refused = tuple(("K956", folder, (("reason", why),)) for folder, why in report.unwritable)
    return unseen or refused


def _listed(workers: list[str]) -> str:
    more = len(workers) - NAMED
    return ", ".join(workers[:NAMED]) + (f" (+{more})" if more > 0 else "")
