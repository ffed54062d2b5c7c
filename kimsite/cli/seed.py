"""The files a new theme begins with: it looks like its parent, and every place where it may differ is there."""

from pathlib import Path

from kimsite.judging.rules import rules_of
from kimsite.judging.tokens import CONTRACT, MORE_TEXTS, Palette, has_look, palettes
from kimsite.model.report import Diagnostic
from kimsite.theme.load import list_themes
from kimsite.theme.survey import Survey, survey
from kimsite.urls import SLUG, slugify

MANIFEST = """\
# Baris yang diawali # adalah catatan. Panduan lengkap: rujukan/tema.md
version: "1.0"
description: Tema {name}
# Semua yang tidak ditulis di sini diambil dari tema ini:
parent: {parent}
settings:
  # Warna yang dipilih kelompok. `grounds` ialah warna latar --cloth dalam terang dan gelap, seperti di
  # assets/{name}.css: di atasnya warna kelompok selalu dibuat terbaca.
  warna: {{type: colour, default: "{colour}", grounds: ["{light}", "{dark}"]}}
  # Pengaturan lain yang dapat dipilih kelompok, misalnya:
  # salam: {{type: text, default: Selamat datang}}
"""
BASE = """\
{{% extends "{parent}/base.html" %}}
{{# `look` ialah atribut pada <html>; super() membawa yang ditulis {parent} di sana.
   Blok lain yang dapat diisi disebut di rujukan/tema.md, misalnya:
   {{% block ornament %}}<div class="hiasan"></div>{{% endblock %}} #}}
{{% block look %}}{look}{{% endblock %}}
"""
LOOK = """ style="--terang:{{ setting('warna.terang') }};--gelap:{{ setting('warna.gelap') }}\""""
"""The group's colour as it can be read in the light and in the dark, where the parent has no style sheet for it."""
SHEET = """\
{imports}
/* Warna tema: latar halaman, latar kotak, tulisan, tulisan samar, garis, tekanan, baik, buruk.
   `kimsite theme check {name}` memeriksa apakah semuanya terbaca. */
:root {{
{light}
}}
@media (prefers-color-scheme: dark) {{
  :root {{
{dark}
  }}
}}
@media print {{ :root {{ --paper: #fff; --cloth: #fff; --ink: #000; --grey: #444; --accent: #000; --rule: #999 }} }}

/* Aturan Anda sendiri di bawah ini. */
"""
WORDS = """\
# Kata-kata tema ini; yang tidak ditulis diambil dari induknya. Bahasa lain: i18n/jv.yaml, dan seterusnya.
home_empty: Kelompok ini baru memulai. Kabar pertama segera hadir.
"""
LIGHT = """\
--paper: #fcfaf5; --cloth: #f4f1e8; --ink: #211e19; --grey: #5c564b; --accent: var(--terang); \
--good: #1b6b3a; --bad: #a3201d; --rule: #d8d2c3; --unsure: #7a5200; \
--serif: Cambria, "Noto Serif", Georgia, serif; --sans: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; \
--edge: max(1rem, (100vw - 72rem) / 2)"""
DARK = """\
--paper: #191815; --cloth: #26241f; --ink: #ece7dc; --grey: #b3ab9b; --accent: var(--gelap); \
--good: #86d6a6; --bad: #ff9d94; --rule: #3f3b33; --unsure: #e8bf6a"""
"""What a parent without a look leaves to its children: colours, letters, the edge beside the page."""


class Unfit(Exception):
    """The theme cannot be begun; `diagnostic` says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def seed_files(name: str, parent: str, folder: Path, folders: tuple[Path, ...]) -> dict[str, str]:
    """Text by path below the `folder` of a new theme. Raises Unfit (K024, K301 to K312, K331)."""
    if not SLUG.fullmatch(name):
        facts = (("name", name), ("better", slugify(name)))
        raise Unfit(Diagnostic("K331", str(folder), facts=facts))
    known = [theme[0] for theme in list_themes(folders)]
    if folder.exists() or name in known:
        raise Unfit(Diagnostic("K024", str(folder), facts=(("folder", str(folder)),)))
    seen = survey(parent, folders)
    if seen.theme is None:
        raise Unfit(seen.problems[0])
    found = palettes(rules_of(seen.sheet, {}).rules)
    looks = has_look(found)
    light, dark = map(_tokens, found[:2]) if looks else map(_plain, (LIGHT, DARK))
    colour = next((s.default for s in seen.theme.settings if s.name == "warna"), "#0b5d3b")
    return {
        "theme.yaml": MANIFEST.format(
            name=name, parent=parent, colour=colour, light=light["--cloth"], dark=dark["--cloth"]
        ),
        "templates/base.html": BASE.format(parent=parent, look="{{ super() }}" if looks else LOOK),
        f"assets/{name}.css": SHEET.format(
            name=name, imports=_imports(seen), light=_written(light, "  "), dark=_written(dark, "    ")
        ),
        "i18n/id.yaml": WORDS,
    }


def _tokens(palette: Palette) -> dict[str, str]:
    """The colours of the parent."""
    names = (*CONTRACT, *MORE_TEXTS)
    return {name: palette.declarations[name].value for name in names if name in palette.declarations}


def _plain(text: str) -> dict[str, str]:
    return dict(one.split(": ") for one in text.split("; "))


def _imports(parent: Survey) -> str:
    """The parent's style sheet, with what it imports; or all that it offers, when none bears a theme's name."""
    sheet = parent.theme.stylesheet if parent.theme else None
    names = [label.rsplit("/", 1)[-1] for _, label in parent.sheets]
    if sheet and (sheet.name == f"{parent.name}.css" or sheet.name not in names):
        names = [sheet.name]
    return "\n".join(f'@import "{name}";' for name in names)


def _written(tokens: dict[str, str], indent: str) -> str:
    return "\n".join(f"{indent}{name}: {value};" for name, value in tokens.items())
