"""What every kind of target can do. A new kind is a module with such a class, and a line in `kinds`."""

from typing import Protocol

from kimsite.model.publication import Changes, Manifest
from kimsite.publish.load import Load


class Destination(Protocol):
    """One place to publish to. All methods raise Stopped when that place, or the way there, does not allow it."""

    where: str
    """The place as people know it, without secrets."""
    metered: bool
    """Whether what is sent goes over the air, and only what changed."""

    def load(self, site: Load) -> Load:
        """The site as this place wants it; limits of the place are looked at here."""

    def held(self, load: Load) -> Manifest:
        """What lies there now."""

    def warned(self) -> str:
        """The code of what somebody has to say yes to before anything is sent, or ""; asked after `held`."""

    def weight(self, load: Load, changes: Changes) -> int:
        """How many bytes will be sent at most, as far as that can be known; 0 where nothing changes."""

    def send(self, load: Load, changes: Changes) -> None:
        """Puts the site there: afterwards it lies there as a whole, or what lay there before does."""

    def verify(self, load: Load) -> None:
        """Looks again at what lies there now; raises Stopped (K713) when it is not the site."""

    def back(self, dry: bool = False) -> Manifest:
        """What lay there before lies there again, or with `dry` only would; what that is. Raises Stopped where nothing
        is kept."""
