"""What a feed holds of a document: all that its page holds, and the verdict first."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from portals import plan_portal
from test_plan import GROUP, THEME, item, plan

from kimsite.model.content import Event, FactCheck, Network, Product, Service
from kimsite.model.site import Image, Site
from kimsite.plan.summary import summarise
from kimsite.render.jsonfeed import jsonfeed
from kimsite.theme.i18n import catalogue

WITA = ZoneInfo("Asia/Makassar")
START = datetime(2025, 12, 2, 19, tzinfo=WITA)
HOAX = FactCheck("Air laut <jadi> tawar", "salah", ("https://lab.example/uji?a=1&b=2", "Wawancara lurah"))
EVENT = Event(START, START + timedelta(hours=2), "Lopo & balai")
PHOTO = Image("foto/a-960.jpg", (), 960, 640, "Dua orang", "Panen & pesta", "foto/a-share.jpg")


def entry(one, group=GROUP):
    """The document's entry in the group's feed."""
    return plan(one, group=group)["rss.xml"].view.entries[0]


def network(*items, language="id", group=GROUP):
    """The portal of a network with one group."""
    summary = summarise(Site(group, items), START)
    made = plan_portal(
        Network("Jejaring", "n", language=language, base_url="https://kim.example"),
        (summary,), THEME, (), catalogue(THEME, language),
    )  # fmt: skip
    return {output.path: output.task().view for output in made}


def test_a_fact_check_says_its_verdict_before_anything_else():
    found = entry(item("air", type_="cekfakta", factcheck=HOAX))
    assert found.title == "[Salah] Air"
    facts, _, rest = found.content.partition("</dl>")
    assert "Air laut &lt;jadi&gt; tawar" in facts and "<b>Salah</b>" in facts
    assert '<a href="https://lab.example/uji?a=1&amp;b=2">' in facts and "Wawancara lurah" in facts
    assert "<p>Isi</p>" in rest


def test_an_event_says_when_and_where():
    content = entry(item("rapat", type_="agenda", event=EVENT)).content
    assert "<dd>Selasa, 2 Desember 2025, 19.00–21.00 WITA</dd>" in content
    assert "<dd>Lopo &amp; balai</dd>" in content
    assert '<a href="https://kim.example/kim-a/2025/11/rapat.ics">' in content


def test_a_product_says_its_price_and_how_to_order():
    content = entry(item("madu", type_="produk", product=Product(25000, "628120", "Mama Ani", "3 botol"))).content
    assert "<dd>Rp25.000</dd>" in content and "Mama Ani" in content and "3 botol" in content
    assert '<a href="https://wa.me/628120?text=' in content
    assert "Tanyakan harga" in entry(item("madu", type_="produk", product=Product())).content


def test_a_service_says_what_it_takes():
    content = entry(item("ktp", type_="layanan", service=Service(("KK", "Foto"), "Gratis", "1 hari"))).content
    assert "<ul><li>KK</li><li>Foto</li></ul>" in content and "Gratis" in content and "1 hari" in content


def test_a_document_leads_to_its_file():
    one = replace(item("apbdes", type_="dokumen"), file="berkas/apbdes-1.pdf", file_size=1_400_000)
    assert '<a href="https://kim.example/kim-a/berkas/apbdes-1.pdf">apbdes-1.pdf</a> (1,4 MB)' in entry(one).content


def test_a_gallery_shows_its_photos_once_each():
    content = entry(replace(item("panen", type_="galeri"), image=PHOTO, photos=(PHOTO,))).content
    assert content.count("<img ") == 1
    assert '<img src="https://kim.example/kim-a/foto/a-960.jpg" width="960" height="640" alt="Dua orang">' in content
    assert "<figcaption>Panen &amp; pesta</figcaption>" in content


def test_a_picture_dateline_and_credits_come_along():
    one = item(
        "a", dateline="Kupang", photographer="Yohanis", editor="Maria", source="https://asal.example", place="Muara"
    )
    content = entry(replace(one, image=PHOTO)).content
    assert content.index("<img ") < content.index("<p><strong>Kupang, 1 November 2025</strong> – Isi</p>")
    assert "Foto: Yohanis | Penyunting: Maria | Sumber: <a href=" in content and "Tempat: Muara" in content


def test_an_announcement_says_until_when_and_never_asks_the_time():
    notice = item("air", 5, "pengumuman", valid_until=START - timedelta(days=400))
    assert "Berlaku sampai 28 Oktober 2024" in entry(notice).content


def test_the_words_are_the_groups_even_around_a_text_in_another_language():
    content = entry(item("rapat", type_="agenda", event=EVENT, language="en")).content
    assert content.startswith('<dl lang="id"><dt>Waktu</dt>')


def test_without_an_address_nothing_points_nowhere():
    one = replace(item("a", event=EVENT, type_="agenda"), image=PHOTO, file="berkas/a.pdf", file_size=9)
    content = entry(one, replace(GROUP, base_url="")).content
    assert "<img" not in content and "href" not in content
    assert "a.pdf (9 B)" in content


def test_wherever_a_title_stands_alone_it_is_marked():
    tasks = plan(
        item("air", 1, "cekfakta", factcheck=HOAX), item("gula", 0, "cekfakta", factcheck=replace(HOAX, rating="benar"))
    )
    page = tasks["2025/11/gula.html"].view
    assert (page.title, page.head.title, page.previous.title) == ("Gula", "[Benar] Gula", "[Salah] Air")
    assert [card.rating for card in tasks["cari.html"].view.entries] == ["salah", "benar"]


def test_the_portal_knows_the_verdict_and_the_day_of_an_event():
    views = network(item("air", 1, "cekfakta", factcheck=HOAX), item("rapat", 9, "agenda", event=EVENT))
    (hoax,), (event,) = views["index.html"].latest, views["index.html"].agenda
    assert (hoax.rating, event.event) == ("salah", EVENT)
    first, second = views["rss.xml"].entries
    assert first.title == "[Salah] Air" and "<b>Salah</b>" in first.content
    assert (
        "19.00–21.00 WITA" in second.content and "Lopo &amp; balai" in second.content and "Ringkasan" in second.content
    )
    (twin,) = json.loads(views["network.json"].text)["groups"]
    assert [one["rating"] for one in twin["latest"]] == ["salah"]
    assert twin["upcoming"][0]["event"]["venue"] == "Lopo & balai"


def test_a_portal_speaks_its_own_language():
    (first,) = network(item("air", 1, "cekfakta", factcheck=HOAX), language="en")["rss.xml"].entries
    assert first.title == "[False] Air"
    assert first.content.startswith('<dl lang="en"><dt>Rating</dt>')


class Balance(HTMLParser):
    """The tags that are open."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        self.open += [tag] if tag != "img" else []

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@settings(deadline=None, max_examples=60)
@given(TEXT, TEXT, st.sampled_from(["https://x.example/", ""]))
def test_no_words_of_content_are_taken_for_markup(one, other, address):
    found = entry(
        replace(
            item("a", type_="agenda", event=Event(START, None, one), factcheck=FactCheck(one, "salah", (address + other,)),
                 service=Service((one,), other, one), product=Product(1, "628", other, one), dateline=one, editor=other,
                 source=address + one),
            image=replace(PHOTO, alt=one, caption=other),
        )
    )  # fmt: skip
    balance = Balance()
    balance.feed(found.content)
    balance.close()
    assert balance.open == []
    kept = json.loads(jsonfeed(replace(plan(item("a"))["rss.xml"].view, entries=(found,))))["items"][0]["content_html"]
    assert kept.count("<dd>") == found.content.count("<dd>") == 11
    assert "<script" not in kept


@pytest.mark.parametrize("rating", ["benar", "sebagian-benar", "belum-terbukti", "menyesatkan", "salah"])
def test_every_rating_has_its_words(rating):
    assert entry(item("a", factcheck=FactCheck("x", rating))).title.startswith("[")
