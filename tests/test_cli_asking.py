"""`init`, `new` and `menu` ask on a terminal what is missing, explain what is wrong, and leave nothing when one stops."""

import errno
import os
import subprocess
import sys
import time

import pytest
from conftest import write_files

from kimsite.cli.asking import Asker
from kimsite.cli.main import run
from kimsite.cli.words import Words
from kimsite.network.regions import open_regions

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
PATIENCE = 60
"""Seconds until a test gives up waiting for a question."""


class Terminal:
    """kimsite on a real pseudo-terminal: what it shows, and somebody who answers."""

    def __init__(self, folder, *arguments, **environment):
        import pty

        self.master, slave = pty.openpty()
        editor = {"EDITOR": "true", "VISUAL": "", "KIMSITE_LANG": "id", **environment}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kimsite", *map(str, arguments)],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **editor},
            start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, __import__("termios").TIOCSCTTY, 0),
        )
        os.close(slave)
        self.shown = ""

    def read(self):
        try:
            self.shown += os.read(self.master, 4096).decode("utf-8", "replace")
        except OSError:  # the other end is closed
            return False
        return True

    def answer(self, question, text):
        """Waits until `question` is shown, then types `text` and Enter."""
        ends = time.monotonic() + PATIENCE
        while question not in self.shown:
            assert self.read() and time.monotonic() < ends, self.shown
        self.shown = self.shown[self.shown.index(question) + len(question) :]
        if isinstance(text, bytes):
            time.sleep(0.5)  # a Ctrl+C between the question and the wait for its answer goes unheard in Python
        os.write(self.master, text if isinstance(text, bytes) else f"{text}\n".encode())

    def end(self):
        """The exit code, after all is shown."""
        while self.read():
            pass
        os.close(self.master)
        return self.process.wait(PATIENCE)


def test_init_asks_for_all_that_a_group_needs(tmp_path):
    terminal = Terminal(tmp_path, "init")
    terminal.answer("Nama kelompok", "")
    terminal.answer("ini perlu diisi", "KIM Lasiana: Kupang")
    terminal.answer("Folder untuk proyek ini [kim-lasiana-kupang]", "")
    terminal.answer("Desa atau kelurahan", "zzzz")
    terminal.answer('tidak ada desa atau kelurahan bernama "zzzz"', "lasiana kupang")
    terminal.answer("Lasiana, Kelapa Lima, Kota Kupang, Nusa Tenggara Timur", "1")
    terminal.answer("Nomor WhatsApp", "12")
    terminal.answer('"12" bukan nomor telepon', "0812-0000-0000")
    terminal.answer("Alamat surel", "")
    assert terminal.end() == 0
    profile = (tmp_path / "kim-lasiana-kupang/content/group.yaml").read_text(encoding="utf-8")
    assert 'nama: "KIM Lasiana: Kupang"\n' in profile
    assert "kode_wilayah: 53.71.03." in profile
    assert "kontak:\n  wa: 6281200000000\n" in profile
    build = [sys.executable, "-m", "kimsite", "build", "--source", tmp_path / "kim-lasiana-kupang", "--quiet"]
    assert subprocess.run(build, check=False).returncode == 0


@pytest.mark.parametrize("stop", [b"\x03", b"\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_who_stops_leaves_nothing_behind(tmp_path, stop):
    terminal = Terminal(tmp_path, "init")
    terminal.answer("Nama kelompok", "KIM Lasiana")
    terminal.answer("Folder untuk proyek ini", stop)
    assert terminal.end() == 130
    assert list(tmp_path.iterdir()) == []


def test_signs_that_no_file_can_hold_are_asked_again(monkeypatch, capsys):
    answers = iter(["KIM \x1b[A", "KIM \udcff", "KIM Lasiana"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert Asker(Words("id")).text("init_ask_name", must=True) == "KIM Lasiana"
    assert capsys.readouterr().out.count("ketik sekali lagi") == 2


def test_a_folder_below_ones_own_may_be_written_with_a_tilde(tmp_path):
    terminal = Terminal(tmp_path, "init", HOME=str(tmp_path / "ana"))
    for question, text in (("Nama kelompok", "KIM Lasiana"), ("Folder", "~/situs"), ("Desa", ""), ("WhatsApp", "")):
        terminal.answer(question, text)
    terminal.answer("surel", "")
    assert terminal.end() == 0
    assert (tmp_path / "ana/situs/content/group.yaml").exists()


@pytest.mark.parametrize("name", ["berkas/situs", "baik"])
def test_what_cannot_be_written_is_said(tmp_path, capsys, name):
    write_files(tmp_path, {"berkas": "bukan folder"})
    if name == "baik":
        assert run(["init", str(tmp_path / name), "--name", "KIM \udcff"]) == 2
        assert not (tmp_path / name).exists()
    else:
        assert run(["init", str(tmp_path / name), "--name", "KIM Baik"]) == 2
    assert "K028" in capsys.readouterr().err


def test_a_text_that_cannot_be_written_is_said(tmp_path, capsys):
    write_files(tmp_path, {"content/group.yaml": "nama: KIM Lasiana\n", "content/berita": "bukan folder"})
    assert run(["new", "berita", "Panen", "--source", str(tmp_path)]) == 2
    assert "K028" in capsys.readouterr().err


def test_a_folder_whose_name_no_disk_can_hold_is_said(tmp_path, capsys):
    assert run(["init", str(tmp_path / ("x" * 300)), "--name", "KIM Baik"]) == 2
    assert "K028" in capsys.readouterr().err


def test_names_and_titles_that_were_pasted_with_odd_signs_make_a_sound_project(tmp_path, capsys):
    source = str(tmp_path / "situs kami")
    assert run(["init", source, "--name", " KIM\n\x07Baik\x1b "]) == 0
    assert f'cd "{source}"' in capsys.readouterr().out
    assert run(["new", "berita", "Panen\x07\traya", "--source", source]) == 0
    assert 'judul: "Panen raya"' in next((tmp_path / "situs kami").rglob("panen-raya.md")).read_text()
    assert run(["check", "--source", source, "--drafts"]) == 0
    assert run(["init", str(tmp_path / "kim-lain"), "--name", "  "]) == 0
    assert 'nama: "Kim Lain"' in (tmp_path / "kim-lain/content/group.yaml").read_text()


@pytest.mark.parametrize("last", [0, 1, 3])
def test_a_full_disk_leaves_no_half_a_project_and_no_empty_text(tmp_path, capsys, monkeypatch, last):
    left, replace = [last], os.replace

    def filled(source, target):
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= 1
        replace(source, target)

    monkeypatch.setattr(os, "replace", filled)
    assert run(["init", str(tmp_path / "situs/kim"), "--name", "KIM Baik"]) == 2
    assert list(tmp_path.iterdir()) == []
    left[0] = 99
    assert run(["init", str(tmp_path / "situs/kim"), "--name", "KIM Baik"]) == 0
    left[0] = 0
    assert run(["new", "berita", "Panen", "--source", str(tmp_path / "situs/kim")]) == 2
    assert "K028" in capsys.readouterr().err
    assert list(tmp_path.rglob("*panen*")) == []


def test_a_folder_that_is_not_empty_is_not_taken(tmp_path):
    write_files(tmp_path, {"kim-lasiana/penting.txt": "isi"})
    terminal = Terminal(tmp_path, "init")
    terminal.answer("Nama kelompok", "KIM Lasiana")
    terminal.answer("Folder untuk proyek ini", "")
    terminal.answer("sudah berisi sesuatu", b"\x03")
    terminal.end()
    assert [path.name for path in (tmp_path / "kim-lasiana").iterdir()] == ["penting.txt"]


def test_new_asks_for_group_type_title_and_time_and_opens_the_editor(tmp_path):
    write_files(
        tmp_path,
        {
            "content/network.yaml": "nama: Kota\n",
            "content/kim-a/group.yaml": "nama: A\n",
            "content/kim-b/group.yaml": "nama: B\n",
            "penyunting.sh": '#!/bin/sh\nprintf "Kita berkumpul." >> "$1"\n',
        },
    )
    (tmp_path / "penyunting.sh").chmod(0o755)
    terminal = Terminal(tmp_path, "new", EDITOR=str(tmp_path / "penyunting.sh"))
    terminal.answer("Kelompok yang mana?", "2")
    terminal.answer("Jenis tulisan?", "agenda")
    terminal.answer("tulis angka dari 1 sampai 11", "3")
    terminal.answer("Judul", "Rapat: warga")
    terminal.answer("Kapan mulai?", "nanti malam")
    terminal.answer('"nanti malam" bukan tanggal', "2 Oktober 2031 19.00")
    assert terminal.end() == 0
    (text,) = (tmp_path / "content/kim-b/agenda").rglob("rapat-warga.md")
    written = text.read_text(encoding="utf-8")
    assert 'judul: "Rapat: warga"\n' in written
    assert "mulai: 2 Oktober 2031 19.00\n" in written
    assert written.endswith("Kita berkumpul.")
    assert "hapus baris" in terminal.shown


def test_an_editor_that_is_not_there_is_no_mistake(tmp_path):
    write_files(tmp_path, {"content/group.yaml": "nama: A\n"})
    terminal = Terminal(tmp_path, "new", "berita", "Panen raya", EDITOR="/tidak/ada")
    assert terminal.end() == 0
    assert "Buka berkas itu dengan penyunting teks" in terminal.shown


def test_the_menu_does_what_is_chosen_and_comes_back(tmp_path):
    write_files(tmp_path, {"content/group.yaml": "nama: KIM A\nslug: a\n"})
    terminal = Terminal(tmp_path, "menu")
    terminal.answer("Tulis nomornya, lalu tekan Enter", "5")
    terminal.answer("berkas di", "")
    terminal.answer("tulis angka dari 1 sampai 6", "6")
    assert terminal.end() == 0
    assert (tmp_path / "public/index.html").exists()


def test_without_a_terminal_nothing_is_asked(tmp_path):
    write_files(tmp_path, {"content/group.yaml": "nama: A\n"})
    for command, missing in (
        (["init"], "DIR"),
        (["new"], "TYPE, JUDUL"),
        (["new", "berita"], "JUDUL"),
        (["menu"], "jendela"),
    ):
        ran = subprocess.run(
            [sys.executable, "-m", "kimsite", *command, "--lang", "id"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert (ran.returncode, ran.stdout) == (2, b"")
        assert missing in ran.stderr.decode()


def test_villages_are_found_by_name_and_by_what_they_lie_in():
    regions = open_regions()
    ((code, label),) = regions.find("lasiana kupang", 5)
    assert label == "Lasiana, Kelapa Lima, Kota Kupang, Nusa Tenggara Timur"
    assert regions.name_region(code).village == "Lasiana"
    assert len(regions.find("suka", 9)) == 9
    assert regions.find("", 5) == regions.find("tidak ada begini", 5) == ()
