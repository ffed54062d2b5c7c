"""A group's accounts elsewhere, as addresses that can be followed."""

import re

from kimsite.contacts import SOCIAL_SITES
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.read import values
from kimsite.read.keys import normal
from kimsite.read.nodes import Mapping, Node, Scalar, is_empty
from kimsite.read.sheet import Sheet

HANDLE = pattern(r"@?([A-Za-z0-9_][A-Za-z0-9_.-]{0,80})")
HOST = pattern(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S*", re.IGNORECASE)


def read_social(node: Node | None, sheet: Sheet) -> tuple[tuple[tuple[str, str], ...], tuple[Diagnostic, ...]]:
    """`instagram: kimlasiana` or a whole address → (site, address) in the order written; errors for what is neither."""
    if not isinstance(node, Mapping):
        return (), ()
    found: list[tuple[str, str]] = []
    problems: list[Diagnostic] = []
    for key, value in node.entries:
        if not isinstance(value, Scalar) or is_empty(value):
            continue
        site = normal(key.text)
        address = _address(site, value.text.strip())
        if address is None:
            problems.append(sheet.point("K156", value.line, value.column, value.length, value=value.text, key=key.text))
        else:
            found.append((site, address))
    return tuple(found), tuple(problems)


def _address(site: str, text: str) -> str | None:
    if "://" in text:
        return values.url(text)
    handle = HANDLE.fullmatch(text)
    if handle and site in SOCIAL_SITES:
        name = f"@{handle[1]}" if site == "youtube" and text.startswith("@") else handle[1]
        return SOCIAL_SITES[site] + name
    return values.url(f"https://{text}") if HOST.fullmatch(text) else None
