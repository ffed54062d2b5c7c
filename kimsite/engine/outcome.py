"""What a build came to, put together of what each group did."""

from kimsite.diagnostics import ordered
from kimsite.engine.ledger import PORTAL
from kimsite.model.memory import GroupMemory, GroupOutcome
from kimsite.model.report import BuildResult, Diagnostic


def result_of(
    groups: tuple[GroupMemory, ...], outcomes: list[GroupOutcome], deleted: int, problems: tuple[Diagnostic, ...]
) -> BuildResult:
    """The result for people and programs: of all `groups` as they are remembered, and of what was done this time."""
    portals = tuple(outcome.memory for outcome in outcomes if outcome.memory.slug == PORTAL)
    written = sum(outcome.written for outcome in outcomes)
    outputs = sum(memory.outputs for memory in (*groups, *portals))
    found = (problem for memory in (*groups, *portals) for problem in memory.problems)
    return BuildResult(
        groups=len(groups),
        documents=sum(memory.documents for memory in groups),
        outputs=outputs,
        written=written,
        kept=outputs - written,
        deleted=deleted + sum(outcome.deleted for outcome in outcomes),
        problems=ordered((*problems, *found)),
        drafts=tuple(sorted(path for memory in groups for path in memory.drafts)),
        scheduled=tuple(sorted((w for memory in groups for w in memory.scheduled), key=lambda w: (w.date, w.path))),
        quarantined=tuple(sorted(path for memory in groups for path in memory.quarantined)),
    )
