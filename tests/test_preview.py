"""A preview at each change: what it shows ahead of a build is what the build makes, whoever else builds meanwhile."""

import time
from contextlib import suppress
from types import SimpleNamespace

import pytest
from conftest import write_files
from test_build import TODAY

from kimsite.build import build
from kimsite.model.settings import Settings
from kimsite.serve.hub import Hub
from kimsite.serve.preview import Preview

POST = "---\njudul: {title}\ntanggal: 2025-10-0{day}\n---\nPembuka.\n\n{body}\n"
ONE, TWO, GROUP, THEME = (
    "content/kim-a/berita/satu.md",
    "content/kim-a/berita/dua.md",
    "content/kim-a/group.yaml",
    "themes/desa/i18n/id.yaml",
)
FILES = {
    "content/network.yaml": "nama: Jejaring\n",
    GROUP: "nama: KIM A\ntema: desa\n",
    ONE: POST.format(title="Panen jagung", day=1, body="Isi."),
    TWO: POST.format(title="Rapat desa", day=2, body="Isi."),
    "content/kim-b/group.yaml": "nama: KIM B\ntema: desa\n",
    "content/kim-b/berita/tiga.md": POST.format(title="Tiga", day=3, body="Isi."),
    "themes/desa/theme.yaml": "parent: warta\n",
    THEME: "home_empty: Kosong.\n",
}


class Desk:
    """A preview whose changes are told one by one. Two of them may stand on one project."""

    def __init__(self, folder, jobs=1):
        self.folder, self.hub, self.told, self.builds = folder, Hub(), [], 0
        settings = Settings(str(folder), str(folder / "public"), TODAY, drafts=True, jobs=jobs)

        def make(glance, eyes):
            self.builds += 1
            return build(settings, folder / "cache", time.time_ns(), glance=glance, onlooker=eyes)

        self.preview = Preview(folder, make, self.hub, "id", time.monotonic)
        self.preview.build(lambda outcome, seconds: None)

    def save(self, path, text, *beside):
        """Saves a text; what was shown of it before its build came to an end, and what lies there afterwards."""
        (self.folder / path).write_text(text, encoding="utf-8")
        return self.hear(path, *beside)

    def hear(self, *paths):
        ahead = []
        self.hub.tell = lambda state, patience=0: ahead.append(self.hub.ahead)
        told = iter([frozenset(str(self.folder / path) for path in paths), frozenset()])

        def wait(seconds):
            heard = next(told, None)
            if heard is None:
                raise KeyboardInterrupt
            return heard

        with suppress(KeyboardInterrupt):
            self.preview.run(SimpleNamespace(wait=wait), lambda outcome, seconds: self.told.append(outcome))
        self.told += [None] * bool(ahead)
        shown = next(filter(None, ahead), None)
        return shown and (shown[1], (self.folder / "public" / shown[0]).read_bytes())


def text(body, title="Rapat desa", day=2):
    return POST.format(title=title, day=day, body=body)


@pytest.fixture
def folder(tmp_path):
    return write_files(tmp_path, FILES).resolve()


@pytest.fixture
def desk(folder):
    """One at which a group's text was changed just now, so that the next one can be sketched."""
    desk = Desk(folder, jobs=2)
    desk.save(TWO, text("Isi kemarin."))
    return desk


def test_the_page_of_a_text_is_shown_ahead_of_its_build(desk):
    ahead, built = desk.save(TWO, text("Isi baru."))
    assert ahead == built
    assert b"Isi baru." in ahead


def by_another_preview(desk):
    """The title of a neighbour, which another preview of the same project was quicker to build."""
    other = Desk(desk.folder)
    other.save(ONE, text("Isi.", "Panen padi", 1))
    desk.hear(ONE)


def of_the_theme(desk):
    """Words of a theme, for which all groups are built."""
    desk.save(THEME, "home_empty: Kosong.\nnewer: Yang sesudah ini\nolder: Yang sebelum ini\n")


def by_a_broken_profile(desk):
    """A group that cannot be built as it is now."""
    desk.save(GROUP, "nama: [KIM A\n")


def unseen(desk):
    """A change of which the watcher did not tell."""
    (desk.folder / ONE).write_text(text("Isi.", "Panen padi", 1), encoding="utf-8")
    desk.hear()


@pytest.mark.parametrize("change", [by_another_preview, of_the_theme, by_a_broken_profile, unseen])
def test_nothing_is_shown_ahead_that_a_build_would_not_make(desk, change):
    change(desk)
    found = desk.save(TWO, text("Isi baru."))
    assert found is None or found[0] == found[1]


def test_browsers_hear_of_what_another_preview_of_the_project_built(folder):
    one, other = Desk(folder), Desk(folder)
    one.save(ONE, text("Isi.", "Panen padi", 1))
    assert one.told
    other.hear(ONE)
    assert other.told


def test_what_editors_put_beside_a_text_hinders_nothing(desk):
    ahead, built = desk.save(TWO, text("Isi baru."), "content/kim-a/berita/.dua.md.swp", "content/kim-a/berita/dua.md~")
    assert ahead == built
    builds = desk.builds
    desk.hear("content/kim-a/berita/.dua.md.swp")
    assert desk.builds == builds + 1  # the look when it is quiet
