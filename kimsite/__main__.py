"""`python -m kimsite` is `kimsite`."""

import sys

from kimsite.cli.main import run

if __name__ == "__main__":
    sys.exit(run())
