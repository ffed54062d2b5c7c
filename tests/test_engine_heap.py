"""What a process lets go of stays at hand: drawing a card costs no page faults once one was drawn."""

import platform
import subprocess
import sys

import pytest

FAULTS = """
import resource, sys
from kimsite.engine.heap import hold_memory
if sys.argv[1] == "held":
    hold_memory()
def use():
    return [bytearray(3 << 20) for _ in range(5)]
use()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(20):
    use()
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults(how):
    return int(subprocess.run([sys.executable, "-c", FAULTS, how], capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives back so eagerly")
def test_what_is_needed_again_and_again_is_not_got_from_the_system_each_time():
    assert faults("held") < 1000 < 20_000 < faults("free")


def test_elsewhere_nothing_is_set(monkeypatch):
    from kimsite.engine.heap import hold_memory

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setitem(sys.modules, "ctypes", None)  # to import it would fail
    hold_memory.__wrapped__()
