"""The command line's grammar."""

import argparse
import re
from collections.abc import Callable
from typing import NoReturn

from kimsite import __version__
from kimsite.cli.words import Words
from kimsite.vocabulary import TYPES

MOST_JOBS = 256
MOST_PORTS = 65_535
# What argparse says, which it says in English alone.
FAULTS = (
    (r"argument (?P<name>\S+): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<known>.*)\)", "no_such_choice"),
    (r"argument (?P<name>\S+): expected one argument", "no_value"),
    (r"argument (?P<name>\S+): (?P<problem>.*)", "bad_value"),
    (r"unrecognized arguments: (?P<value>.*)", "unknown_argument"),
    (r"the following arguments are required: (?P<names>.*)", "missing_argument"),
)


class Misuse(Exception):
    """The command was not understood; the sentence says why."""


class Parser(argparse.ArgumentParser):
    """argparse with help in the reader's language and faults as exceptions."""

    words: Words

    def error(self, message: str) -> NoReturn:
        """Raises Misuse instead of leaving the program."""
        for pattern, key in FAULTS:
            found = re.fullmatch(pattern, message)
            if found:
                message = self.words(key, **found.groupdict()).replace("'", "")
                break
        raise Misuse(self.words("bad_arguments", problem=message, program=self.prog))

    def format_help(self) -> str:
        """The help, without argparse's English headings."""
        text = super().format_help()
        for english, key in (("usage: ", "usage"), ("options:", "options"), ("positional arguments:", "arguments")):
            text = text.replace(english, self.words(key) + (":" if english.endswith(":") else ""), 1)
        return text


def make_parser(words: Words) -> Parser:
    """The parser for all commands. Parsing raises Misuse."""
    Parser.words = words
    parser = _parser(words, prog="kimsite", description=words("description"))
    parser.add_argument("--version", action="version", version=f"kimsite {__version__}", help=words("version"))
    parser.add_argument("--lang", choices=("id", "en"), help=words("lang"))
    # With its `prog` said: argparse would write a whole help to find it out.
    commands = parser.add_subparsers(
        dest="command", prog="kimsite", title=words("commands"), metavar=words("command"), parser_class=Parser
    )
    _init(_command(commands, "init", words), words)
    _new(_command(commands, "new", words), words)
    _source(_command(commands, "menu", words), words)
    _build(_command(commands, "build", words), words)
    _serve(_command(commands, "serve", words), words)
    _check(_command(commands, "check", words), words)
    _explain(_command(commands, "explain", words), words)
    _import(_command(commands, "import", words), words)
    _fetch(_command(commands, "fetch", words), words)
    _publish(_command(commands, "publish", words), words)
    _report(_command(commands, "report", words), words)
    _bulletin(_command(commands, "bulletin", words), words)
    _rank(_command(commands, "rank", words), words)
    _register(_command(commands, "register", words), words)
    _theme(_command(commands, "theme", words), words)
    return parser


def _parser(words: Words, **options: str) -> Parser:
    parser = Parser(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
    parser.add_argument("-h", "--help", action="help", help=words("help"))
    return parser


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, words: Words) -> Parser:
    parser = commands.add_parser(name, help=words(name), description=words(name), add_help=False, allow_abbrev=False)
    if name != "theme":
        _common(parser, words)
    else:
        parser.add_argument("-h", "--help", action="help", help=words("help"))
    return parser


def _common(parser: Parser, words: Words) -> None:
    parser.add_argument("-h", "--help", action="help", help=words("help"))
    parser.add_argument("--lang", choices=("id", "en"), default=argparse.SUPPRESS, help=words("lang"))


def _source(parser: Parser, words: Words) -> None:
    parser.add_argument("--source", metavar="DIR", default=".", help=words("source"))


def _init(parser: Parser, words: Words) -> None:
    parser.add_argument("dir", metavar="DIR", nargs="?", help=words("init_dir"))
    parser.add_argument("--network", action="store_true", help=words("init_network"))
    parser.add_argument("--from", dest="from_file", metavar="FILE", help=words("init_from"))
    parser.add_argument("--name", default="", help=words("init_name"))
    parser.add_argument("--region", metavar="KODE", help=words("init_region"))
    parser.add_argument("--wa", metavar="NOMOR", help=words("init_wa"))
    parser.add_argument("--email", metavar="SUREL", help=words("init_email"))


def _new(parser: Parser, words: Words) -> None:
    parser.add_argument("type", metavar="TYPE", nargs="?", help=words("new_type", types=", ".join(t.id for t in TYPES)))
    parser.add_argument("title", metavar="JUDUL", nargs="?", help=words("new_title"))
    parser.add_argument("--group", metavar="SLUG", default="", help=words("new_group"))
    parser.add_argument("--open", action="store_true", default=None, help=words("new_open"))
    parser.add_argument("--no-open", dest="open", action="store_false", help=words("new_no_open"))
    _source(parser, words)


def _import(parser: Parser, words: Words) -> None:
    parser.add_argument("system", choices=("wordpress", "blogger"), metavar="ASAL", help=words("import_system"))
    parser.add_argument("file", metavar="FILE", help=words("import_file"))
    parser.add_argument("--group", metavar="SLUG", default="", help=words("import_group"))
    parser.add_argument("--uploads", metavar="DIR", help=words("import_uploads"))
    parser.add_argument("--offline", action="store_true", help=words("import_offline_help"))
    parser.add_argument("--dry-run", action="store_true", help=words("import_dry_help"))
    parser.add_argument("--json", action="store_true", help=words("json"))
    _source(parser, words)


def _theme(parser: Parser, words: Words) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar=words("action"), parser_class=Parser)
    made = {}
    for name in ("list", "check", "new"):
        said = words(f"theme_{name}")
        made[name] = actions.add_parser(name, help=said, description=said, add_help=False, allow_abbrev=False)
        _common(made[name], words)
        _source(made[name], words)
    made["check"].add_argument("names", metavar="NAMA", nargs="*", help=words("theme_names"))
    made["check"].add_argument("--json", action="store_true", help=words("json"))
    made["new"].add_argument("name", metavar="NAMA", help=words("theme_name"))
    made["new"].add_argument("--parent", metavar="TEMA", default="warta", help=words("theme_parent"))


def _build(parser: Parser, words: Words) -> None:
    _source(parser, words)
    parser.add_argument("--output", metavar="DIR", help=words("output"))
    parser.add_argument("--clean", action="store_true", help=words("clean"))
    parser.add_argument("--verify", action="store_true", help=words("verify"))
    parser.add_argument("--cluster", metavar="ADDRESS", type=_address(words), help=words("cluster"))
    _reading(parser, words)


def _serve(parser: Parser, words: Words) -> None:
    _source(parser, words)
    parser.add_argument(
        "--port", metavar="N", type=_count(words, MOST_PORTS), default=8000, help=words("serve_port_help")
    )
    parser.add_argument("--lan", action="store_true", help=words("serve_lan_help"))
    parser.add_argument("--open", action="store_true", help=words("serve_open_help"))
    parser.add_argument("--poll", action="store_true", help=words("serve_poll_help"))
    parser.add_argument("--no-drafts", dest="drafts", action="store_false", help=words("serve_no_drafts"))
    _narrowing(parser, words)
    parser.set_defaults(clean=False, json=False, quiet=False)


def _explain(parser: Parser, words: Words) -> None:
    parser.add_argument("path", metavar="PATH", help=words("explain_path"))
    _source(parser, words)
    parser.add_argument("--output", metavar="DIR", help=words("output"))
    parser.add_argument("--json", action="store_true", help=words("json"))


def _register(parser: Parser, words: Words) -> None:
    parser.add_argument("--output", metavar="FILE", default="daftar-kelompok.xlsx", help=words("register_output"))
    parser.add_argument("--force", action="store_true", help=words("register_force"))
    _source(parser, words)


def _fetch(parser: Parser, words: Words) -> None:
    parser.add_argument("--json", action="store_true", help=words("json"))
    _source(parser, words)


def _publish(parser: Parser, words: Words) -> None:
    parser.add_argument("target", metavar="TUJUAN", nargs="?", default="", help=words("publish_target"))
    parser.add_argument("host", metavar="PENYEDIA", nargs="?", choices=("github", "gitlab"), help=words("setup_host"))
    parser.add_argument("--to", metavar="TUJUAN", default="", help=words("setup_to"))
    parser.add_argument("--dry-run", action="store_true", help=words("publish_dry"))
    parser.add_argument("--yes", action="store_true", help=words("publish_yes"))
    parser.add_argument("--group", metavar="SLUG", action="append", default=[], help=words("publish_group"))
    parser.add_argument("--all", action="store_true", help=words("publish_all"))
    parser.add_argument("--failed", action="store_true", help=words("publish_failed"))
    parser.add_argument("--rollback", action="store_true", help=words("publish_rollback"))
    parser.add_argument("--split", action="store_true", help=words("publish_split"))
    parser.add_argument("--output", metavar="DIR", help=words("publish_output"))
    parser.add_argument("--json", action="store_true", help=words("json"))
    _source(parser, words)


def _report(parser: Parser, words: Words) -> None:
    _source(parser, words)
    parser.add_argument("--month", metavar="YYYY-MM", default="", help=words("report_month"))
    formats = ("html", "json", "csv", "xlsx", "pdf")
    parser.add_argument("--format", choices=formats, default="html", help=words("report_format"))
    parser.add_argument("--form", action="store_true", help=words("report_form"))
    parser.add_argument("--photos", action="store_true", help=words("report_photos"))
    parser.add_argument("--output", metavar="FILE", default="", help=words("report_output"))
    _narrowing(parser, words)
    parser.set_defaults(clean=False, drafts=False, quiet=False)


def _bulletin(parser: Parser, words: Words) -> None:
    parser.add_argument("--month", metavar="YYYY-MM", default="", help=words("bulletin_month"))
    parser.add_argument("--group", metavar="SLUG", default="", help=words("bulletin_group"))
    parser.add_argument("--region", metavar="KODE", default="", help=words("bulletin_region"))
    parser.add_argument("--sheets", type=_count(words, 2), metavar="N", default=2, help=words("bulletin_sheets"))
    parser.add_argument("--format", choices=("html", "pdf"), default="html", help=words("bulletin_format"))
    parser.add_argument("--output", metavar="FILE", default="", help=words("bulletin_output"))
    parser.add_argument("--today", metavar="DATE", help=words("today"))
    _source(parser, words)
    parser.set_defaults(clean=False, drafts=False, quiet=False, jobs=0)


def _rank(parser: Parser, words: Words) -> None:
    parser.add_argument("rubric", metavar="RUBRIK", nargs="?", help=words("rank_rubric"))
    parser.add_argument("--scores", metavar="FILE", default="", help=words("rank_scores"))
    parser.add_argument("--month", metavar="YYYY-MM", default="", help=words("rank_month"))
    parser.add_argument("--from", dest="first", metavar="YYYY-MM", default="", help=words("rank_from"))
    parser.add_argument("--to", dest="last", metavar="YYYY-MM", default="", help=words("rank_to"))
    parser.add_argument("--format", choices=("html", "json", "csv", "xlsx"), default="html", help=words("rank_format"))
    parser.add_argument("--sheet", action="store_true", help=words("rank_sheet"))
    parser.add_argument("--example", action="store_true", help=words("rank_example"))
    parser.add_argument("--output", metavar="FILE", default="", help=words("rank_output"))
    parser.add_argument("--force", action="store_true", help=words("register_force"))
    parser.add_argument("--jobs", metavar="N", type=_count(words, MOST_JOBS), default=0, help=words("jobs"))
    parser.add_argument("--today", metavar="DATE", help=words("today"))
    _source(parser, words)
    parser.set_defaults(clean=False, drafts=False, quiet=False, group=[])


def _check(parser: Parser, words: Words) -> None:
    _source(parser, words)
    parser.add_argument("--fix", action="store_true", help=words("fix_help"))
    parser.add_argument("--yes", action="store_true", help=words("fix_yes_help"))
    parser.add_argument("--format", choices=("text", "github"), default="text", help=words("check_format"))
    _reading(parser, words)


def _reading(parser: Parser, words: Words) -> None:
    """What `build` and `check` share."""
    _narrowing(parser, words)
    parser.add_argument("--drafts", action="store_true", help=words("drafts"))
    parser.add_argument("--json", action="store_true", help=words("json"))
    parser.add_argument("--quiet", action="store_true", help=words("quiet"))


def _narrowing(parser: Parser, words: Words) -> None:
    """What is built, by how many, for when."""
    parser.add_argument("--group", metavar="SLUG", action="append", default=[], help=words("group"))
    parser.add_argument("--jobs", metavar="N", type=_count(words, MOST_JOBS), default=0, help=words("jobs"))
    parser.add_argument("--today", metavar="DATE", help=words("today"))


def _address(words: Words) -> Callable[[str], str]:
    def address(text: str) -> str:
        if not text.strip():  # as from a variable that was not set: Dask would start a cluster of its own
            raise argparse.ArgumentTypeError(words("bad_address"))
        return text

    return address


def _count(words: Words, most: int) -> Callable[[str], int]:
    def count(text: str) -> int:
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
            raise argparse.ArgumentTypeError(words("bad_count", text=text, most=most))
        return int(text)

    return count
