"""What search engines read of a page: the right words, whole addresses or none, safe inside <script>."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.content import Contact, Document, Event, FactCheck, Group, Officer, Product, Region
from kimsite.model.site import Item
from kimsite.model.view import Link
from kimsite.plan.structured import TYPES, document_ld, organization_ld
from kimsite.vocabulary import RATINGS, TYPE_IDS

WITA = timezone(timedelta(hours=8))
DATE = datetime(2025, 10, 2, 14, 30, tzinfo=WITA)
BASE = "https://lasiana.example"
GROUP = Group(
    slug="kim-lasiana",
    path="content/group.yaml",
    folder="content",
    name="KIM Lasiana",
    base_url=BASE,
    region=Region("53.71.02.1004", "Nusa Tenggara Timur", "Kota Kupang", "Kelapa Lima", "Lasiana"),
    contact=Contact("6281234567890", "kim@lasiana.example"),
    social=(("instagram", "@kimlasiana"),),
    officers=(Officer("Ketua", "Ana", phone=""),),
)
PICTURE, URL = f"{BASE}/foto/a.jpg", f"{BASE}/2025/10/a.html"
TRAIL = (Link("kategori/berita/index.html", "Berita"),)


def item(type_: str, **fields: Any) -> Item:
    document = Document(path="a.md", type=type_, slug="a", title="Panen raya", text="", date=DATE)
    document = replace(document, authors=("Ana Bere",), tags=("panen",), **fields)
    return Item(document, "2025/10/a.html", b"", (), "Warga memanen.", 120, 1)


def nodes(one: Item, group: Group = GROUP, url: str = URL) -> dict[str, dict[str, Any]]:
    text = document_ld(group, one, TRAIL, PICTURE if url else "", url)
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_a_post_is_a_news_article() -> None:
    article = nodes(item("berita", dateline="KUPANG"))["NewsArticle"]
    assert article["headline"] == "Panen raya"
    assert article["datePublished"] == "2025-10-02T14:30:00+08:00"
    assert article["author"] == [{"@type": "Person", "name": "Ana Bere"}]
    assert article["publisher"]["@id"] == f"{BASE}/#organization"
    assert article["image"] == [PICTURE]
    assert article["dateline"] == "KUPANG"


def test_an_event_says_when_and_where() -> None:
    event = nodes(item("agenda", event=Event(DATE, DATE + timedelta(hours=2), "Balai desa")))["Event"]
    assert (event["startDate"], event["endDate"]) == ("2025-10-02T14:30:00+08:00", "2025-10-02T16:30:00+08:00")
    assert event["location"]["name"] == "Balai desa"
    assert event["location"]["address"]["addressRegion"] == "Nusa Tenggara Timur"


@pytest.mark.parametrize(
    "fields", [{"event": Event(DATE, None, "Balai desa")}, {"event": Event(DATE), "place": "Pantai"}]
)
def test_an_event_elsewhere_is_not_at_the_groups_door(fields: dict[str, Any]) -> None:
    at_home = replace(GROUP, address="Jalan Timor Raya 7")
    address = nodes(item("agenda", **fields), at_home)["Event"]["location"]["address"]
    assert address["addressLocality"] == "Lasiana, Kelapa Lima, Kota Kupang"
    assert "streetAddress" not in address
    unsaid = nodes(item("agenda", event=Event(DATE)), at_home)["Event"]["location"]["address"]
    assert unsaid["streetAddress"] == "Jalan Timor Raya 7"


def test_an_event_of_whole_days_has_dates_and_the_groups_own_place() -> None:
    event = nodes(item("agenda", event=Event(DATE, all_day=True)))["Event"]
    assert event["startDate"] == "2025-10-02"
    assert event["location"]["name"] == "Lasiana"


def test_a_product_is_offered_in_rupiah() -> None:
    offer = nodes(item("produk", product=Product(15000, owner="Mama Ina")))["Product"]["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("15000", "IDR")
    assert offer["availability"].endswith("/InStock")
    assert offer["seller"] == {"@type": "Person", "name": "Mama Ina"}


@pytest.mark.parametrize("stock", ["habis", "Habis, panen lagi Maret", "0"])
def test_what_is_sold_out_is_out_of_stock(stock: str) -> None:
    found = nodes(item("produk", product=Product(15000, stock=stock)))
    assert found["Product"]["offers"]["availability"].endswith("/OutOfStock")


def test_a_product_without_a_price_is_only_a_page_about_one() -> None:
    found = nodes(item("produk", product=Product()))
    assert "Product" not in found
    assert found["ItemPage"]["name"] == "Panen raya"


@pytest.mark.parametrize("rating", [name for name, _ in RATINGS])
def test_a_fact_check_reviews_a_claim(rating: str) -> None:
    review = nodes(item("cekfakta", factcheck=FactCheck("Beras plastik", rating)))["ClaimReview"]
    assert review["claimReviewed"] == "Beras plastik"
    assert 1 <= review["reviewRating"]["ratingValue"] <= 5
    assert review["reviewRating"]["alternateName"].lower().replace(" ", "-") == rating


def test_the_trail_leads_from_the_front_page_to_this_one() -> None:
    steps = nodes(item("berita"))["BreadcrumbList"]["itemListElement"]
    assert [step["item"] for step in steps] == [f"{BASE}/", f"{BASE}/kategori/berita/", URL]
    assert [step["position"] for step in steps] == [1, 2, 3]


@pytest.mark.parametrize("type_", TYPE_IDS)
def test_every_type_of_document_is_told_even_without_an_address(type_: str) -> None:
    document = item(type_, factcheck=FactCheck("x", "salah") if type_ == "cekfakta" else None)
    found = nodes(document, replace(GROUP, base_url=""), url="")
    assert list(found) == [TYPES[type_]]
    assert "https://lasiana" not in json.dumps(found)
    assert not [key for key, value in found[TYPES[type_]].items() if value in ("", None, [], {})]


def test_the_front_page_names_the_group_and_its_site() -> None:
    found = json.loads(organization_ld(GROUP, f"{BASE}/", PICTURE))["@graph"]
    group, site = found
    assert (group["@type"], site["@type"]) == ("Organization", "WebSite")
    assert group["sameAs"] == ["https://www.instagram.com/kimlasiana"]
    assert group["contactPoint"]["telephone"] == "+6281234567890"
    assert site["publisher"]["@id"] == group["@id"] == f"{BASE}/#organization"


@given(st.text(st.characters(), max_size=60))
def test_no_text_can_end_the_script_it_stands_in(text: str) -> None:
    written = document_ld(GROUP, item("berita", dateline=f"</script><!--{text}"), (Link("x", text),), "", URL)
    assert "<" not in written
    assert json.loads(written.encode())["@graph"]
