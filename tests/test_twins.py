"""kim.json, network.json and the network's table: for programs and spreadsheets, without surprises."""

import csv
import io
import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.content import Contact, Decree, Group, Network, Officer, Region
from kimsite.model.summary import GroupSummary, Headline
from kimsite.network.twins import COLUMNS, network_csv, network_json
from kimsite.plan.twins import kim_json

WITA = timezone(timedelta(hours=8))
GROUP = Group(
    slug="kim-lasiana",
    path="content/group.yaml",
    folder="content",
    name="KIM Lasiana",
    base_url="https://lasiana.example",
    contact=Contact("6281234567890"),
    decrees=(Decree("188/2024", date(2024, 1, 5), "Lurah", date(2027, 1, 5)),),
    officers=(Officer("Ketua", "Ana", phone="62811"), Officer("Sekretaris", "Yos")),
)
NEWS = Headline(
    path="2025/10/rakor.html",
    title="Rakor",
    type="berita",
    summary="Warga bertemu.",
    language="id",
    date=datetime(2025, 10, 2, 14, 30, tzinfo=WITA),
    authors=("Ana",),
    guid="urn:uuid:0b5d9f4e-6a0c-5f0e-9a59-0c6ed9b9a111",
)
SOON = replace(NEWS, path="2025/12/rapat.html", guid="urn:uuid:0b5d9f4e-6a0c-5f0e-9a59-0c6ed9b9a222")
NETWORK = Network("KIM Kota Kupang", "content/network.yaml", base_url="https://kim.example")
SUMMARY = GroupSummary(
    slug="kim-lasiana",
    name="KIM Lasiana",
    short="Lasiana",
    tagline="",
    base_url="",
    region=Region("53.71.02.1004", "Nusa Tenggara Timur", "Kota Kupang", "Kelapa Lima", "Lasiana"),
    timezone="Asia/Makassar",
    counts=(("berita", 4), ("agenda", 1)),
    latest=(NEWS,),
    last_active=date(2025, 10, 2),
)
OTHER = replace(SUMMARY, slug="kim-alak", name="KIM Alak", base_url="https://alak.example", latest=(), last_active=None)


def rows(*summaries: GroupSummary) -> list[dict[str, str]]:
    text = network_csv(NETWORK, summaries)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_kim_json_says_which_form_it_has_and_who_the_group_is() -> None:
    twin = json.loads(kim_json(GROUP, (("berita", 4),), (NEWS,), (SOON,)))
    assert (twin["schema"], twin["id"], twin["url"]) == (1, "kim-lasiana", "https://lasiana.example/")
    assert twin["counts"] == {"berita": 4}
    assert twin["decrees"][0]["valid_until"] == "2027-01-05"
    assert twin["latest"][0]["url"] == "https://lasiana.example/2025/10/rakor.html"
    assert twin["latest"][0]["date"] == "2025-10-02T14:30:00+08:00"
    assert [event["id"] for event in twin["upcoming"]] == [SOON.guid]


def test_kim_json_has_the_same_keys_for_a_group_that_says_nothing() -> None:
    bare = json.loads(kim_json(Group("a", "p", "f", "A"), (), (), ()))
    assert list(bare) == list(json.loads(kim_json(GROUP, (), (), ())))
    assert bare["url"] == ""


def test_kim_json_has_only_the_numbers_that_were_made_public() -> None:
    officers = json.loads(kim_json(GROUP, (), (), ()))["officers"]
    assert [officer["phone"] for officer in officers] == ["62811", ""]


def test_network_json_counts_all_groups_and_sorts_them() -> None:
    twin = json.loads(network_json(NETWORK, (SUMMARY, OTHER)))
    assert [group["id"] for group in twin["groups"]] == ["kim-alak", "kim-lasiana"]
    assert twin["totals"]["groups"] == 2
    assert twin["totals"]["documents"] == 10
    assert twin["totals"]["counts"]["berita"] == 8


def test_a_groups_address_is_its_own_or_its_folder_in_the_network() -> None:
    twin = json.loads(network_json(NETWORK, (SUMMARY, OTHER)))
    assert [group["url"] for group in twin["groups"]] == ["https://alak.example/", "https://kim.example/kim-lasiana/"]
    assert twin["groups"][1]["latest"][0]["url"] == "https://kim.example/kim-lasiana/2025/10/rakor.html"
    nowhere = json.loads(network_json(replace(NETWORK, base_url=""), (SUMMARY,)))
    assert nowhere["groups"][0]["url"] == nowhere["groups"][0]["latest"][0]["url"] == ""


def test_network_json_names_the_first_few_of_each_groups_documents_and_events() -> None:
    news = tuple(replace(NEWS, title=f"Berita {number}") for number in range(10))
    events = tuple(replace(SOON, title=f"Acara {number}") for number in range(10))
    (group,) = json.loads(network_json(NETWORK, (replace(SUMMARY, latest=news, upcoming=events),)))["groups"]
    assert [one["title"] for one in group["latest"]] == ["Berita 0", "Berita 1", "Berita 2"]
    assert [one["title"] for one in group["upcoming"]] == ["Acara 0", "Acara 1", "Acara 2"]


def test_the_table_has_a_line_for_each_group_and_opens_in_excel() -> None:
    assert network_csv(NETWORK, (SUMMARY,)).startswith("\ufeff" + ",".join(COLUMNS) + "\r\n")
    alak, lasiana = rows(SUMMARY, OTHER)
    assert (alak["id"], lasiana["id"]) == ("kim-alak", "kim-lasiana")
    assert (lasiana["last_active"], lasiana["total"], lasiana["berita"], lasiana["produk"]) == (
        "2025-10-02",
        "5",
        "4",
        "0",
    )
    assert alak["last_active"] == ""


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+62", "-1", "@SUM(A1)", "\t=1", " =1"])
def test_no_cell_is_a_formula(name: str) -> None:
    assert rows(replace(SUMMARY, name=name))[0]["name"] == "'" + name


@given(st.text(max_size=40))
def test_any_name_comes_back_from_the_table(name: str) -> None:
    (row,) = rows(replace(SUMMARY, name=name))
    assert row["name"].removeprefix("'") == name.removeprefix("'")
    assert not row["name"].startswith(("=", "+", "-", "@"))


@given(st.permutations([SUMMARY, OTHER, replace(OTHER, slug="kim-b")]))
def test_the_order_in_which_groups_were_built_does_not_matter(summaries: list[GroupSummary]) -> None:
    sorted_ones = tuple(sorted(summaries, key=lambda summary: summary.slug))
    assert network_json(NETWORK, tuple(summaries)) == network_json(NETWORK, sorted_ones)
    assert network_csv(NETWORK, tuple(summaries)) == network_csv(NETWORK, sorted_ones)
