"""All that an editor has to say of one manuscript, and of what kind each thing is."""

from kimsite.editorial import headings, identities, questions, sources, titles
from kimsite.editorial.manuscript import Manuscript
from kimsite.model.report import Diagnostic

DESKS = (titles.hints, headings.hints, questions.hints, identities.hints, sources.hints)


def review(manuscript: Manuscript) -> tuple[Diagnostic, ...]:
    """Hints, one of a kind at most."""
    return tuple(hint for desk in DESKS for hint in desk(manuscript))
