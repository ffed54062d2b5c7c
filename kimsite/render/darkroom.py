"""Where copies of pictures are made. Those of one source follow each other, so it is read and decoded once for all."""

from pathlib import Path
from typing import TYPE_CHECKING

from kimsite.model.settings import Limits
from kimsite.model.site import Copy
from kimsite.render.picture import copy_of, print_of

if TYPE_CHECKING:
    from PIL.Image import Image


class Darkroom:
    """Keeps the print that it used last. `source` is the project folder."""

    def __init__(self, source: Path, limits: Limits) -> None:
        self._source = source
        self._limits = limits
        self._known: tuple[str, str] = ("", "")
        self._print: Image | None = None

    def copy(self, copy: Copy) -> bytes:
        """The bytes of a copy. Raises OSError, PictureError."""
        wanted = (copy.source, copy.digest)
        if self._print is None or self._known != wanted:
            self._print = None  # two at a time would take twice the memory
            data = (self._source / copy.source).read_bytes()
            self._print, self._known = print_of(data, copy.source, self._limits), wanted
        return copy_of(self._print, copy)
