"""Hosts that are no place for shops, and how much of a site is one."""

import json
from contextlib import suppress

from kimsite.model.publication import Target
from kimsite.model.report import Diagnostic
from kimsite.publish.load import Load
from kimsite.publish.stopped import stopped

NO_SHOPS = frozenset({"github"})
"""GitHub Pages, "prohibited uses": https://docs.github.com/pages/getting-started-with-github-pages/github-pages-limits."""
PRODUCT = "produk"
PROFILE, NETWORK = "kim.json", "network.json"
"""What a group's and a network's site say of themselves."""


def of_shops(target: Target, site: Load) -> tuple[Diagnostic, ...]:
    """K729 where most of a site are products and its host does not want that."""
    if target.kind not in NO_SHOPS:
        return ()
    counts = _counts(site)
    products, documents = counts.get(PRODUCT, 0), sum(counts.values())
    if products * 2 <= documents:
        return ()
    facts = {"kind": target.kind, "products": str(products), "documents": str(documents)}
    return (stopped("K729", target.path, target.line, **facts).problem,)


def _counts(site: Load) -> dict[str, int]:
    """Documents by their type."""
    for file in site.manifest.files:
        if file.path in (PROFILE, NETWORK):
            with suppress(ValueError, AttributeError, KeyError, TypeError):
                said = json.loads(site.bytes_of(file))
                found = said["totals"]["counts"] if file.path == NETWORK else said["counts"]
                return {str(kind): int(count) for kind, count in found.items()}
    return {}
