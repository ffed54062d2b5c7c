"""What kimsite has set itself, and whether it is met. Ratios, since seconds belong to a machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """`generator` needs at most `most` times Hugo's time, with `posts` posts in `groups` groups (0: any number)."""

    generator: str
    scenario: str
    posts: int
    groups: int
    most: float


OVER_HUGO = (
    Goal("kimsite", "cold", 1_000, 0, 1.3),
    Goal("kimsite", "cold", 10_000, 0, 1.0),
    Goal("warta", "cold", 10_000, 0, 1.5),
    Goal("kimsite", "nothing", 10_000, 0, 0.03),
    Goal("kimsite", "body", 10_000, 0, 0.05),
    Goal("kimsite", "new", 10_000, 50, 0.06),
    Goal("kimsite", "theme", 10_000, 0, 0.5),
)
MEMORY_OVER_HUGO = 0.25
"""Peak of a cold build, at 10,000 posts."""
MEMORY_POSTS = 10_000
PELICAN_OVER_KIMSITE = 8.0
"""At least, cold."""


@dataclass(frozen=True, slots=True)
class Growth:
    """From one size to another (posts, groups), a figure of kimsite's grows at most so many times."""

    what: str
    scenario: str
    small: tuple[int, int]
    large: tuple[int, int]
    most: float


GROWTH = (
    Growth("time a post", "cold", (10_000, 100), (100_000, 1_000), 1.15),
    Growth("memory", "cold", (10_000, 100), (100_000, 1_000), 1.3),
    Growth("time", "nothing", (10_000, 100), (100_000, 1_000), 10.0),
)


def goal_over_hugo(generator: str, scenario: str, posts: int, groups: int) -> float | None:
    """The goal for a row of the table, if there is one."""
    for goal in OVER_HUGO:
        if (goal.generator, goal.scenario, goal.posts) == (generator, scenario, posts) and goal.groups in (0, groups):
            return goal.most
    return None
