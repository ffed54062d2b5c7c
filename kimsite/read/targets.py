"""What group.yaml and network.yaml say of publishing → targets, and what is wrong with them."""

from collections.abc import Iterable

from kimsite.diagnostics import holds_secret, severity
from kimsite.model.publication import Publishing, Target
from kimsite.model.report import Diagnostic
from kimsite.read import values
from kimsite.read.fields import Named, Record, read_fields
from kimsite.read.keys import index
from kimsite.read.kinds import Context
from kimsite.read.nodes import Node, scalars
from kimsite.read.remotes import EXAMPLES, schemes_of
from kimsite.read.remotes import SLUG as PLACEHOLDER
from kimsite.read.sheet import Sheet
from kimsite.read.table import read_table
from kimsite.urls import SLUG, file_name
from kimsite.vocabulary import BRANCHES, GROUP_FIELDS, HOSTS, NETWORK_FIELDS, PUBLISH, SERVERS, TARGET_KEYS

PARTS = {part.attribute: part for part in PUBLISH[0].parts}
NEEDED: dict[str, tuple[tuple[str, ...], ...]] = {
    "folder": (("path",),),
    "zip": (),
    "git": (("remote",),),
    **dict.fromkeys(BRANCHES, (("repository", "remote"),)),
    **dict.fromkeys(HOSTS, (("site",),)),
    "cloudflare": (("account",), ("site",)),
    **dict.fromkeys(SERVERS, (("server",),)),
}
"""Of each kind the keys that have to be there; where several may stand for each other, one of them."""
LONGEST_NAME = 20
"""Characters of a target's name: it is typed, and shown, so it must be no token that stands in the wrong place."""
TAKEN = frozenset({"setup"})
"""Words that mean something else behind `kimsite publish`."""


def read_publishing(data: bytes, path: str, network: bool, member: bool) -> tuple[Publishing, tuple[Diagnostic, ...]]:
    """The bytes of network.yaml or group.yaml → what they say of publishing, and the errors of that.

    `member`: a group of a network. Errors elsewhere in the file are a build's to tell.
    """
    mapping, sheet, problems = read_table(data, path)
    if mapping is None:
        return Publishing(), tuple(problems)
    record = read_fields(mapping, index(NETWORK_FIELDS if network else GROUP_FIELDS), Context(sheet))
    targets, found = targets_of(record, sheet, member)
    own = range(record.nodes["targets"].line, _end(record.nodes["targets"]) + 1) if "targets" in record.nodes else ()
    found = (*found, *(problem for problem in record.problems if problem.line in own))
    said = Publishing(targets, record.number("data_price") or 0, record.text("base_url").rstrip("/"))
    return said, tuple(problem for problem in found if severity(problem) == "error")


def targets_of(record: Record, sheet: Sheet, member: bool) -> tuple[tuple[Target, ...], tuple[Diagnostic, ...]]:
    """The targets of a file that was read, those without a fault, and what is wrong with the others."""
    targets, problems = [], []
    for named in record.named("targets"):
        said = [*_of_name(named, sheet), *_of_keys(named, sheet, member)]
        problems += said
        if not any(severity(problem) == "error" for problem in (*said, *named.record.problems)):
            targets.append(_target(named, sheet))
    return tuple(targets), tuple(problems)


def kind_of(named: Named) -> str:
    """What a target is: what it says, or its name where that is a kind."""
    key = named.key.text.strip().lower()
    return named.record.text("kind") or (key if key in TARGET_KEYS and "kind" not in named.record.nodes else "")


def _of_name(named: Named, sheet: Sheet) -> Iterable[Diagnostic]:
    """A name is typed as an argument, is a folder's name, and stands in messages."""
    name = named.key.text
    plain = SLUG.fullmatch(name) and file_name(name) == name and len(name) <= LONGEST_NAME
    if not plain or name in TAKEN or holds_secret(name):
        yield _at("K185", named.key, sheet)


def _of_keys(named: Named, sheet: Sheet, member: bool) -> Iterable[Diagnostic]:
    kind, record = kind_of(named), named.record
    if not kind:
        if not record.problems:
            yield _at("K186", named.key, sheet, name=named.key.text, key="jenis", known=", ".join(TARGET_KEYS))
        return
    known = TARGET_KEYS[kind]
    for attribute, node in record.nodes.items():
        if attribute not in (*known, "kind"):
            keys = ", ".join(PARTS[one].names[0] for one in known)
            yield _at("K187", node, sheet, key=PARTS[attribute].names[0], kind=kind, known=keys)
    for needed in NEEDED[kind]:
        if not record.problems and not any(one in record.nodes for one in needed):
            key = PARTS[needed[0]].names[0]
            yield _at("K186", named.key, sheet, name=named.key.text, key=key, known="")
    server = record.text("server")
    if kind in SERVERS and server and not server.startswith(schemes_of(kind)):
        yield _at("K189", record.nodes["server"], sheet, key="server", example=EXAMPLES[kind])
    if member:
        yield from _of_operator(record, kind, sheet)
    address = record.text("address")
    if address and values.url(address.replace(PLACEHOLDER, "kim")) is None:
        yield _at("K142", record.nodes["address"], sheet, value=address)


def _of_operator(record: Record, kind: str, sheet: Sheet) -> Iterable[Diagnostic]:
    """A group of a network never says where on the disk of whoever publishes for it anything is written, to which
    server and path their keys and passwords open the way, nor which services of that computer are talked to."""
    if "path" in record.nodes and kind in ("folder", "zip"):
        yield _at("K188", record.nodes["path"], sheet, key="jalur")
    if "server" in record.nodes and kind in SERVERS:
        yield _at("K188", record.nodes["server"], sheet, key="server")
    if record.text("remote").startswith(("file:", "http:")):
        yield _at("K188", record.nodes["remote"], sheet, key="remote")


def _target(named: Named, sheet: Sheet) -> Target:
    record = named.record
    return Target(
        name=named.key.text,
        kind=kind_of(named),
        place=record.text("path"),
        keep=record.number("keep") or 0,
        split=record.flag("split"),
        repository=record.text("repository"),
        remote=record.text("remote"),
        branch=record.text("branch"),
        history=record.flag("history"),
        site=record.text("site"),
        account=record.text("account"),
        server=record.text("server"),
        address=record.text("address").rstrip("/"),
        path=sheet.path,
        line=named.key.line,
    )


def _end(node: Node) -> int:
    """The last line that something below a node begins on."""
    return max((text.line for _, text in scalars(node)), default=node.line)


def _at(code: str, node: Node, sheet: Sheet, **facts: str) -> Diagnostic:
    return sheet.point(code, node.line, node.column, node.length, **facts)
