"""Why a site was not published."""

from kimsite.model.report import Diagnostic


class Stopped(Exception):
    """Publishing to one target ended here, and what lies there is as whole as it was. `problem` says why."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.code)
        self.problem = problem


def stopped(code: str, path: str, line: int = 0, **facts: str) -> Stopped:
    """The exception with its diagnostic."""
    return Stopped(Diagnostic(code, path, line, facts=tuple(facts.items())))
