"""The file that tells a host to build a project and show it, whenever it changes and when a text is due.

Nobody can tell a host's clock when the next text is due: its schedule is fixed. So it wakes often and asks first, which
costs seconds: the last build wrote down the day and the moment at which it has to come again. It comes every day, too,
for events pass and announcements expire. A run that fails is tried again six hours later, not each time it wakes.

Actions are named by their commits, which nobody can change, with the version beside: `git ls-remote --tags` of each
tells newer ones.

What kimsite remembers travels as a tar of the POSIX kind: the caches of hosts keep times to the second at best, and
kimsite believes an output only with its time to the nanosecond.
"""

from pathlib import Path

from kimsite.model.value import frozen
from kimsite.pattern import pattern

HERE = Path(__file__).parent
HOSTS = {"github": ".github/workflows/kimsite.yml", "gitlab": ".gitlab-ci.yml"}
"""Hosts that build, and where each looks for its file."""
TOOLS = "alat"
CONSTRAINTS = f"{TOOLS}/pustaka.txt"
ASK = """\
terbit=ya
if [ "$ASAL" = schedule ] && [ -s .jadwal/jadwal ]; then
  read -r hari waktu < .jadwal/jadwal
  if [ "$hari" = "$(date -u -d '+7 hours' +%F)" ]; then
    if [ "$waktu" = - ] || [ "$(date +%s)" -lt "$(date -d "$waktu" +%s)" ]; then terbit=tidak; fi
  fi
fi
echo "terbit: $terbit\""""
INSTALL = """\
mkdir -p .ingatan .jadwal
echo "$(date -u -d '+7 hours' +%F) $(date -u -d '+6 hours' +%FT%TZ)" > .jadwal/jadwal
python -m pip install --disable-pip-version-check --constraint {constraints} {wheel}"""
BUILD = """\
if [ -f .ingatan/ingatan.tar ]; then tar -xf .ingatan/ingatan.tar || rm -rf .kimsite public; fi
kode=0
kimsite build || kode=$?
test "$kode" -le 1"""
REMEMBER = """\
kimsite build --json > .ingatan/bangun.json || test $? -eq 1
waktu=$(python -c 'import json, sys; print(json.load(sys.stdin)["next_build_due"] or "-")' < .ingatan/bangun.json)
tar --posix -cf .ingatan/ingatan.tar .kimsite public
echo "$(date -u -d '+7 hours' +%F) $waktu" > .jadwal/jadwal"""
MEND = {
    "id": "Situs sudah tayang, tetapi ada yang keliru: perbaiki berkas yang disebut kimsite build di atas.",
    "en": "The site is online, but something is wrong: mend the files that kimsite build names above.",
}
LINE = pattern(r"(?P<indent> *)#(?P<way>PAGES|TARGET):(?P<text>.*)")


@frozen
class Work:
    """What a workflow is to do.

    `python` is a version (3.12), `wheel` the path of kimsite in the project. `publish` is the command that sends the
    site to a target, with its token in the variable `secret`; without it the host's own pages show it.
    """

    host: str
    language: str
    python: str
    wheel: str
    publish: str = ""
    secret: str = ""


def workflow(work: Work) -> str:
    """The file of a host."""
    text = _chosen((HERE / f"{work.host}.yml").read_text(encoding="utf-8"), "TARGET" if work.publish else "PAGES")
    parts = {
        "ASK": ASK,
        "INSTALL": INSTALL.format(constraints=CONSTRAINTS, wheel=work.wheel),
        "BUILD": BUILD,
        "REMEMBER": REMEMBER,
        "PUBLISH": work.publish,
        "SECRET": work.secret,
        "LANGUAGE": work.language,
        "PYTHON": work.python,
        "CONSTRAINTS": CONSTRAINTS,
        "MEND": MEND[work.language],
        "JOB": "situs" if work.publish else "pages",
        "FLAVOUR": "" if work.publish else "-slim",
    }
    for name, part in parts.items():
        text = _filled(text, f"@{name}@", part)
    return text


def _chosen(text: str, way: str) -> str:
    """The lines of one way to publish, in place of those for the other."""
    lines = []
    for line in text.splitlines():
        found = LINE.fullmatch(line)
        if not found:
            lines.append(line)
        elif found["way"] == way:
            lines.append(found["indent"] + found["text"])
    return "\n".join(lines) + "\n"


def _filled(text: str, gap: str, part: str) -> str:
    """Every gap with its part, each line of it as far in as the gap stands."""
    lines = []
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        lines.append(line.replace(gap, part.replace("\n", f"\n{indent}")))
    return "\n".join(lines) + "\n"
