"""Opens a text in the editor that its writer uses."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

OPENERS = {"darwin": ["open", "-t"], "linux": ["xdg-open"]}


def open_editor(path: Path) -> bool:
    """Opens a file: with VISUAL or EDITOR where one is set, and waits for it; else as a double click would.

    Tells whether that worked."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        if chosen:
            return subprocess.run([*shlex.split(chosen, posix=os.name != "nt"), str(path)], check=False).returncode == 0
        if sys.platform == "win32":
            os.startfile(path)
            return True
        opener = OPENERS.get(sys.platform, [])
        if not opener or not shutil.which(opener[0]):
            return False
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.Popen([*opener, str(path)], start_new_session=True, **quiet)  # type: ignore[call-overload]
    except (OSError, ValueError):
        return False
    return True
