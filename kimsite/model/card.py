"""What lists are made of: documents, and terms with how many there are. Part of the theme contract (`model.view`)."""

from datetime import datetime

from kimsite.model.content import Event
from kimsite.model.frame import Link
from kimsite.model.site import Image
from kimsite.model.value import frozen


@frozen
class Count:
    """A term with how many documents it has; `depth` is 0 for a top category, 1 below it, and so on."""

    path: str
    title: str
    count: int
    depth: int = 0


@frozen
class Card:
    """A document in a list."""

    path: str
    title: str
    type: str
    summary: str
    language: str
    date: datetime | None = None
    category: Link | None = None
    image: Image | None = None
    event: Event | None = None
    price: int | None = None
    rating: str = ""
    stage: str = ""
    group: Link | None = None
