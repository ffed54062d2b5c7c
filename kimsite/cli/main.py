"""`kimsite`: finds the language, reads the arguments, calls one command, returns its exit code.

0: all well. 1: something was wrong with content; what could be built was.
2: misuse, or nothing could be built. 130: interrupted.
"""

import atexit
import gc
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper

from kimsite.cli.arguments import Misuse, make_parser
from kimsite.cli.words import Words

COMMANDS = {
    "build": ("building", "build_command"),
    "bulletin": ("issuing", "bulletin_command"),
    "check": ("building", "check_command"),
    "explain": ("explaining", "explain_command"),
    "fetch": ("fetching", "fetch_command"),
    "import": ("importing", "import_command"),
    "init": ("starting", "init_command"),
    "publish": ("publishing", "publish_command"),
    "rank": ("ranking", "rank_command"),
    "register": ("registering", "register_command"),
    "report": ("reporting", "report_command"),
    "serve": ("serving", "serve_command"),
    "menu": ("menu", "menu_command"),
    "new": ("writing", "new_command"),
    "theme": ("theming", "theme_command"),
}

GARBAGE = 50_000
"""New objects after which Python looks for what only holds itself. A build makes hardly any of that, and looking every
few hundred, as is usual, takes a tenth of one with little to do; this costs some megabytes."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command line (default: this process's)."""
    _spare_collecting()
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    words = Words(language_of(given))
    parser = make_parser(words)
    try:
        options = parser.parse_args(given)
        if options.command is None:
            parser.print_help()
            return 2
        return _call(options.command)(options, words)
    except Misuse as fault:
        print(fault, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(words("interrupted"), file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read the output (`| head`) has seen enough. The interpreter would flush it once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _spare_collecting() -> None:
    """Looks for garbage rarely; and not at all on the way out, where Python would go once more through all there is."""
    gc.set_threshold(GARBAGE)
    atexit.register(gc.freeze)


def language_of(arguments: Sequence[str]) -> str:
    """`id` or `en`: after --lang, then KIMSITE_LANG, then the locale; Indonesian when nothing says English."""
    for n, argument in enumerate(arguments):
        if argument == "--lang" and n + 1 < len(arguments):
            return _known(arguments[n + 1])
        if argument.startswith("--lang="):
            return _known(argument.removeprefix("--lang="))
    chosen = os.environ.get("KIMSITE_LANG") or os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES")
    chosen = chosen or os.environ.get("LANG")
    if not chosen:
        import locale

        chosen = locale.getlocale()[0]
    return _known(chosen or "")


def _known(name: str) -> str:
    return "en" if name.lower().startswith("en") else "id"


def _call(command: str) -> Callable[[Namespace, Words], int]:
    """The command's function; only what it needs is imported."""
    module, function = COMMANDS[command]
    return getattr(import_module(f"kimsite.cli.{module}"), function)  # type: ignore[no-any-return]
