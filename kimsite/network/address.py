"""Where pages of the portal lead: below it to its own groups, to whole addresses for those that are built elsewhere."""

from kimsite.model.summary import GroupSummary
from kimsite.plan.frame import HOME
from kimsite.urls import absolute


def home_of(group: GroupSummary) -> str:
    """A group's front page, as the portal's pages lead there."""
    return page_of(group, HOME)


def page_of(group: GroupSummary, path: str) -> str:
    """A page of a group, whose own path is `path`."""
    return absolute(group.origin.address, path) if group.origin else f"{group.slug}/{path}"
