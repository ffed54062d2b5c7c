"""How heavy pages are for their readers, and may be."""

from kimsite.model.value import frozen

KB = 1000


@frozen
class Budgets:
    """What a page may weigh in bytes: compressed, with its style sheet and its pictures at 360 pixels.

    `text` for a document without pictures, `photo` for one with a photo, `page` for all other pages. The values
    that hold when nobody says another are those of kimsite's design: 14 kB are what a server sends before it waits
    for the first answer (RFC 6928, ten segments of 1,460 bytes).
    """

    text: int = 14 * KB
    photo: int = 60 * KB
    page: int = 100 * KB


STANDARD = Budgets()


@frozen
class Weight:
    """A page's weight in bytes: itself and its `style` sheet, compressed; its `pictures` at 360 pixels, by path,
    heaviest first. Those that are `shown` at once count against a budget, others come while their reader scrolls."""

    page: int
    style: int
    pictures: tuple[tuple[str, int], ...] = ()
    shown: int = 0

    @property
    def at_once(self) -> int:
        """What comes before anybody scrolls."""
        return self.page + self.style + self.shown

    @property
    def all(self) -> int:
        """All pictures of the page."""
        return sum(size for _, size in self.pictures)
