"""Nothing that a telephone or a program wrote into a photo is published, in no file of the site."""

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from photos import SECRETS, telling
from PIL import Image

from kimsite.build import build
from kimsite.model.settings import Settings

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
TELLTALE = re.compile(
    r"gps|latitude|longitude|^make$|model$|owner|artist|serial|maker|xmp|iptc|thumbnail", re.IGNORECASE
)
"""Names of tags that would tell where, with what or by whom."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A group with a telling photo of each format, as a post's picture, in a text and in a gallery."""
    folder = tmp_path_factory.mktemp("telling")
    content = folder / "content"
    (content / "galeri/panen").mkdir(parents=True)
    (content / "group.yaml").write_text("nama: KIM Contoh\nlogo: galeri/panen/1.png\nbase_url: https://kim.example\n")
    head = "judul: Panen\ntanggal: 2025-10-02\n"
    for form in FORMATS:
        (content / f"galeri/panen/1.{form.lower()}").write_bytes(telling(form))
    (content / "galeri/panen/1.jpeg").rename(content / "galeri/panen/1.jpg")
    (content / "galeri/panen.md").write_text(f"---\n{head}gambar: 1.jpg\nalt: Panen\n---\n![Panen raya](1.webp)\n")
    settings = Settings(str(folder), str(folder / "public"), datetime(2025, 11, 1, tzinfo=UTC), jobs=1)
    build(settings, folder / "cache", 1)
    return folder


def test_the_photos_told_much_before(site):
    for form in ("jpg", "png", "webp", "avif"):
        data = (site / f"content/galeri/panen/1.{form}").read_bytes()
        assert Image.open(site / f"content/galeri/panen/1.{form}").getexif().get_ifd(0x8825)
        assert sum(secret.encode() in data for secret in SECRETS) >= 4


def test_no_file_holds_a_word_of_it(site):
    made = [path for path in (site / "public").rglob("*") if path.is_file()]
    assert len([path for path in made if path.suffix in (".webp", ".jpg")]) >= 4 * len(FORMATS) // 2
    for path in made:
        data = path.read_bytes()
        assert not [secret for secret in SECRETS if secret.encode() in data or secret.encode("utf-16-le") in data], path


def test_pictures_hold_pixels_and_nothing_else(site):
    for path in (site / "public").rglob("*"):
        if path.suffix in (".jpg", ".webp", ".png"):
            image = Image.open(path)
            assert not image.getexif(), path
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", *_OF_FORMAT}, path


_OF_FORMAT = {"progressive", "progression", "loop", "background", "timestamp", "duration"}
"""What Pillow says of a format's own header."""


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_exiftool_finds_nothing_either(site):
    def tags(folder: Path) -> dict[str, list[str]]:
        command = ["exiftool", "-a", "-u", "-G1", "-j", "-r", "-ee", str(folder)]
        found = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
        return {
            file["SourceFile"]: [tag for tag in file if TELLTALE.search(tag.split(":")[-1]) or "GPS" in tag]
            for file in found
        }

    assert all(tags(site / "content/galeri/panen").values())
    assert not {path: told for path, told in tags(site / "public").items() if told and not path.endswith(".html")}
