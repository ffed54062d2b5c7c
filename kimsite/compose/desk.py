"""What lies at hand while one group is put together: its files, its addresses, what was found wrong."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace

from kimsite.compose.finder import Finder, Found
from kimsite.compose.images import variants
from kimsite.compose.mentions import Facts, in_field
from kimsite.model.content import Document, Group
from kimsite.model.report import Diagnostic
from kimsite.model.site import Body, Copy, Image
from kimsite.model.source import Attachment, Picture
from kimsite.urls import slugify

OFFERED_KINDS = (
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt", "epub"),
    *("zip", "mp3", "ogg", "m4a", "mp4"),
)
"""Files that readers may download: documents, tables, sound and film; nothing that a browser runs."""
FOLDER = "berkas"
NAMELESS = "berkas"
Teller = Callable[[str, Facts], Diagnostic]
"""Makes a diagnostic of a code and facts: knows the file and the place."""
IDS = re.compile(r'<\w+ id="(b-[^"]+)"')


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

    def find_document(self, document: Document, field: str, target: str) -> str:
        """The page's path of a document that a field names; "" and a complaint when there is none."""
        found = self.documents.find(target, posixpath.dirname(document.path))
        if not found:
            self.complain(in_field(document, field, "K232", self.facts(target, self.documents), target))
            return ""
        self.hint(found, lambda code, facts: in_field(document, field, code, facts, target), target)
        return self.addresses[found.path]

    def hint(self, found: Found, tell: Teller, target: str) -> None:
        """Say which of several files was taken."""
        if found.ambiguous:
            facts = (("target", posixpath.basename(target)), ("chosen", found.path))
            self.complain(tell("K215", facts))

    def facts(self, target: str, finder: Finder) -> Facts:
        """What to tell about a target that means nothing."""
        return (("target", target), ("near", finder.nearest(target)))

    def kinds(self) -> str:
        """The kinds of files that may be downloaded, for people."""
        return ", ".join(OFFERED_KINDS)
