"""What is printed: as much of a month as one or two sheets hold, the weightiest first."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from kimsite.bulletin.clip import clipped, lines_of
from kimsite.bulletin.crop import Caller, Crop, Notice, Occasion, Picture, Story
from kimsite.model.value import frozen

WIDTH = 39
"""Characters of a line in a column, rather too few than too many."""
NARROW = 26
"""Of a title, and beside a code."""
COLUMN = 47
"""Lines of text that a column holds, but for the white that is left where something would be torn apart."""
MASTHEAD = 12
"""Lines of the first sheet's two columns that the masthead takes."""
PICTURE = 17
LABEL = 3
DATED = "berlaku sampai 30 September 2025"


@frozen
class Measure:
    """How much of what is printed: characters of the lead, of the other stories and of an announcement, and how many
    stories, announcements, events, pictures beside the lead's, titles of stories without room, and groups to reach."""

    lead: int
    story: int
    notice: int
    stories: int
    notices: int
    occasions: int
    pictures: int
    more: int
    callers: int


RICHEST = Measure(2400, 1500, 700, 10, 8, 10, 3, 8, 12)
BAREST = Measure(200, 120, 80, 0, 1, 2, 0, 2, 4)
TEXTS = 3
"""The first of its fields are lengths of texts."""
STEPS = 30
"""Between the two: texts are shortened quickly at first and slowly at last, numbers evenly."""


@frozen
class Issue:
    """A bulletin's content. `more` are titles of stories that found no room, `others` are groups whose contacts did
    not."""

    lead: Story | None
    stories: tuple[Story, ...]
    more: tuple[str, ...]
    notices: tuple[Notice, ...]
    occasions: tuple[Occasion, ...]
    pictures: tuple[Picture, ...]
    callers: tuple[Caller, ...]
    others: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to print."""
        return not (self.lead or self.notices or self.occasions or self.pictures)


def issues_of(crops: Iterable[Crop]) -> tuple[Issue, ...]:
    """What may be printed, from the richest to the barest."""
    whole = _gathered(tuple(crops))
    return tuple(dict.fromkeys(_cut(whole, _measure(step)) for step in range(STEPS + 1)))


def fits(issue: Issue, sheets: int) -> bool:
    """Whether it goes onto so many sheets, by its lines."""
    return _lines(issue) <= sheets * 2 * COLUMN - MASTHEAD


def _measure(step: int) -> Measure:
    """How much is printed after so many steps from the richest."""
    left = STEPS - step
    numbers = []
    for place, (most, least) in enumerate(zip(_numbers(RICHEST), _numbers(BAREST), strict=True)):
        part = left * left if place < TEXTS else left * STEPS
        numbers.append(least + (most - least) * part // (STEPS * STEPS))
    return Measure(*numbers)


def _numbers(measure: Measure) -> tuple[int, ...]:
    return tuple(getattr(measure, field.name) for field in fields(measure))


def _gathered(crops: tuple[Crop, ...]) -> Issue:
    """All of all groups, nothing cut. Which group it is from stands there only where there are several."""
    several = len(crops) > 1
    told = (replace(one, group=one.group if several else "") for crop in crops for one in crop.stories)
    stories = sorted(told, key=lambda one: (_newest(one.day), one.key))
    lead = min(stories, key=lambda one: (not one.featured, not one.picture, _newest(one.day), one.key), default=None)
    notices = (replace(one, group=one.group if several else "") for crop in crops for one in crop.notices)
    occasions = (replace(one, group=one.group if several else "") for crop in crops for one in crop.occasions)
    pictures = sorted((pair for crop in crops for pair in crop.pictures), key=_newest_picture)
    return Issue(
        lead=lead,
        stories=tuple(one for one in stories if one is not lead),
        more=(),
        notices=tuple(sorted(notices, key=lambda one: (one.until or date.max, _newest(one.day), one.key))),
        occasions=tuple(sorted(occasions, key=lambda one: (one.start, one.key))),
        pictures=tuple(picture for _, picture in pictures),
        callers=tuple(_brief(crop.caller) for crop in crops if crop.caller.ways) if several else (crops[0].caller,),
    )


def _brief(caller: Caller) -> Caller:
    """A group among others: the one way that reaches it best."""
    return replace(caller, lines=caller.ways[:1])


def _cut(whole: Issue, measure: Measure) -> Issue:
    lead = whole.lead
    shown, rest = whole.stories[: measure.stories], whole.stories[measure.stories :]
    return replace(
        whole,
        lead=replace(lead, texts=clipped(lead.texts, measure.lead)) if lead else None,
        stories=tuple(replace(one, texts=clipped(one.texts, measure.story), picture=None) for one in shown),
        more=tuple(one.title for one in rest[: measure.more]),
        notices=tuple(replace(n, texts=clipped(n.texts, measure.notice)) for n in whole.notices[: measure.notices]),
        occasions=whole.occasions[: measure.occasions],
        pictures=whole.pictures[: measure.pictures],
        callers=whole.callers[: measure.callers],
        others=max(len(whole.callers) - measure.callers, 0),
    )


def _lines(issue: Issue) -> int:
    """The lines that all of it takes, rather too many than too few."""
    told: list[Story | Notice] = [*([issue.lead] if issue.lead else []), *issue.stories, *issue.notices]
    count = sum(_article(one) for one in told)
    count += PICTURE * (len(issue.pictures) + bool(issue.lead and issue.lead.picture))
    count += sum(1 + lines_of((one.title, one.when, one.venue, one.group), NARROW) for one in issue.occasions)
    count += sum(1 + lines_of((title,), WIDTH) for title in issue.more)
    count += sum(1 + lines_of((caller.name, *caller.lines), WIDTH) for caller in issue.callers)
    return count + LABEL * sum(map(bool, (issue.stories, issue.more, issue.notices, issue.occasions, issue.callers)))


def _article(one: Story | Notice) -> int:
    """A title and what stands below it beside the code, the text, and the white after it."""
    facts = f"{one.group} {DATED}"
    return 3 + lines_of((one.title,), NARROW) + lines_of((facts,), NARROW) + lines_of(one.texts, WIDTH)


def _newest(day: date) -> int:
    """For the newest first."""
    return -day.toordinal()


def _newest_picture(pair: tuple[date, Picture]) -> tuple[int, str]:
    return _newest(pair[0]), pair[1].copy.path
