"""`serve`."""

import multiprocessing
import os
import sys
import time
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from kimsite.build import build
from kimsite.cli.arguments import Misuse
from kimsite.cli.building import CACHE, settings_of
from kimsite.cli.outcome import print_failure, print_result
from kimsite.cli.terminal import Bar
from kimsite.cli.words import Words
from kimsite.diagnostics import as_text
from kimsite.engine.onlooker import Onlooker
from kimsite.engine.output import PREVIEW
from kimsite.model.report import BuildResult, Diagnostic
from kimsite.project import theme_folders
from kimsite.read.discover import CONTENT, ProjectError
from kimsite.read.glance import Glance
from kimsite.serve.hub import Hub
from kimsite.serve.preview import Preview
from kimsite.serve.server import Server
from kimsite.serve.server import Words as Said
from kimsite.watch import Watcher


def serve_command(options: Namespace, words: Words) -> int:
    """Builds, serves on this machine, and builds again at each change, until it is interrupted."""
    source = Path(options.source).resolve()
    cache = Path(os.environ.get("KIMSITE_CACHE") or source / CACHE).resolve()
    output, bar = cache / PREVIEW, Bar(words, shown=sys.stderr.isatty())

    def make(glance: Glance, onlooker: Onlooker) -> BuildResult:
        return build(settings_of(options, output), cache, time.time_ns(), bar.step, glance, onlooker)

    hub, voice = Hub(), Voice(options, words, output, bar)
    preview = Preview(source, make, hub, words.language, time.monotonic)
    preview.build(voice.first)
    if not (output / "index.html").is_file():
        return 2
    try:
        server = Server("" if options.lan else "127.0.0.1", options.port, output, hub, _said(words))
    except OSError as fault:
        raise Misuse(words("serve_no_port", port=options.port, reason=fault.strerror or fault)) from fault
    _print_addresses(server, options, words)
    with _serving(server, hub), _spawning(), Watcher(watched_folders(source), options.poll) as watcher:
        if watcher.polls and not options.poll:
            print(words("serve_polls"), flush=True)
        if options.open:
            import webbrowser

            webbrowser.open(f"http://localhost:{server.port}/")
        with suppress(KeyboardInterrupt):  # the way out
            preview.run(watcher, voice.again)
    return 0


def watched_folders(source: Path) -> tuple[Path, ...]:
    """What a project's site is made of: its content, its own themes (there may be none yet), and kimsite's."""
    return (source / CONTENT, *theme_folders(source))


class Voice:
    """What is said in the terminal: all about the first build, then what is wrong and a line for each."""

    def __init__(self, options: Namespace, words: Words, output: Path, bar: Bar) -> None:
        self._options, self._words, self._output, self._bar = options, words, output, bar
        self._known: frozenset[Diagnostic] = frozenset()

    def first(self, outcome: BuildResult | ProjectError, seconds: float) -> None:
        """The first build."""
        self._bar.clear()
        if isinstance(outcome, ProjectError):
            return print_failure(outcome, self._options, self._words)
        self._known = frozenset(outcome.problems)
        return print_result(outcome, seconds, self._output, "previewed", self._options, self._words)

    def again(self, outcome: BuildResult | ProjectError, seconds: float) -> None:
        """Any other: what is newly wrong, and how much was made anew."""
        self._bar.clear()
        problems = outcome.diagnostics if isinstance(outcome, ProjectError) else outcome.problems
        for problem in problems:
            if problem not in self._known:
                print(as_text(problem, self._words.language), file=sys.stderr)
        self._known = frozenset(problems)
        if isinstance(outcome, BuildResult):
            now, milliseconds = time.strftime("%H:%M:%S"), round(seconds * 1000)
            print(self._words("rebuilt", time=now, written=outcome.written, milliseconds=milliseconds), flush=True)


def _said(words: Words) -> Said:
    return Said(
        title=lambda number: words("overlay_title", number=number),
        more=lambda number: words("overlay_more", number=number),
        close=words("overlay_close"),
        fix=words("overlay_fix"),
    )


def _print_addresses(server: Server, options: Namespace, words: Words) -> None:
    """Where to look, on this machine and, if asked for, on a phone."""
    if server.port != options.port and options.port:
        print(words("serve_port", port=options.port, other=server.port))
    print(words("serve_here", address=f"http://localhost:{server.port}/"), flush=True)
    if options.lan:
        own = _own_address()
        address = f"http://{own}:{server.port}/"
        print(words("serve_lan", address=address) if own else words("serve_no_lan"))
        if own and sys.stdout.isatty():
            import segno

            segno.make(address, micro=False).terminal(compact=True)
        sys.stdout.flush()


def _own_address() -> str:
    """This machine's address in its network; "" in none. Nothing is sent: a datagram's way is only asked for."""
    import socket

    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(("192.0.2.1", 9))  # an address that leads nowhere (RFC 5737)
        return str(asking.getsockname()[0])
    with suppress(OSError):
        return socket.gethostbyname(socket.gethostname())
    return ""


@contextmanager
def _serving(server: Server, hub: Hub) -> Iterator[None]:
    """Answers browsers within."""
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        hub.close()
        server.shutdown()
        server.server_close()


@contextmanager
def _spawning() -> Iterator[None]:
    """Begins processes anew within: a process with threads must not be forked."""
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method("spawn", force=True)
    try:
        yield
    finally:
        multiprocessing.set_start_method(before, force=True)
