"""`menu`: what members do, by number, for those who do not type commands. A double click on kimsite.bat leads here."""

from argparse import Namespace

from kimsite.cli.arguments import Misuse
from kimsite.cli.asking import Asker, is_terminal
from kimsite.cli.words import Words

WAYS = (
    ("menu_new", ("new",)),
    ("menu_serve", ("serve", "--open")),
    ("menu_check", ("check",)),
    ("menu_fix", ("check", "--fix")),
    ("menu_build", ("build",)),
)
"""What each line says, and the command behind it."""


def menu_command(options: Namespace, words: Words) -> int:
    """Asks what to do, does it, and asks again until it is enough."""
    from kimsite.cli.main import run

    if not is_terminal():
        raise Misuse(words("menu_no_terminal"))
    lines = [*(words(key) for key, _ in WAYS), words("menu_end")]
    while True:
        print(words("menu_head"))
        chosen = Asker(words).choice("menu_ask", lines)
        if chosen == len(WAYS):
            return 0
        command = [*WAYS[chosen][1], "--source", options.source, "--lang", words.language]
        print("\n>", "kimsite", *WAYS[chosen][1])
        run(command)
        print()
