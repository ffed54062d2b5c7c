"""A WordPress export is read, whatever version wrote it and however broken it is."""

from datetime import UTC, datetime

import pytest
from exports import category, item, meta, upload, wxr

from kimsite.importers.wordpress import read_wordpress


def only(*items, **rest):
    (entry,) = read_wordpress(wxr(*items, **rest)).entries
    return entry


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_version_reads_alike(version, scheme):
    read = only(item(), version=version, scheme=scheme)
    assert (read.title, read.html, read.address) == ("Panen jagung", "<p>Isi.</p>", "/2025/10/panen-jagung/")
    assert read.date == datetime(2025, 10, 2, 8, 30, tzinfo=UTC)
    assert read.authors == ("Ana Tefa",)


def test_what_is_no_export_is_nothing():
    assert read_wordpress(b"{}") is None
    assert read_wordpress(b"<html><body>Masuk</body></html>") is None
    assert read_wordpress(b"<rss version='2.0'><channel><title>Umpan biasa</title></channel></rss>") is None


def test_a_category_comes_with_those_above_it():
    head = category("berita", "Berita") + category("daerah", "Daerah/Kota", "berita")
    filed = '<category domain="category" nicename="daerah">Daerah/Kota</category>'
    assert only(item(more=filed), head=head).category == ("Berita", "Daerah-Kota")


def test_categories_in_a_circle_do_not_stall():
    head = category("a", "A", "b") + category("b", "B", "a")
    assert only(item(more='<category domain="category" nicename="a">A</category>'), head=head).category == ("B", "A")


def test_of_several_categories_the_deepest_is_taken_and_the_others_are_tags():
    head = category("berita", "Berita") + category("daerah", "Daerah", "berita") + category("umkm", "UMKM")
    filed = "".join(
        f'<category domain="{domain}" nicename="{key}">{name}</category>'
        for domain, key, name in [
            ("category", "umkm", "UMKM"),
            ("category", "berita", "Berita"),
            ("category", "daerah", "Daerah"),
            ("post_tag", "jagung", "jagung"),
            ("category", "uncategorized", "Uncategorized"),
        ]
    )
    read = only(item(more=filed), head=head)
    assert read.category == ("Berita", "Daerah")
    assert read.tags == ("UMKM", "jagung")


@pytest.mark.parametrize("status", ["draft", "pending", "private"])
def test_what_was_not_public_is_a_draft(status):
    assert only(item(status=status)).draft


def test_what_had_a_password_is_a_draft_and_what_waits_for_its_day_is_not():
    assert only(item(post_password="rahasia")).draft
    assert not only(item(status="future", post_date_gmt="2031-01-01 00:00:00")).draft


def test_what_stays_behind_is_counted():
    comment = "<wp:comment><wp:comment_id>1</wp:comment_id></wp:comment>"
    read = read_wordpress(
        wxr(
            item(more=comment * 3),
            item(status="trash", number=8),
            item(post_type="nav_menu_item", number=9),
            item(post_type="revision", number=10),
        )
    )
    assert len(read.entries) == 1
    assert read.left == (("comments", 3), ("nav_menu_item", 1), ("revision", 1), ("trash", 1))


def test_slashes_that_a_server_takes_for_one_are_one():
    assert only(item(link="https://kim-lama.example//desa//panen/")).address == "/desa/panen/"


def test_a_draft_without_an_address_has_none():
    read = only(item(status="draft", link="https://kim-lama.example/?p=7", post_date_gmt="0000-00-00 00:00:00"))
    assert read.address == ""
    assert read.date == datetime(2025, 10, 2, 16, 30)  # the site's own clock: nothing else is told


def test_an_event_has_its_time_and_place_and_without_them_is_news():
    facts = meta("_EventStartDate", "2025-11-03 09:00:00") + meta("_EventVenueID", "70")
    venue = item(title="Balai Desa", number=70, post_type="tribe_venue")
    read = only(item(post_type="tribe_events", more=facts), venue)
    assert (read.type, dict(read.facts)) == ("agenda", {"mulai": "2025-11-03 09:00", "tempat": "Balai Desa"})
    assert only(item(post_type="tribe_events")).type == "berita"


def test_a_product_has_its_price():
    read = only(item(post_type="product", more=meta("_price", "25000.00")))
    assert (read.type, dict(read.facts)) == ("produk", {"harga": "25000"})


def test_blocks_that_show_blocks_come_along_and_those_that_are_nowhere_are_counted():
    outer = item('<p>Luar.</p><!-- wp:block {"ref":71} /-->', number=70, post_type="wp_block")
    inner = item("<p>Dalam.</p>", number=71, post_type="wp_block")
    unused = item("<p>Tidak dipakai.</p>", number=72, post_type="wp_block")
    told = '<!-- wp:block {"ref":70,"content":{"Judul":{"content":"Baru"}}} /--><!-- wp:block {"ref":99} /-->'
    export = read_wordpress(wxr(item(told), outer, inner, unused))
    assert export.entries[0].html == "<p>Luar.</p><p>Dalam.</p>"
    assert dict(export.left) == {"wp_block": 2}


def test_blocks_that_show_each_other_or_double_end():
    ladder = [
        item(
            f'kata<!-- wp:block {{"ref":{n + 1}}} /--><!-- wp:block {{"ref":{n + 1}}} /-->',
            number=n,
            post_type="wp_block",
        )
        for n in range(70, 110)
    ]
    mirror = item('<p>Cermin.</p><!-- wp:block {"ref":60} /-->', number=60, post_type="wp_block")
    export = read_wordpress(wxr(item('<!-- wp:block {"ref":60} /--><!-- wp:block {"ref":70} /-->'), mirror, *ladder))
    assert export.entries[0].html.startswith("<p>Cermin.</p>")
    assert len(export.entries[0].html) < 5_000_000
    assert dict(export.left)["wp_block"] >= 2  # the mirror in itself, and what was too long


def test_a_block_that_many_texts_share_stands_in_each():
    shared = item("<p>Redaksi: Balai Desa.</p>", number=70, post_type="wp_block")
    read = only(item('<p>Isi.</p><!-- wp:block {"ref":70} /-->'), shared)
    assert read.html == "<p>Isi.</p><p>Redaksi: Balai Desa.</p>"


def test_files_of_the_library_are_known_with_what_is_said_of_them():
    (file,) = read_wordpress(wxr(upload(70, "panen.jpg", 7, "Petani memanen", "Panen raya"))).attachments
    assert (file.url, file.parent) == ("https://kim-lama.example/wp-content/uploads/2025/10/panen.jpg", "7")
    assert (file.alt, file.caption, file.page) == ("Petani memanen", "Panen raya", "/panen.jpg/")


def test_a_file_that_broke_off_gives_what_it_has_and_says_where():
    whole = wxr(item(), item(title="Kedua", number=8))
    read = read_wordpress(whole[: whole.index(b"Kedua")])
    assert read.entries[0].title == "Panen jagung"
    assert read.fault > 0


def test_controls_and_foreign_entities_do_not_break_it():
    data = wxr(item("<p>Satu\x0bdua</p>")).replace(b"<title>KIM Lama</title>", b"<title>KIM &nbsp;Lama & Kawan</title>")
    read = read_wordpress(data)
    assert read.fault == 0
    assert read.entries[0].html == "<p>Satudua</p>"


def test_letters_of_another_encoding_are_read_and_not_lost():
    data = wxr(item("<p>Kafe “Baru”</p>")).replace(b"Kafe", "Kafé".encode("cp1252"))
    assert read_wordpress(data).entries[0].html == "<p>Kafé “Baru”</p>"


def test_entities_never_blow_up_and_never_read_a_file(tmp_path):
    (tmp_path / "rahasia").write_text("rahasia sekali")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{bomb}<!ENTITY f SYSTEM "{(tmp_path / "rahasia").as_uri()}">]>'
    data = wxr(item().replace("<title><![CDATA[Panen jagung]]>", "<title>&a9;&f;")).replace(
        b"?>\n<!--", f"?>{doctype}\n<!--".encode()
    )
    read = read_wordpress(data)
    assert len(read.entries[0].title) < 1000
    assert "rahasia" not in read.entries[0].title


def test_two_texts_with_one_number_are_two():
    read = read_wordpress(wxr(item(title="Satu"), item(title="Dua")))
    assert len({entry.id for entry in read.entries}) == 2
