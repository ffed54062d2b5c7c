"""What reading one file came to."""

from kimsite.model.content import Document
from kimsite.model.report import Diagnostic
from kimsite.model.source import Attachment, Picture
from kimsite.model.value import frozen


@frozen
class Source:
    """One file of a group, read: it holds a document, a picture or an attachment; none of them when it is
    `broken`, or the group's own profile."""

    path: str
    document: Document | None = None
    picture: Picture | None = None
    attachment: Attachment | None = None
    broken: bool = False
    problems: tuple[Diagnostic, ...] = ()
