"""Colours that stay readable: contrast as WCAG 2.2 reckons it."""

from functools import lru_cache

ENOUGH = 4.6
"""A little more than AA's 4.5, so that rounding never falls below it."""
STEPS = 100
Channels = tuple[int, int, int]


@lru_cache(maxsize=256)
def readable(colour: str, background: str, enough: float = ENOUGH) -> str:
    """The colour itself when its contrast with `background` is `enough`, else the nearest tint or shade with that much.

    Both are `#rrggbb`. On a light ground it goes towards black, on a dark one towards white.
    """
    ground = _channels(background)
    goal: Channels = (0, 0, 0) if _luminance(ground) > 0.18 else (255, 255, 255)
    own = _channels(colour)
    for step in range(STEPS + 1):
        mixed = _mix(own, goal, step)
        if _contrast(mixed, ground) >= enough:
            return _hex(mixed)
    return _hex(goal)


def contrast(one: str, other: str) -> float:
    """From 1 (equal) to 21 (black on white)."""
    return _contrast(_channels(one), _channels(other))


def _contrast(one: Channels, other: Channels) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Channels) -> float:
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _mix(own: Channels, goal: Channels, step: int) -> Channels:
    red, green, blue = ((a * (STEPS - step) + b * step + STEPS // 2) // STEPS for a, b in zip(own, goal, strict=True))
    return red, green, blue


def _channels(colour: str) -> Channels:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(colour: Channels) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
