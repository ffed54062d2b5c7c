"""People are heard: a page with forms that need no server and no script, and wishes that say what became of them."""

import json
import re
from html import unescape

import pytest
from conftest import write_files

from kimsite.cli.main import run

CONTACT = "kontak: {wa: 0812 0000 0101, email: lasiana@kim.example}\n"
WISH = """---
judul: Lampu jalan depan kapela
tanggal: 2025-10-01
tahap: diproses
ditujukan_kepada: Kelurahan Lasiana
jawaban: "Lampu dipasang Juli.\\nMohon <sabar>."
dijawab_oleh: Kasi Pembangunan
tanggal_jawaban: 2025-10-09
---
Tiga lampu mati sejak Paskah.
"""
POST = "---\njudul: Panen & “pesta”\ntanggal: 2025-10-02\n---\nIsi.\n"


def built(folder, group, **more):
    """Every output of a group by its path, as text."""
    files = {"content/group.yaml": f"nama: KIM Lasiana\n{group}", "content/berita/panen.md": POST, **more}
    write_files(folder, files)
    assert run(["build", "--source", str(folder), "--today", "2025-11-01", "--quiet"]) == 0
    public = folder / "public"
    return {p.relative_to(public).as_posix(): p.read_text("utf-8") for p in public.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    wishes = {
        "content/aspirasi/lampu.md": WISH,
        "content/aspirasi/jalan.md": "---\njudul: Jalan\ntanggal: 2025-09-01\ntahap: diterima\n---\nLubang.\n",
        "content/aspirasi/air.md": "---\njudul: Air\ntanggal: 2025-08-01\nstage: received\n---\nKering.\n",
        "content/aspirasi/lama.md": "---\njudul: Lama\ntanggal: 2025-07-01\n---\nTanpa tahap.\n",
    }
    return built(tmp_path_factory.mktemp("site"), CONTACT + "alamat: Jalan Timor Raya\n", **wishes)


def policy(outputs):
    return re.search(r"form-action ([^;]+);", outputs["_headers"])[1]


# The page


def test_a_whatsapp_form_needs_neither_script_nor_server(site):
    page = site["sampaikan.html"]
    assert '<form class="letter" method="get" action="https://wa.me/6281200000101">' in page
    text = unescape(re.search(r'<textarea id="w-isi" name="text"[^>]*>(.*?)</textarea>', page, re.S)[1])
    assert text == "Nama: \nTempat: \nAspirasi: "


def test_a_mail_form_fills_in_subject_and_body(site):
    page = site["sampaikan.html"]
    assert 'method="get" action="mailto:lasiana@kim.example"' in page
    assert 'name="subject"' in page and 'name="body"' in page


def test_a_form_goes_to_the_address_that_the_group_chose(tmp_path):
    outputs = built(tmp_path, "aspirasi: {formulir: 'https://Formulir.example:8443/kim?a=1'}\n")
    assert 'method="post" action="https://Formulir.example:8443/kim?a=1"' in outputs["sampaikan.html"]
    assert policy(outputs) == "https://formulir.example:8443"


def test_forms_may_lead_to_the_groups_own_channels_and_nowhere_else(site):
    assert policy(site) == "https://api.whatsapp.com https://wa.me mailto:"


def test_the_portals_headers_hold_for_the_forms_of_all_groups(tmp_path):
    files = {
        "content/network.yaml": "nama: Jejaring\n",
        "content/kim-a/group.yaml": "nama: KIM A\naspirasi: {formulir: 'https://a.example/f'}\n",
        "content/kim-b/group.yaml": "nama: KIM B\nkontak: {email: b@kim.example}\n",
    }
    write_files(tmp_path, files)
    assert run(["build", "--source", str(tmp_path), "--quiet"]) == 0
    headers = (tmp_path / "public" / "_headers").read_text("utf-8")
    assert "form-action https://a.example mailto:;" in headers


def test_without_a_form_pages_may_send_nothing(tmp_path):
    outputs = built(tmp_path, "")
    assert policy(outputs) == "'none'"
    assert "<form" not in outputs["sampaikan.html"]
    assert "https://www.lapor.go.id" in outputs["sampaikan.html"]


def test_without_any_channel_there_is_no_page_and_nothing_leads_to_it(tmp_path):
    outputs = built(tmp_path, "aspirasi: {sp4n: tidak}\n")
    assert "sampaikan.html" not in outputs
    assert not any("sampaikan.html" in text for text in outputs.values())


def test_every_page_leads_there_but_404(site):
    pages = {path for path, text in site.items() if path.endswith(".html") and "sampaikan.html" in text}
    assert pages == {path for path in site if path.endswith(".html")} - {"404.html"}


def test_the_page_says_what_becomes_of_what_people_write(site):
    assert "Situs ini tidak menyimpan apa pun" in site["sampaikan.html"]
    assert "Jangan tulis NIK" in site["sampaikan.html"]


# Wishes


def test_a_wish_shows_its_stage_and_its_answer_as_a_quotation(site):
    page = site["2025/10/lampu.html"]
    assert '<b class="rating diproses">Diproses</b>' in page
    assert "<blockquote><p>Lampu dipasang Juli.<br>Mohon &lt;sabar&gt;.</p></blockquote>" in page
    assert re.search(r"Kasi Pembangunan, <time[^>]*>9 Oktober 2025</time>", page)


def test_lists_tell_how_many_stand_at_each_stage(site):
    counts = re.findall(r'<b class="rating \w+">(\w+)</b> <span class="n">(\d+)</span>', site["aspirasi/index.html"])
    assert counts == [("Diterima", "2"), ("Diproses", "1")]


def test_cards_feeds_and_twins_tell_the_stage(site):
    assert '<b class="rating diproses">Diproses</b> <time' in site["index.html"]
    assert "Lampu dipasang Juli." in json.loads(site["aspirasi/feed.json"])["items"][0]["content_html"]
    latest = {one["title"]: one["stage"] for one in json.loads(site["kim.json"])["latest"]}
    assert latest["Lampu jalan depan kapela"] == "diproses"
    assert latest["Lama"] == ""


# Was it of use?


def links(page):
    return [unescape(link) for link in re.findall(r'<a href="([^"]+)"', re.search(r'<p class="useful">.*', page)[0])]


def test_a_text_asks_whether_it_was_of_use_by_two_plain_links(site):
    yes, no = links(site["2025/10/panen.html"])
    assert yes == (
        "https://wa.me/6281200000101?text=Tulisan%20%E2%80%9CPanen%20%26%20%E2%80%9Cpesta%E2%80%9D%E2%80%9D%20bermanfaat."
    )
    assert no.startswith("https://wa.me/6281200000101?text=Tulisan%20")


def test_a_group_with_an_e_mail_address_alone_is_written_to(tmp_path):
    yes, _ = links(built(tmp_path, "kontak: {email: lasiana@kim.example}\n")["2025/10/panen.html"])
    assert yes.startswith("mailto:lasiana@kim.example?subject=Tulisan%20")


def test_a_group_without_either_is_not_asked_about(tmp_path):
    assert "useful" not in built(tmp_path, "")["2025/10/panen.html"]
