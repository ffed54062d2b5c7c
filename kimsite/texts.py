"""What a group wrote, and its bodies: read and converted again only where a file changed, by one process or more."""

from collections.abc import Sequence
from functools import lru_cache, partial

from kimsite.compose.guard import Refusal, convert_within
from kimsite.digest import digest_below, digest_bytes, digest_value
from kimsite.engine.execute import spread
from kimsite.engine.recall import Signatures, recall
from kimsite.model.cache import BodyMemory, GroupCache, Reading
from kimsite.model.content import Document, Group
from kimsite.model.reading import Source
from kimsite.model.report import Diagnostic
from kimsite.model.settings import Limits, Settings
from kimsite.model.site import Body, Profile
from kimsite.model.source import GroupFiles, SourceFile
from kimsite.model.value import frozen
from kimsite.read.content import Content, arrange, read_source

Bodies = dict[str, Body | Refusal]


@frozen
class Texts:
    """A group's content with a body for each of `documents`, and both as the next build may use them again."""

    content: Content
    documents: tuple[Document, ...]
    bodies: tuple[Body, ...]
    refused: tuple[Diagnostic, ...]
    reading: Reading
    memories: tuple[BodyMemory, ...]


@frozen
class _Common:
    """What reading and converting any file of a group needs. `known` are keys of bodies that are there already."""

    group: Group
    profile: str
    root: str
    limits: Limits
    known: frozenset[str]


@frozen
class _Share:
    """Files read: the documents' keys by path, and the bodies that were not known, by key."""

    sources: list[Source]
    keys: dict[str, str]
    bodies: Bodies


def read_texts(
    group: Group, files: GroupFiles, settings: Settings, cache: GroupCache, started: int, workers: int
) -> Texts:
    """What the group wrote. `started` is when this build began (ns since the epoch)."""
    root, limits = settings.source, settings.limits
    sight, listed = digest_value(group, limits), tuple(files.files)
    known, signatures = recall(listed, cache.reading, sight, started, partial(digest_below, root))
    bodies: Bodies = {memory.key: memory.body for memory in cache.bodies}
    common = _Common(group, files.profile, root, limits, frozenset(bodies))
    keys: dict[str, str] = {}
    for share in spread(workers, _read_share, common, [file for file in listed if file.path not in known]):
        known |= {source.path: source for source in share.sources}
        keys |= share.keys
        bodies |= share.bodies
    sources = tuple(known[file.path] for file in listed)
    content = arrange(sources, settings)
    return _with_bodies(content, _reading(sight, started, signatures, sources), keys, bodies, common)


def _reading(sight: str, started: int, signatures: Signatures, sources: tuple[Source, ...]) -> Reading:
    """What the next build need not read again. What the system did not give today it may give tomorrow."""
    pairs = [
        pair for pair in zip(signatures, sources, strict=True) if not any(p.code == "K005" for p in pair[1].problems)
    ]
    return Reading(sight, started, tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs))


def _read_share(common: _Common, files: Sequence[SourceFile]) -> _Share:
    share = _Share([], {}, {})
    for file in files:
        source = read_source(file, common.profile, common.group, common.root, common.limits)
        share.sources.append(source)
        if source.document:
            profile, key = _key(source.document, common)
            share.keys[source.path] = key
            if key not in common.known and key not in share.bodies:
                share.bodies[key] = convert_within(source.document.text, profile, common.limits)
    return share


def _key(document: Document, common: _Common) -> tuple[Profile, str]:
    """What converting a document depends on besides its text, and the key of its body: the digest of both."""
    group = common.group
    profile, before = _profile(document.language or group.language, group.line_breaks, common.limits)
    return profile, digest_bytes(before + document.text.encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=16)
def _profile(language: str, line_breaks: bool, limits: Limits) -> tuple[Profile, bytes]:
    """A profile, and what stands for it and the limits in a key."""
    profile = Profile(language, line_breaks)
    return profile, f"{profile}{limits}\n".encode()


def _with_bodies(content: Content, reading: Reading, keys: dict[str, str], bodies: Bodies, common: _Common) -> Texts:
    kept: list[Document] = []
    memories: dict[str, BodyMemory] = {}
    found: list[Body] = []
    refused: list[Diagnostic] = []
    for document in content.published:
        key = keys.get(document.path) or _key(document, common)[1]
        body = bodies.get(key) or convert_within(document.text, _key(document, common)[0], common.limits)
        if isinstance(body, Refusal):
            refused.append(body.diagnostic(document.path))
            continue
        kept.append(document)
        found.append(body)
        memories[key] = BodyMemory(key, body)
    return Texts(content, tuple(kept), tuple(found), tuple(refused), reading, tuple(memories.values()))
