"""What a build is asked to do. Time and choices enter kimsite here and nowhere else."""

from datetime import datetime

from kimsite.model.value import frozen


@frozen
class Limits:
    """How much one document may cost before it is left out."""

    text_bytes: int = 512 * 1024
    seconds: int = 5
    picture_bytes: int = 64 * 1024 * 1024
    picture_pixels: int = 40_000_000


@frozen
class Settings:
    """One build. `today` is an aware datetime; what is dated later waits for its time. `cluster` is the address of a
    scheduler whose workers build the groups; "" for this machine alone."""

    source: str
    output: str
    today: datetime
    groups: tuple[str, ...] = ()
    drafts: bool = False
    clean: bool = False
    jobs: int = 0
    cluster: str = ""
    limits: Limits = Limits()
