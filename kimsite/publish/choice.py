"""Which sites go where: what was asked for on the command line, among what YAML says."""

from collections.abc import Mapping, Sequence

from kimsite.diagnostics import holds_secret
from kimsite.model.publication import DATA_PRICE, Publishing, Target
from kimsite.model.value import frozen
from kimsite.publish.stopped import stopped

PLACEHOLDER = "{slug}"
ALWAYS = "zip"
"""A target that is there without a word in YAML: a copy to carry needs no place on the web."""


@frozen
class Chosen:
    """One site and its target. `address`: where readers find it, "" for nowhere that is known."""

    slug: str
    target: Target
    price: int
    address: str


def choose(
    name: str,
    network: Publishing | None,
    groups: Mapping[str, Publishing],
    wanted: Sequence[str],
    everything: bool,
) -> tuple[Chosen, ...]:
    """The sites to publish to the target called `name`, in the order of slugs.

    `network` is None for a project with a single group, which is the one in `groups`, under "". In a network the whole
    goes to its own target; `wanted` groups, or with `everything` all, go each to theirs, or to where the network sends
    every group (`{slug}`). Raises Stopped: K704 there is no such target, K705 it is one for groups.
    """
    if network is None:
        said = groups[""]
        return (_chosen("", named(name, said), said, said),)
    own = _named(name, network)
    if not wanted and not everything:
        if own and is_for_groups(own):
            raise stopped("K705", own.path, own.line, name=name)
        return (_chosen("", own or _unknown(name, network), network, network),)
    shared = own if own and (is_for_groups(own) or own.kind == ALWAYS) else None
    found = []
    for slug in sorted(wanted or groups):
        target = _named(name, groups[slug], always=False) or shared
        if target:
            found.append(_chosen(slug, target, groups[slug], network))
        elif wanted:
            _unknown(name, groups[slug], network)
    if not found:
        _unknown(name, network, *groups.values())
    return tuple(found)


def is_for_groups(target: Target) -> bool:
    """Whether a network says with one target where each of its groups goes."""
    texts = (target.place, target.remote, target.repository, target.branch, target.site, target.server, target.address)
    return any(PLACEHOLDER in text for text in texts)


def named(name: str, said: Publishing) -> Target:
    """The target of that name. Raises Stopped (K704) when there is none."""
    return _named(name, said) or _unknown(name, said)


def _named(name: str, said: Publishing, always: bool = True) -> Target | None:
    usual = Target(ALWAYS, ALWAYS, path="kimsite publish zip") if always and name == ALWAYS else None
    return next((target for target in said.targets if target.name == name), usual)


def _unknown(name: str, *said: Publishing) -> Target:
    known = sorted({target.name for one in said for target in one.targets} | {ALWAYS})
    raise stopped("K704", "publikasi", name="…" if holds_secret(name) else name, known=", ".join(known))


def _chosen(slug: str, target: Target, said: Publishing, above: Publishing) -> Chosen:
    """With the price that the group says, or its network; and the address of the target, or of the site."""
    base = said.base_url if slug else above.base_url
    address = target.address.replace(PLACEHOLDER, slug) or base
    price = said.data_price or above.data_price or DATA_PRICE
    return Chosen(slug, target, price, "" if target.kind == ALWAYS else address.rstrip("/"))
