"""Memory that this process lets go of stays at hand for what it needs next.

Whoever draws a card needs 4 MB for some milliseconds. glibc gives to the system what is free at its heap's end, and
gets it again page by page: with each card of a small group a thousand page faults, an eighth of the time that a network
takes to build. In a large group it was chance: nothing is given back as long as something lies behind it.
"""

import sys
from functools import cache

TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
"""`M_TRIM_THRESHOLD` and `M_MMAP_THRESHOLD` of <malloc.h>."""
KEPT = 64 << 20
"""Free bytes at the heap's end that are not given back."""
APART = 32 << 20
"""What is as large (a photo of twelve megapixels) lies apart, and goes back at once. glibc learns this by itself until
one of the two is set; it is the most that it would come to."""


@cache
def hold_memory() -> None:
    """Sets this once a process; forked ones have it from theirs. Other systems and C libraries stay as they are."""
    if sys.platform != "linux":
        return
    import ctypes

    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):
        return
    mallopt(TRIM_THRESHOLD, KEPT)
    mallopt(MMAP_THRESHOLD, APART)
