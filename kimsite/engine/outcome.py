"""What a build came to, put together of what each group did."""

from kimsite.diagnostics import ordered
from kimsite.model.memory import GroupOutcome, Ledger
from kimsite.model.report import BuildResult, Diagnostic


def result_of(
    ledger: Ledger, outcomes: list[GroupOutcome], written: int, deleted: int, problems: tuple[Diagnostic, ...]
) -> BuildResult:
    """The result for people and programs: of all groups as they are remembered, and of what was done this time. What
    was `written` of the portal, and `deleted` there and of groups that are no more, is given."""
    groups, portal = ledger.groups, ledger.portal
    written += sum(outcome.written for outcome in outcomes)
    outputs = sum(memory.outputs for memory in groups) + sum(part.outputs for part in (portal.parts if portal else ()))
    found = (problem for memory in (*groups, *((portal,) if portal else ())) for problem in memory.problems)
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
