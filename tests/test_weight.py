"""What pages weigh: told to readers in the footer, and to the group when it is too much."""

import gzip
import io
import random
import re

import pytest
from PIL import Image
from test_build import GROUP, NETWORK, Project

from kimsite.render.weight import weigh, weigh_page, width_of

WEIGHT = re.compile(r"Halaman ini (\d+) kB(?:, fotonya (\d+) kB)?(?: <button|</p>)")


def noise(seed: int = 1, size: tuple[int, int] = (1200, 900)) -> bytes:
    """A photo that no codec makes small."""
    colours = random.Random(seed).randbytes(size[0] // 4 * (size[1] // 4) * 3)
    picture = Image.frombytes("RGB", (size[0] // 4, size[1] // 4), colours).resize(size)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def with_photos(number: int) -> dict[str, str | bytes]:
    """A post with photos, all made of noise."""
    photos = {f"content/media/foto-{n}.jpg": noise(n) for n in range(number)}
    shown = "\n\n".join(f"![Pasar {n}](foto-{n}.jpg)" for n in range(number))
    return {**photos, "content/berita/foto.md": f"---\njudul: Pasar pagi ini\ntanggal: 2025-10-02\n---\n{shown}\n"}


def made(project, tmp_path, *files) -> Project:
    return Project(project({key: value for part in files for key, value in part.items()}), tmp_path / "public")


def told(page: str) -> tuple[int, int]:
    (found,) = WEIGHT.findall(page)
    return int(found[0]), int(found[1] or 0)


def test_every_page_tells_what_it_weighs_with_its_style(project, tmp_path):
    group = made(project, tmp_path, GROUP)
    group.build()
    files = group.bytes()
    style = len(gzip.compress(next(data for path, data in files.items() if path.endswith(".css")), 9))
    pages = {path: data for path, data in files.items() if path.endswith(".html")}
    for path, data in pages.items():
        within = 0 if path == "404.html" else style  # it carries its style inside
        weight = (len(gzip.compress(data, 9)) + within) / 1000
        assert told(data.decode())[0] == pytest.approx(weight, abs=0.6, rel=0.15), path


def test_a_page_tells_what_its_pictures_weigh_on_a_small_screen(project, tmp_path):
    group = made(project, tmp_path, GROUP, with_photos(2))
    group.build()
    files = group.bytes()
    small = sum(len(data) for path, data in files.items() if re.search(r"-360\.webp$", path))
    assert told(files["2025/10/foto.html"].decode())[1] == pytest.approx(small / 1000, abs=1)


def test_a_page_that_is_too_heavy_is_told_with_what_weighs_most(project, tmp_path):
    group = made(project, tmp_path, GROUP, with_photos(1), {"content/group.yaml": "nama: K\nanggaran: {foto: 12}\n"})
    problems = group.build().problems
    (problem,) = [p for p in problems if p.code == "K510"]
    assert problem.path == "content/berita/foto.md"
    assert dict(problem.facts)["parts"].startswith("content/media/foto-0.jpg ")
    assert "2025/10/foto.html" in group.bytes()


def test_what_is_too_heavy_by_little_is_told_to_the_byte(project, tmp_path):
    told = []
    for limit in range(5, 12):
        group = made(project, tmp_path, GROUP, {"content/group.yaml": f"nama: K\nanggaran: {{tulisan: {limit}}}\n"})
        told += [dict(problem.facts) for problem in group.build().problems]
    assert told and all(facts["size"] != facts["limit"] for facts in told)
    assert any(facts["size"].endswith(" B") for facts in told)


def test_it_is_told_as_long_as_it_is_so(project, tmp_path):
    group = made(project, tmp_path, GROUP, {"content/group.yaml": "nama: K\nanggaran: {tulisan: 5}\n"})
    first = group.build().problems
    (group.folder / "content/berita/baru.md").write_text("---\njudul: Baru sekali\ntanggal: 2025-10-05\n---\nIsi.\n")
    again = group.build().problems
    assert {p.path for p in first} == {"content/berita/panen.md", "content/berita/pasar.md"}
    assert {p.path for p in again} == {*(p.path for p in first), "content/berita/baru.md"}
    (group.folder / "content/group.yaml").write_text("nama: K\n")
    assert group.build().problems == ()


def test_what_a_network_says_of_weight_holds_for_its_groups(project, tmp_path):
    strict = {"content/network.yaml": "nama: J\nanggaran: {tulisan: 5}\n"}
    loose = {"content/kim-a/group.yaml": "nama: KIM A\nanggaran: {tulisan: 50}\n"}
    network = made(project, tmp_path, NETWORK, strict, loose)
    assert {p.path for p in network.build().problems} == {"content/kim-a/berita/satu.md", "content/kim-b/berita/dua.md"}
    (network.folder / "content/network.yaml").write_text("nama: J\n")
    assert network.build().problems == ()


def test_what_comes_later_does_not_count_against_a_budget():
    pictures = {f"foto/{n}.webp": (10_000, "") for n in range(20)}
    tags = "".join(f'<img src="foto/{n}.webp" alt="" loading="lazy">' for n in range(20))
    weight = weigh_page(tags, "index.html", 0, pictures)
    assert (weight.all, weight.shown) == (200_000, 40_000)


def test_a_picture_that_is_shown_twice_travels_once():
    tag = '<img src="../foto/a.webp" alt="">'
    assert weigh_page(tag + tag, "galeri/index.html", 0, {"foto/a.webp": (10_000, "")}).all == 10_000


@pytest.mark.parametrize(
    ("sizes", "width"),
    [
        ("45vw", 162),
        ("5rem", 80),
        ("calc(100vw - 2rem)", 328),
        ("(min-width: 60em) 40rem, (min-width: 40em) 60vw, 100vw", 360),
        ("(max-width: 45rem) 100vw, 45rem", 360),
        ("auto", 360),
    ],
)
def test_the_width_of_a_picture_is_read_off_its_sizes(sizes, width):
    assert width_of(sizes) == width


def test_a_page_is_weighed_as_hosts_send_it(repository):
    page = (repository / "README.md").read_text(encoding="utf-8")
    assert weigh(page) == pytest.approx(len(gzip.compress(page.encode(), 6)), rel=0.06)
