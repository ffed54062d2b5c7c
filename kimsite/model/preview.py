"""What messengers show of a page before anybody opens it: a drawn card."""

from kimsite.model.value import frozen

PREVIEW_SIZE = (1200, 630)
"""What WhatsApp, Facebook and Telegram show whole."""


@frozen
class Preview:
    """A card to be drawn at `path`: the title ("" for the group's own card), above it the type, below it who and where.

    `colour` is `#rrggbb`. `logo` is a picture of the project, of bytes with this digest; "" without one.
    """

    path: str
    title: str
    kind: str
    group: str
    place: str
    colour: str
    logo: str = ""
    logo_digest: str = ""
