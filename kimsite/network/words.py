"""The words of a network's search: in files by how they begin, none of them large.

Each province gathers its words in shelves, by their first two letters. A file holds the words of a whole shelf, of
some that are small, or of part of one that is large: a file that would be large is cut by one more letter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from kimsite.digest import digest_bytes
from kimsite.model.index import WordsView
from kimsite.network.groups import entry_of
from kimsite.network.library import Library
from kimsite.plan.planned import Planned
from kimsite.plan.roll import OTHER, index

FOLDER = "cari/"
LETTERS = 2
"""Of a word's beginning, by which provinces gather them."""
SPLIT = 32_000
"""Bytes of words that stay in one file, roughly; compressed, a fifth of it."""
BLOCK, SHELF = b"\f", b"\v"
"""Between the words of two groups, and of two beginnings."""
Begun = dict[str, bytearray]
"""By how they begin: the number of each group and its lines."""


def gather(library: Library) -> dict[str, bytes]:
    """The words of a province, by shelf."""
    found: defaultdict[bytes, bytearray] = defaultdict(bytearray)
    for place, words in enumerate(library.take_words()):
        if not words:  # one that is built elsewhere has no roll, but a name
            entry = entry_of(library.groups[place])
            words = index([(entry.name, entry.place)])
        _add(found, library.base + place + 1, words)
    return _shelves(found)


def gather_pages(titles: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """The words of the network's own pages, which are number 0: each page's title, and what it is."""
    found: defaultdict[bytes, bytearray] = defaultdict(bytearray)
    _add(found, 0, index(titles))
    return _shelves(found)


def _add(found: defaultdict[bytes, bytearray], number: int, words: str) -> None:
    before = b"%d\n" % number
    for block in words.encode().split(BLOCK) if words else ():
        begin, _, lines = block.partition(b"\n")
        found[begin] += before + lines + BLOCK


def _shelves(found: Mapping[bytes, bytearray]) -> dict[str, bytes]:
    shelves: defaultdict[str, list[bytes]] = defaultdict(list)
    for begin in sorted(found):
        shelves[begin.decode()[:LETTERS]].append(begin + b"\n" + found[begin] + SHELF)
    return {name: b"".join(blocks) for name, blocks in shelves.items()}


def cut(sizes: Mapping[str, int], prefix: str = "") -> dict[str, tuple[str, ...]]:
    """Which shelves, of so many bytes, are put into files together: by how the names of all those files begin."""
    if sum(sizes.values()) <= SPLIT or list(sizes) == [prefix] or len(prefix) == LETTERS:
        return {prefix: tuple(sorted(sizes))} if sizes or not prefix else {}
    longer: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for name in sorted(sizes):
        longer[name[: len(prefix) + 1]][name] = sizes[name]
    parts: dict[str, tuple[str, ...]] = {}
    for begin in sorted(longer):
        parts |= cut(longer[begin], begin)
    return parts


def plan_words(prefix: str, shelves: Iterable[bytes]) -> Iterator[Planned]:
    """The files of words that begin with `prefix`, from what each province put into these shelves."""
    found: defaultdict[str, bytearray] = defaultdict(bytearray)
    for shelf in shelves:
        for block in shelf.split(SHELF)[:-1]:
            begin, _, said = block.partition(b"\n")
            found[begin.decode()] += said
    for name, words in _leaves(found, prefix).items():
        show = partial(_words_view, name, words)
        yield Planned(f"{FOLDER}k-{name}.js", "index", show, seen=digest_bytes(name.encode() + BLOCK + words))


def prefix_of(path: str) -> str:
    """How the words in the file at `path` begin."""
    return path.removeprefix(f"{FOLDER}k-").removesuffix(".js")


def _leaves(found: Begun, prefix: str) -> dict[str, bytes]:
    """The files: a beginning and its words. What is too large is cut at its next letter. `found` is empty afterwards:
    there are many bytes, and they need not be there twice."""
    if sum(map(len, found.values())) <= SPLIT or (len(found) == 1 and prefix == OTHER):
        return {prefix: b"".join(found.pop(begin) for begin in sorted(found))} if found or not prefix else {}
    longer: defaultdict[str, Begun] = defaultdict(dict)
    for begin in sorted(found):
        longer[begin[: len(prefix) + 1]][begin] = found.pop(begin)
    leaves: dict[str, bytes] = {}
    for begin in sorted(longer):
        inside = longer.pop(begin)
        if begin != prefix:
            leaves |= _leaves(inside, begin)
            continue
        # Words that are no longer than this; or, where they are known by it alone, all that begin so.
        said = bytes(inside[begin])
        leaves |= {begin: said} if len(said) <= SPLIT else _deeper(said, begin)
    return leaves


def _deeper(said: bytes, prefix: str) -> dict[str, bytes]:
    """Words that begin alike, cut by one letter more than they came."""
    if said.count(b"\n") == said.count(b"\n" + prefix.encode() + b" "):
        return {prefix: said}  # it is one word
    found: defaultdict[str, list[str]] = defaultdict(list)
    for block in said.decode().split("\f")[:-1]:
        number, *lines = block.split("\n")
        mine: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            mine[line.partition(" ")[0][: len(prefix) + 1]].append(line)
        for begin, some in mine.items():
            found[begin].append("\n".join((number, *some)) + "\f")
    leaves: dict[str, bytes] = {}
    for begin, blocks in sorted(found.items()):
        data = "".join(blocks).encode()
        whole = begin == prefix or len(data) <= SPLIT
        leaves |= {begin: data} if whole else _deeper(data, begin)
    return leaves


def _words_view(prefix: str, said: bytes) -> WordsView:
    return WordsView(prefix, said.decode())
