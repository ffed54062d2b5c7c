"""`build --verify` proves an output; `explain` says why it is as it is."""

import json
import os
import time

import pytest

from kimsite.cli.main import run
from kimsite.engine.ledger import save_pending
from kimsite.model.settings import Settings
from kimsite.read.dates import parse_date
from kimsite.verify import verify as compare

POST = "---\njudul: {title}\ntanggal: {date}\n---\nIsi {title}.\n"
NETWORK = {
    "content/network.yaml": "nama: Jejaring\nbase_url: https://kim.example\n",
    "content/kim-a/group.yaml": "nama: KIM A\n",
    "content/kim-a/berita/satu.md": POST.format(title="Satu", date="2025-10-02"),
    "content/kim-b/group.yaml": "nama: KIM B\n",
    "content/kim-b/berita/dua.md": POST.format(title="Dua", date="2025-10-02"),
}
PAGE = "kim-a/2025/10/satu.html"


@pytest.fixture
def network(project, capsys, monkeypatch):
    """A network that was built; `network("build", ...)` runs a command in it."""
    folder = project(NETWORK)
    monkeypatch.setenv("KIMSITE_LANG", "en")
    monkeypatch.chdir(folder)

    def call(*arguments):
        code = run([*arguments])
        out, err = capsys.readouterr()
        return code, out, err

    call.folder = folder
    assert call("build", "--today", "2025-11-01")[0] == 0
    return call


def verify(network, *more):
    code, out, err = network("build", "--verify", "--json", "--today", "2025-11-01", *more)
    assert err == ""
    return code, [(problem["code"], problem["path"]) for problem in json.loads(out)["problems"]]


def test_what_was_built_is_what_a_clean_build_makes(network):
    assert verify(network) == (0, [])
    assert verify(network, "--group", "kim-a") == (0, [])
    assert sorted(path.name for path in network.folder.iterdir()) == [".kimsite", "content", "public"]


def test_a_byte_that_was_changed_behind_the_clock_is_found(network):
    page = network.folder / "public" / PAGE
    status = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Isi Satu", b"Isi Situ"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert verify(network) == (1, [("K040", PAGE)])
    assert verify(network, "--clean") == (0, [])


def compared(folder):
    """What a clean build says of the output as it lies there, not repaired by a build before."""
    settings = Settings(str(folder), str(folder / "public"), parse_date("2025-11-01", "Asia/Jakarta"))
    problems, _ = compare(settings, folder / ".kimsite", time.time_ns())
    return {(problem.code, problem.path) for problem in problems}


def test_an_output_that_was_lost_is_found(network):
    (network.folder / "public" / PAGE).unlink()
    assert compared(network.folder) == {("K041", PAGE)}


def test_an_output_whose_text_is_gone_is_found(network):
    (network.folder / "content/kim-a/berita/satu.md").unlink()
    assert ("K042", PAGE) in compared(network.folder)


def test_a_file_that_kimsite_did_not_make_is_none_of_its_business(network):
    (network.folder / "public/catatan.txt").write_text("milik saya")
    assert verify(network) == (0, [])


def explain(network, path):
    code, out, err = network("explain", path)
    return code, out or err


def test_an_output_knows_why_it_was_made(network):
    for path in (f"public/{PAGE}", PAGE, "content/kim-a/berita/satu.md"):
        code, said = explain(network, path)
        assert code == 0
        assert said.startswith(f"{PAGE}: made ") and "because it was not there before; kept since then" in said


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda folder: (folder / "public" / PAGE).unlink(), "its file was gone"),
        (lambda folder: (folder / "public" / PAGE).write_text("x"), "its file had been changed by others"),
        (
            lambda folder: (folder / "content/kim-a/berita/satu.md").write_text(
                NETWORK["content/kim-a/berita/satu.md"].replace("Isi", "Kabar")
            ),
            "what it shows has changed",
        ),
        (
            lambda folder: (
                (folder / "themes/desa/i18n").mkdir(parents=True),
                (folder / "themes/desa/theme.yaml").write_text("parent: warta\n"),
                (folder / "themes/desa/i18n/id.yaml").write_text("home: Muka\n"),
                (folder / "content/kim-a/group.yaml").write_text("nama: KIM A\ntema: desa\n"),
            ),
            "its template or words have changed",
        ),
    ],
    ids=["lost", "edited", "view", "look"],
)
def test_the_reason_is_the_one_that_was_found(network, change, reason):
    change(network.folder)
    network("build", "--today", "2025-11-01")
    assert f"because {reason};" in explain(network, PAGE)[1]


def test_a_document_that_is_not_published_says_why(network):
    folder = network.folder / "content/kim-a/berita"
    (folder / "draf.md").write_text(POST.format(title="Draf", date="2025-10-02\nstatus: draf"))
    (folder / "nanti.md").write_text(POST.format(title="Nanti", date="2026-01-02"))
    (folder / "rusak.md").write_text(POST.format(title="Rusak", date="32 Oktober 2025"))
    network("build", "--today", "2025-11-01")
    assert "a draft" in explain(network, "content/kim-a/berita/draf.md")[1]
    assert "waiting for its date: 2026-01-02" in explain(network, "content/kim-a/berita/nanti.md")[1]
    said = explain(network, "content/kim-a/berita/rusak.md")[1]
    assert "error K103" in said and "left out because of the error above" in said


def test_a_path_that_kimsite_does_not_know_is_said_to_be_so(network):
    code, said = explain(network, "public/kim-a/tidak-ada.html")
    assert code == 1 and "unknown" in said


def test_explaining_is_for_programs_too(network):
    _, out, _ = network("explain", PAGE, "--json")
    (fact,) = json.loads(out)["facts"]
    assert (fact["kind"], fact["path"], fact["reason"], fact["now"]) == ("output", PAGE, "new", "kept")


def test_what_a_broken_off_build_had_written_already_says_so(network):
    (ledger,) = (network.folder / ".kimsite").glob("*")
    for file in (*ledger.glob("*.outputs"), ledger / "ledger.json"):
        file.unlink()
    save_pending(ledger / "kim-a.pending.json", (PAGE.removeprefix("kim-a/"),))
    network("build", "--today", "2025-11-01")
    assert "because the build before was broken off;" in explain(network, PAGE)[1]
