"""Blogger's exports are read, the classic one and that of Google Takeout."""

from datetime import UTC, datetime

from exports import blogger, entry, kept, takeout, wxr

from kimsite.importers.blogger import read_blogger


def test_a_post_is_read():
    (read,) = read_blogger(blogger(entry(labels=("Berita", "Panen")))).entries
    assert (read.type, read.title, read.html) == ("berita", "Panen jagung", "<p>Isi.</p>")
    assert (read.address, read.slug) == ("/2025/10/panen-jagung.html", "panen-jagung")
    assert read.date == datetime(2025, 10, 2, 8, 30, 0, 1000, tzinfo=UTC)
    assert read.authors == ("Ana Tefa",)


def test_the_label_that_most_texts_share_is_the_category():
    read = read_blogger(blogger(entry(labels=("Panen", "Berita")), entry(labels=("Berita",), id="8")))
    assert (read.entries[0].category, read.entries[0].tags) == (("Berita",), ("Panen",))


def test_pages_are_pages_and_the_rest_is_counted():
    read = read_blogger(
        blogger(
            entry(kind="page", path="/p/profil.html"),
            entry(kind="comment"),
            entry(kind="settings"),
            entry(kind="template"),
        )
    )
    assert [one.type for one in read.entries] == ["halaman"]
    assert read.left == (("comments", 1), ("settings", 1), ("template", 1))


def test_a_draft_is_one_and_has_no_address():
    draft = "<app:control><app:draft>yes</app:draft></app:control>"
    (read,) = read_blogger(blogger(entry(path="", more=draft))).entries
    assert read.draft
    assert read.address == ""


def test_an_export_that_is_not_well_formed_is_read_all_the_same():
    broken = blogger(entry(title="Satu"), entry(title="Dua", id="8")).replace(
        b"<title>KIM Lama</title>", b"<title>KIM & Lama<br></title>"
    )
    assert [one.title for one in read_blogger(broken).entries] == ["Satu", "Dua"]


def test_takeout_is_read():
    read = read_blogger(
        takeout(
            kept(more="<category scheme='tag:blogger.com,1999:blog-1' term='Berita'/>"),
            kept(kind="PAGE", filename="/p/profil.html", id="8"),
            kept(status="DRAFT", filename="", id="9"),
            kept(status="SOFT_TRASHED", id="10"),
            kept(kind="COMMENT", id="11"),
        )
    )
    assert [(one.type, one.draft, one.address) for one in read.entries] == [
        ("berita", False, "/2025/10/panen-jagung.html"),
        ("halaman", False, "/p/profil.html"),
        ("berita", True, ""),
    ]
    assert read.entries[0].category == ("Berita",)
    assert read.left == (("comments", 1), ("trash", 1))


def test_another_feed_is_no_export():
    assert read_blogger(b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title></entry></feed>") is None
    assert read_blogger(wxr()) is None
