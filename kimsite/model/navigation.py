"""Ways through a site: its menu, the pages of a long list."""

from kimsite.model.value import frozen


@frozen
class MenuItem:
    """An entry of the main menu. `key` is `home`, a type, `profile`, ...; the page whose head.section it is, is here.

    `title` is "" when the interface has a word for `key`.
    """

    key: str
    path: str
    title: str = ""


@frozen
class Pages:
    """Where this page stands in a paginated list. `links` has one path a page; `number` counts from 1."""

    number: int
    links: tuple[str, ...]
