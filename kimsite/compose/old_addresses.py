"""Where pages lay before (alamat_lama): which of those addresses can lead to where they are now."""

from urllib.parse import unquote, urlsplit

from kimsite.compose.addresses import LIST_PAGE, RESERVED
from kimsite.compose.mentions import in_field
from kimsite.model.content import Document, Group
from kimsite.model.report import Diagnostic
from kimsite.urls import bare
from kimsite.vocabulary import TYPE_IDS

BARE_RESERVED = frozenset(bare(name) for name in RESERVED)


def old_addresses(
    group: Group, documents: tuple[Document, ...], addresses: dict[str, str]
) -> tuple[dict[str, tuple[str, ...]], list[Diagnostic]]:
    """By document: its old paths below the group's root, decoded, without the first slash.

    What is another page's or the site's own is left out and told; of two
    documents that name one address the first by path has it.
    """
    owners = {bare(address).casefold(): path for path, address in addresses.items()}
    found: dict[str, tuple[str, ...]] = {}
    problems: list[Diagnostic] = []
    for document in sorted(documents, key=lambda d: d.path):
        kept = []
        for alias in document.aliases:
            old = path_of(alias, group.base_url)
            owner = owners.get(bare(old).casefold(), document.path)
            if _is_the_sites(old):
                problems.append(in_field(document, "aliases", "K223", (("old", alias),)))
            elif owner != document.path:
                problems.append(in_field(document, "aliases", "K222", (("old", alias), ("other", owner))))
            elif old != addresses[document.path]:
                owners[bare(old).casefold()] = document.path
                kept.append(old)
        found[document.path] = tuple(dict.fromkeys(kept))
    return found, problems


def path_of(address: str, base_url: str) -> str:
    """The path of an old address, whole (`https://lama.example/2019/panen`) or not, below the group's root.

    Queries fall away: hosts look at paths alone. So does the folder that the site lies in.
    """
    try:
        path = unquote(urlsplit(address).path, errors="ignore").lstrip("/")
        folder = unquote(urlsplit(base_url).path).strip("/") + "/"
    except ValueError:
        return ""
    return path.removeprefix(folder) if folder != "/" else path


def _is_the_sites(old: str) -> bool:
    """Whether this is no page of a document: home, a list, or no path at all."""
    parts = bare(old).casefold().split("/")
    if not all(parts) or {".", ".."} & set(parts):
        return True
    first, rest = parts[0], parts[1:]
    if first in TYPE_IDS:
        return not rest or (len(rest) == 1 and LIST_PAGE.fullmatch(rest[0]) is not None)
    return first in BARE_RESERVED and (not rest or first in ("kategori", "tag", "arsip", "penulis", "cari"))
