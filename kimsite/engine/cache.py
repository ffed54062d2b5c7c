"""What a build of one group may use again: its outputs, its bodies, what its files held."""

from operator import is_
from pathlib import Path

from kimsite.engine.bodies import load_bodies, save_bodies
from kimsite.engine.ledger import BODIES, SOURCES, load_outputs, place_of
from kimsite.engine.recall import load_reading, save_reading
from kimsite.model.cache import GroupCache, Reading


def load_cache(folder: Path, slug: str, salt: str, clean: bool = False) -> GroupCache:
    """What is remembered of one group; with `clean` only which outputs it has, so that they can be replaced."""
    records, _ = load_outputs(folder, slug, salt, "clean" if clean else "")
    if clean:
        return GroupCache(records)
    bodies = load_bodies(place_of(folder, slug, BODIES), salt)
    return GroupCache(records, bodies, load_reading(place_of(folder, slug, SOURCES), salt))


def keep_texts(folder: Path, slug: str, salt: str, cache: GroupCache, before: GroupCache) -> None:
    """Writes what was read and what was converted, each if that is not what was there `before`. Raises Unwritable."""
    if cache.bodies != before.bodies or not cache.bodies:
        save_bodies(place_of(folder, slug, BODIES), salt, cache.bodies)
    if cache.reading and not _same(cache.reading, before.reading):
        save_reading(place_of(folder, slug, SOURCES), salt, cache.reading, before.reading)


def _same(reading: Reading, before: Reading | None) -> bool:
    """Whether all was known before. What was read again is another value, even if it says the same."""
    if before is None or (reading.sight, reading.signatures) != (before.sight, before.signatures):
        return False
    return all(map(is_, reading.sources, before.sources))
