"""What people send is not theirs alone: numbers and addresses of others must not be published with a wish."""

import re
from dataclasses import replace

from kimsite.contacts import mails, numbers, own_contacts
from kimsite.model.content import Group
from kimsite.model.report import Diagnostic
from kimsite.read.sheet import Sheet


def find_contacts(sheet: Sheet, group: Group) -> tuple[Diagnostic, ...]:
    """A warning at the first telephone number or e-mail address of a file, with how many follow. The group's own are
    meant to be read; the line that the warning shows has none of them."""
    known = own_contacts(group)
    found = [
        (number, one)
        for number, line in enumerate(sheet.lines, 1)
        for one in sorted((*numbers(line, known), *mails(line, known)), key=lambda match: match.start())
    ]
    if not found:
        return ()
    line, first = found[0]
    length = first.end() - first.start()
    more = str(len(found) - 1) if len(found) > 1 else ""
    problem = sheet.point("K199", line, first.start() + 1, length, more=more)
    for number, one in found:
        if number == line:
            hidden = re.sub("[0-9A-Za-z]", "x", one.group())
            problem = replace(problem, source=problem.source[: one.start()] + hidden + problem.source[one.end() :])
    return (problem,)
