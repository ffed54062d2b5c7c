"""Programs that run for this process: git and rclone, without a terminal on which they could ask anything."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

Child = subprocess.Popen[bytes]
RUNNING: set[Child] = set()


@contextmanager
def child(
    command: Sequence[str], environment: Mapping[str, str], stdin: int = subprocess.PIPE, stdout: int = subprocess.PIPE
) -> Iterator[Child]:
    """A program whose words are read by whoever started it; it ends when something goes wrong in the block."""
    with subprocess.Popen(
        command, env=environment, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        RUNNING.add(process)
        try:
            yield process
        except BaseException:
            end(process)
            raise
        finally:
            RUNNING.discard(process)


def end_all() -> None:
    """Ends every program that runs for this process: somebody has had enough."""
    for process in tuple(RUNNING):
        end(process)


def end(process: Child) -> None:
    """A program with those that it started, which on a slow line would go on by themselves for a while."""
    with suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
