"""`init`: a project to begin with. Nothing that exists is ever overwritten."""

from argparse import Namespace
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kimsite.cli.arguments import Misuse
from kimsite.cli.asking import Asker, is_terminal, plain
from kimsite.cli.outcome import refuse
from kimsite.cli.starter import Founding, starter_files
from kimsite.cli.words import Words
from kimsite.engine.write import Unwritable, write_whole
from kimsite.network.regions import open_regions
from kimsite.read import values
from kimsite.urls import file_name, slugify

LISTED = 8
"""Places that are offered for a name."""
COMMAND = ".command"


def init_command(options: Namespace, words: Words) -> int:
    """Makes a project that builds at once: a group, or a network with one group. Without --name a terminal is asked."""
    if options.from_file and options.dir:
        _refuse_idle(options, words)
        from kimsite.cli.enrolling import enrol_command

        return enrol_command(options, words)
    if not options.name and not options.from_file and is_terminal():
        folder, founding = _asked(Path(options.dir) if options.dir else None, options.network, words)
    else:
        if options.dir is None:
            problem = words("missing_argument", names="DIR")
            raise Misuse(words("bad_arguments", problem=problem, program="kimsite init"))
        folder = Path(options.dir)
        founding = _given(folder, options, words)
    if _is_taken(folder):
        return refuse("K024", str(folder), words, folder=str(folder))
    try:
        _write(folder, founding)
    except Unwritable as fault:
        return refuse("K028", str(folder), words, reason=fault.reason)
    except (OSError, UnicodeError) as fault:
        return refuse("K028", str(folder), words, reason=getattr(fault, "strerror", None) or str(fault))
    print(words("init_done", folder=f'"{folder}"' if " " in str(folder) else folder))
    return 0


def _refuse_idle(options: Namespace, words: Words) -> None:
    """What is said of one group says nothing of a list of them. Raises Misuse."""
    idle = [name for name in ("--region", "--wa", "--email") if getattr(options, name.strip("-"))]
    if idle:
        problem = words("init_from_alone", names=", ".join(idle))
        raise Misuse(words("bad_arguments", problem=problem, program="kimsite init"))


def _given(folder: Path, options: Namespace, words: Words) -> Founding:
    """What was said on the command line. Raises Misuse."""
    region, wa, email = options.region or "", options.wa or "", options.email or ""
    code = values.region(region) if region else None
    for name, text, known in (
        ("--region", region, code and open_regions().name_region(code.code)),
        ("--wa", wa, values.phone(wa)),
        ("--email", email, values.email(email)),
    ):
        if text and not known:
            problem = words("bad_value", name=name, problem=words(f"ask_bad_{name.strip('-')}", text=text))
            raise Misuse(words("bad_arguments", problem=problem, program="kimsite init"))
    name = plain(options.name or "") or folder.resolve().name.replace("-", " ").replace("_", " ").title()
    return Founding(name, options.network, code.code if code else "", values.phone(wa) or "", values.email(email) or "")


def _asked(folder: Path | None, network: bool, words: Words) -> tuple[Path, Founding]:
    """What somebody at a terminal answers."""
    asker = Asker(words)
    if folder and _is_taken(folder):
        return folder, Founding("")  # which is refused
    print(words("init_hello"))
    name = asker.text("init_ask_network" if network else "init_ask_name", must=True)
    if folder is None:

        def taken(answer: str) -> str:
            return words("init_taken", folder=answer) if _is_taken(_home(answer)) else ""

        folder = _home(asker.text("init_ask_folder", file_name(slugify(name)) or "kim-kami", taken))
    if network:
        return folder, Founding(name, network)
    region = _asked_region(asker, words)
    wa = asker.text("init_ask_wa", refuse=lambda text: "" if values.phone(text) else words("ask_bad_wa", text=text))
    email = asker.text("init_ask_email", refuse=lambda t: "" if values.email(t) else words("ask_bad_email", text=t))
    return folder, Founding(name, network, region, values.phone(wa) or "", email)


def _asked_region(asker: Asker, words: Words) -> str:
    """The code of the village that is chosen by its name; "" for none."""
    while name := asker.text("init_ask_village"):
        found = open_regions().find(name, LISTED + 1)
        if not found:
            print("  " + words("init_no_village", name=name))
            continue
        if len(found) > LISTED:
            print("  " + words("init_more_villages", number=LISTED))
        chosen = asker.choice("init_which_village", [label for _, label in found[:LISTED]], none=True)
        if chosen >= 0:
            return found[chosen][0]
    return ""


def _home(answer: str) -> Path:
    """A folder as it was typed; `~`, which a shell would have resolved, is one's own."""
    try:
        return Path(answer).expanduser()
    except RuntimeError:
        return Path(answer)


def _is_taken(folder: Path) -> bool:
    """Whether something lies there. Of a name that no disk can hold, or a folder that may not be looked into, writing
    will tell."""
    try:
        return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError:
        return False


def _write(folder: Path, founding: Founding) -> None:
    """All files of a new project, or none: what was begun is taken away where the disk refuses. Raises Unwritable."""
    texts = starter_files(founding, datetime.now().astimezone())
    files = {folder / path: text.encode() for path, text in texts.items()}
    new = [place for file in files for place in file.parents if not place.exists()]
    try:
        for file, data in files.items():
            write_whole(file, (data,))
            if file.suffix == COMMAND:
                file.chmod(0o755)
    except (OSError, Unwritable):
        with suppress(OSError):
            for file in files:
                file.unlink(missing_ok=True)
        for place in sorted(new, reverse=True):
            with suppress(OSError):
                place.rmdir()
        raise
