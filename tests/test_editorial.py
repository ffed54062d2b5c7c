"""What an editor would ask, and where it had better keep silent. Only `check` tells it, and never fails for it."""

import json
import time
import unicodedata
from datetime import UTC, datetime

import pytest
from conftest import write_files

from kimsite.cli.main import run
from kimsite.diagnostics.editing import ENTRIES
from kimsite.model.settings import Settings
from kimsite.proof import proofread

TODAY = datetime(2025, 11, 1, tzinfo=UTC)
GROUP = "nama: KIM Lasiana\nbase_url: https://kim.example\nkode_wilayah: 53.71.03.1011\nkontak: {wa: 0812 0000 0101}\n"
NEWS = "judul: Jagung dipanen bersama warga\ntanggal: 2025-10-02"
BODY = "Warga memanen jagung di kebun bersama pada Sabtu pagi."


def told(folder, body=BODY, head=NEWS, type_="berita", group=GROUP):
    """The codes that one document is told, with lines and columns."""
    write_files(folder, {"content/group.yaml": group, f"content/{type_}/satu.md": f"---\n{head}\n---\n{body}\n"})
    hints = proofread(Settings(str(folder), str(folder / "public"), TODAY))
    return [(hint.code, hint.line, hint.column) for hint in hints if hint.code != "K664"]


def codes(*arguments, **more):
    return [code for code, _, _ in told(*arguments, **more)]


def test_the_sample_network_has_nothing_to_be_asked(repository):
    hints = proofread(Settings(str(repository), "public", TODAY))
    assert [(hint.code, hint.path) for hint in hints] == [
        ("K662", "content/kim-lereng-merapi/group.yaml"),  # on purpose: one group's decree has run out,
        ("K664", "content/kim-menoreh/group.yaml"),  # and one says little of itself
    ]


def test_all_of_it_is_hints():
    assert {entry.severity for entry in ENTRIES.values()} == {"hint"}


def test_plain_news_is_left_alone(tmp_path):
    assert told(tmp_path) == []


# Titles


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Panen raya", "K601"),
        ("Warga " + "memanen jagung " * 7, "K602"),
        ("PANEN JAGUNG DI LASIANA", "K603"),
        ("Panen jagung di Lasiana!!", "K603"),
        ("Bikin merinding, jagung warga Lasiana", "K604"),
    ],
)
def test_a_title_is_told_one_thing(title, code, tmp_path):
    assert told(tmp_path, head=f"judul: {title.strip()}\ntanggal: 2025-10-02")[0][0] == code


@pytest.mark.parametrize("title", ["RT 03 RW 01", "KIM", "Rp12.500 sekilo: harga jagung naik!"])
def test_abbreviations_and_one_mark_are_no_shouting(title, tmp_path):
    assert "K603" not in codes(tmp_path, head=f"judul: {title}\ntanggal: 2025-10-02")


def test_a_product_may_have_a_short_name(tmp_path):
    assert codes(tmp_path, "Madu dari Mollo.", "judul: Madu", "produk") == []


def test_a_fact_check_may_name_what_goes_round(tmp_path):
    head = "judul: Pesan viral tentang air laut\ntanggal: 2025-10-02\nklaim: Tawar\npenilaian: salah\nbukti: Diukur"
    assert codes(tmp_path, "Air laut tetap asin.", head, "cekfakta") == []


def test_a_heading_that_is_the_title_is_pointed_at(tmp_path):
    assert told(tmp_path, f"# Panen raya\n\n{BODY}", "tanggal: 2025-10-02") == [("K601", 4, 3)]


# Who, where, when


def test_what_news_does_not_say_is_asked_at_its_first_words(tmp_path):
    assert told(tmp_path, "\nJagung roboh.") == [("K611", 6, 1), ("K612", 6, 1)]


@pytest.mark.parametrize("where", ["di Oesapa", "dari Kupang", "di balai RW", "ke pasar", "Lasiana", "Kelapa Lima"])
def test_a_place_has_many_names(where, tmp_path):
    assert codes(tmp_path, f"Warga memanen jagung {where} pada Sabtu.") == []


@pytest.mark.parametrize("when", ["Sabtu (4/10)", "kemarin", "pukul 09.00", "2 Oktober", "selama dua pekan"])
def test_so_has_a_time(when, tmp_path):
    assert codes(tmp_path, f"Warga memanen jagung di kebun {when}.") == []


def test_a_dateline_says_where_and_when(tmp_path):
    assert codes(tmp_path, "Warga memanen jagung.", NEWS + "\ndateline: Lasiana") == []


def test_news_in_other_languages_are_not_asked_in_indonesian(tmp_path):
    assert codes(tmp_path, "Maize fell.", NEWS + "\nbahasa: en") == []


# Names beside crimes


@pytest.mark.parametrize(
    "text",
    [
        "Polisi menahan tersangka pencurian, Budi Contoh, di Lasiana pada Sabtu.",
        "Korban penganiayaan bernama Sari Contoh dirawat di Kupang sejak Sabtu.",
        "Pelaku pencurian di Lasiana pada Sabtu itu siswa, Budi Contoh.",
        "Sari Contoh (15) dirampok di Lasiana pada Sabtu.",
        "Sari Contoh, 15 tahun, dirampok di Lasiana pada Sabtu.",
        "Warga di Lasiana resah sejak Sabtu.\n\nKorban pencabulan ialah Sari\nContoh.",
    ],
)
def test_full_names_beside_crimes_are_pointed_out(text, tmp_path):
    assert codes(tmp_path, text) == ["K621"]


@pytest.mark.parametrize(
    "text",
    [
        "Polisi menahan tersangka pencurian, B.C., di Lasiana pada Sabtu.",
        "Korban banjir, Sari Contoh, mengungsi di Lasiana pada Sabtu.",
        "Siswa Sari Contoh (15) menjuarai lomba pidato bahaya narkoba di Kupang pada Sabtu.",
        "Kapolsek Budi Contoh mengumumkan pencurian di Lasiana pada Sabtu.",
        "Korban pencurian melapor kepada Polsek Kelapa Lima pada Sabtu.",
        "Sari Contoh (45) kecurian motor, dan pencurinya lari ke Kupang pada Sabtu.",
        "Pencurian kerap terjadi di Lasiana.\n\nSementara itu, pelajar Sari Contoh menjuarai lomba pada Sabtu.",
    ],
)
def test_initials_other_roles_and_other_paragraphs_are_left_alone(text, tmp_path):
    assert codes(tmp_path, text) == []


# Numbers and sources


def test_somebodys_number_in_news_is_pointed_out_once(tmp_path):
    text = f"{BODY} Hubungi 0812-0000-0199 atau +62 812 0000 0188."
    assert told(tmp_path, text) == [("K631", 5, len(BODY) + 10)]


@pytest.mark.parametrize(
    "text", ["+62 812 0000 0101", "https://wa.me/6281200000101", "`0812 0000 0199`", "SMS 1708", "Rp812.345.678.901"]
)
def test_the_groups_own_number_and_what_is_none_are_left_alone(text, tmp_path):
    assert codes(tmp_path, f"{BODY} {text}") == []


@pytest.mark.parametrize("type_", ["pengumuman", "layanan", "produk", "agenda"])
def test_where_a_number_is_meant_it_may_stand(type_, tmp_path):
    assert codes(tmp_path, f"{BODY} Hubungi 0812 0000 0199.", NEWS, type_) == []


def test_a_number_like_a_nik_is_told_once_by_reading(tmp_path):
    assert codes(tmp_path, f"{BODY} 5371030101900001") == []


def test_a_fact_check_with_a_link_in_its_text_has_evidence(tmp_path):
    head = NEWS + "\nklaim: Tawar\npenilaian: salah"
    assert codes(tmp_path, "Menurut [BMKG](https://www.bmkg.go.id) asin.", head, "cekfakta") == []
    assert codes(tmp_path, "Air laut asin.", head, "cekfakta") == ["K641"]


@pytest.mark.parametrize("said", ["foto: Ani", "sumber: BMKG", "keterangan_foto: 'Panen. Foto: Ani.'"])
def test_a_photo_with_a_name_is_left_alone(said, tmp_path):
    head = NEWS + "\ngambar: panen.jpg\nalt: Jagung\n"
    assert codes(tmp_path, head=head + said) == []
    assert codes(tmp_path, head=head) == ["K651"]


# check, and a build


def test_check_tells_hints_in_json_and_succeeds_and_a_build_is_silent(tmp_path, capsys):
    told(tmp_path, "Jagung roboh.")
    assert run(["check", "--source", str(tmp_path), "--today", "2025-11-01", "--json"]) == 0
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [(p["code"], p["severity"], p["line"]) for p in problems if p["code"] != "K664"] == [
        ("K611", "hint", 5),
        ("K612", "hint", 5),
    ]
    assert run(["build", "--source", str(tmp_path), "--today", "2025-11-01", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problems"] == []


def test_check_reads_the_groups_that_were_asked_for(tmp_path, capsys):
    files = {
        "content/network.yaml": "nama: Jejaring\nbase_url: https://kim.example\n",
        **{f"content/{slug}/group.yaml": "nama: KIM\n" for slug in ("kim-a", "kim-b")},
        **{f"content/{slug}/berita/a.md": f"---\n{NEWS}\n---\nRoboh.\n" for slug in ("kim-a", "kim-b")},
    }
    write_files(tmp_path, files)
    hints = proofread(Settings(str(tmp_path), "public", TODAY, groups=("kim-b",)))
    assert {hint.path for hint in hints if hint.code != "K664"} == {"content/kim-b/berita/a.md"}


def test_a_draft_is_read_too(tmp_path):
    assert codes(tmp_path, "Roboh.", NEWS + "\nstatus: draf") == ["K611", "K612"]


def test_a_picture_that_is_only_spoken_of_has_no_caption_to_lose(tmp_path):
    assert "K652" not in codes(tmp_path, f'{BODY} Foto ditulis `![Uraian](nama-foto.jpg "Keterangan")`.')
    assert "K652" not in codes(tmp_path, f'{BODY}\n\n```text\nx ![Uraian](nama-foto.jpg "Keterangan")\n```\n')
    assert "K652" in codes(tmp_path, f'{BODY} ![Uraian](nama-foto.jpg "Keterangan")')


PHOTOS = {
    "bakau.JPG": "bakau.jpg",
    unicodedata.normalize("NFD", "kafé.jpg"): "kafé.jpg",
    "foto(1).jpg": "foto(1).jpg",
    "[baru].jpg": "[baru].jpg",
    "ana,beni.jpg": "ana,beni.jpg",
    "jum'at.jpg": "jum'at.jpg",
    "Dua Kata.jpg": "<dua kata.jpg>",
    "tiga kata.jpg": "tiga%20kata.jpg",
    "nomor#1.jpg": "nomor%231.jpg",
}


def test_a_photo_that_is_shown_is_not_told_of_as_unused(tmp_path):
    """Whoever believes that may delete it."""
    body = "\n\n".join(f"![Uraian foto]({link})" for link in PHOTOS.values())
    write_files(tmp_path, dict.fromkeys((f"content/berita/{name}" for name in (*PHOTOS, "lain.jpg")), b"\xff\xd8"))
    told(tmp_path, f"{BODY}\n\n{body}")
    hints = proofread(Settings(str(tmp_path), str(tmp_path / "public"), TODAY))
    assert [hint.path for hint in hints if hint.code == "K660"] == ["content/berita/lain.jpg"]


@pytest.mark.parametrize("text", ["`" * 60_000, "![" * 30_000, "*" * 60_000, "a" * 60_000])
def test_no_text_keeps_an_editor_long(tmp_path, text):
    """What a text repeats is read once, not once for each of its places."""
    began = time.process_time()
    told(tmp_path, text)
    assert time.process_time() - began < 3
