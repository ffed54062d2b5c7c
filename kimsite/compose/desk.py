"""What lies at hand while one group is put together: its files, its addresses, what was found wrong."""

import posixpath
from collections.abc import Callable
from dataclasses import replace

from kimsite.compose.finder import Finder, Found
from kimsite.compose.images import variants
from kimsite.compose.mentions import Facts, in_field
from kimsite.model.content import Document, Group
from kimsite.model.report import Diagnostic
from kimsite.model.site import Absent, Body, Copy, Image
from kimsite.model.source import Attachment, Picture
from kimsite.pattern import pattern
from kimsite.urls import slugify
from kimsite.vocabulary import OFFERED_KINDS

FOLDER = "berkas"
NAMELESS = "berkas"
Teller = Callable[[str, Facts], Diagnostic]
"""Makes a diagnostic of a code and facts: knows the file and the place."""
SECTION = pattern(r'<h[1-6] id="b-([^"]+)"')
IDS = pattern(r'<\w+ id="(b-[^"]+)"')


class Desk:
    """Finds what is meant and remembers which copies and complaints that made.

    `addresses` holds the documents that have a page: source path → page's path.
    """

    def __init__(
        self,
        group: Group,
        documents: dict[str, tuple[Document, Body]],
        addresses: dict[str, str],
        pictures: tuple[Picture, ...],
        attachments: tuple[Attachment, ...],
        absent: tuple[Absent, ...] = (),
    ) -> None:
        self.group = group
        self.addresses = addresses
        self.problems: list[Diagnostic] = []
        self.copies: dict[str, Copy] = {}
        self._texts = documents
        self._pictures = {picture.path: picture for picture in pictures}
        self._attachments = {attachment.path: attachment for attachment in attachments}
        self.pictures = Finder(group.folder, self._pictures)
        self.attachments = Finder(group.folder, self._attachments)
        self.documents = Finder(group.folder, addresses)
        for path, address in addresses.items():
            document = documents[path][0]
            for name in (document.slug, address, *(alias.strip("/") for alias in document.aliases)):
                self.documents.add_name(name, path)

        left_out = (Absent(path, "K227", documents[path][0].slug) for path in documents if path not in addresses)
        self._absent = {file.path: file for file in (*absent, *left_out)}
        self._hidden = Finder(group.folder, self._absent)
        for file in self._absent.values():
            self._hidden.add_name(file.slug, file.path)

    def complain(self, problem: Diagnostic) -> None:
        """Remember something to tell the authors."""
        self.problems.append(problem)

    def image(self, path: str, alt: str = "", caption: str = "") -> Image:
        """A picture of the group, shown: its copies will be made."""
        picture = self._pictures[path]
        image, copies = variants(picture, posixpath.splitext(posixpath.basename(path))[0])
        self.copies.update((copy.path, copy) for copy in copies)
        return replace(image, alt=alt, caption=caption)

    def offers(self, path: str) -> bool:
        """Whether a file is of a kind that readers may download."""
        return posixpath.splitext(path)[1][1:].lower() in OFFERED_KINDS

    def download(self, path: str) -> tuple[str, int]:
        """A file of the group, offered: where its copy will lie, and its size."""
        attachment = self._attachments[path]
        stem, suffix = posixpath.splitext(posixpath.basename(path))
        output = f"{FOLDER}/{slugify(stem) or NAMELESS}-{attachment.digest[:8]}{suffix.lower()}"
        self.copies[output] = Copy(output, path, attachment.digest, "file")
        return output, attachment.size

    def fragments(self, path: str) -> frozenset[str]:
        """The ids that links from other pages may lead to."""
        return frozenset(IDS.findall(self._texts[path][1].html))

    def sections(self, path: str) -> tuple[str, ...]:
        """The names of a document's headings, as links within it call them."""
        return tuple(SECTION.findall(self._texts[path][1].html))

    def find_document(self, document: Document, field: str, target: str) -> str:
        """The page's path of a document that a field names; "" and a complaint when there is none."""
        start = posixpath.dirname(document.path)
        found = self.documents.find(target, start)
        if not found:
            self.complain(in_field(document, field, *self.lost("K232", target, self.documents, start), target))
            return ""
        self.hint(found, lambda code, facts: in_field(document, field, code, facts, target), target, start)
        return self.addresses[found.path]

    def hint(self, found: Found, tell: Teller, target: str, start: str) -> None:
        """Say which of several files was taken, and its path from the folder `start`."""
        if found.ambiguous:
            better = posixpath.relpath(found.path, start)
            facts = (("target", posixpath.basename(target)), ("chosen", found.path), ("better", better))
            self.complain(tell("K215", facts))

    def lost(self, code: str, target: str, finder: Finder, start: str) -> tuple[str, Facts]:
        """What to tell about a target that leads nowhere: `code`, unless it means a file that may not be shown yet."""
        if found := self._hidden.find(target, start):
            file = self._absent[found.path]
            return file.code, (("target", target), ("path", file.path), ("date", file.date))
        return code, (("target", target), ("near", finder.nearest(target)))

    def kinds(self) -> str:
        """The kinds of files that may be downloaded, for people."""
        return ", ".join(OFFERED_KINDS)
