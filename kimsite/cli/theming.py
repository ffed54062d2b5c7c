"""`theme list`."""

from argparse import Namespace
from pathlib import Path

from kimsite.build import theme_folders
from kimsite.cli.words import Words


def theme_command(options: Namespace, words: Words) -> int:
    """Prints the themes that a project can use, nearest first."""
    from kimsite.theme.load import list_themes

    for name, version, description in list_themes(theme_folders(Path(options.source).resolve())):
        print(f"{name} {version}  {description}")
    return 0
