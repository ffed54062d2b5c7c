"""What would be published: the stock of a finished site, what a target lacks, and what somebody has to say yes to."""

import base64
import os
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publishing import SITE, finished

from kimsite.digest import digest_bytes
from kimsite.engine.output import MARKER
from kimsite.engine.write import SCRATCH
from kimsite.model.publication import Changes, File, Manifest, Publishing, Target
from kimsite.publish.choice import choose
from kimsite.publish.compare import compare, cost_of, is_drastic, name_of
from kimsite.publish.load import Load
from kimsite.publish.secret import without
from kimsite.publish.stock import take_stock
from kimsite.publish.stopped import Stopped


def refusal(call, *given):
    with pytest.raises(Stopped) as caught:
        call(*given)
    return caught.value.problem


# Stock


def test_the_stock_is_every_file_with_its_size_and_digest_in_the_order_of_paths(tmp_path):
    manifest = take_stock(finished(tmp_path / "public"))
    assert [file.path for file in manifest.files] == sorted(SITE)
    assert manifest.files[-1] == File("index.html", 16, digest_bytes(b"<h1>Beranda</h1>"))


def test_what_is_no_part_of_the_site_is_left_out(tmp_path):
    public = finished(tmp_path / "public", {**SITE, f"{SCRATCH}/7": "x", "Thumbs.db": "x", "foto/.DS_Store": "x"})
    assert [file.path for file in take_stock(public).files] == sorted(SITE)


def test_a_group_of_a_network_is_a_site_of_its_own(tmp_path):
    public = finished(tmp_path / "public", {"index.html": "portal", "kim-a/index.html": "a", "kim-b/index.html": "b"})
    assert [file.path for file in take_stock(public, "kim-a").files] == ["index.html"]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({}, "K700"),
        ({"index.html": "x"}, "K701"),
        ({"index.html": "x", MARKER: "no JSON"}, "K701"),
        ({"index.html": "x", MARKER: "[]"}, "K702"),
        ({"index.html": "x", MARKER: '{"schema": 1, "finished": false}'}, "K702"),
        ({"halaman.html": "x", MARKER: '{"schema": 1, "finished": true}'}, "K700"),
    ],
)
def test_an_empty_an_unfinished_and_a_foreign_folder_are_refused(tmp_path, files, code):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert refusal(take_stock, tmp_path).code == code


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    assert refusal(take_stock, tmp_path / "public").code == "K700"


def test_a_link_in_the_output_is_not_published(tmp_path):
    public = finished(tmp_path / "public")
    (tmp_path / "rahasia.txt").write_text("x")
    (public / "rahasia.txt").symlink_to(tmp_path / "rahasia.txt")
    assert refusal(take_stock, public).code == "K703"


def test_a_group_that_is_a_link_is_not_published(tmp_path):
    public = finished(tmp_path / "public", {"index.html": "x"})
    finished(tmp_path / "elsewhere")
    (public / "kim-a").symlink_to(tmp_path / "elsewhere")
    assert refusal(take_stock, public, "kim-a").code == "K700"


@pytest.mark.parametrize("after", ["<h1>Berande</h1>", "<h1>", "<h1>Beranda</h1> lagi", None])
def test_a_file_that_changes_while_it_is_sent_stops_everything(tmp_path, after):
    public = finished(tmp_path / "public")
    load = Load(public, take_stock(public))
    (public / "index.html").unlink() if after is None else (public / "index.html").write_text(after)
    assert refusal(load.bytes_of, load.manifest.files[-1]).code == "K709"


# Comparison

SITES = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("123"), max_size=8)


def manifest_of(site):
    return Manifest(tuple(File(path, 1, digest) for path, digest in sorted(site.items())))


@given(SITES, SITES)
def test_doing_what_the_comparison_says_makes_one_site_of_the_other(built, held):
    changes = compare(manifest_of(built), manifest_of(held))
    after = {path: digest for path, digest in held.items() if path not in changes.deleted}
    assert after.keys().isdisjoint(file.path for file in changes.added)
    assert {file.path for file in changes.changed} <= after.keys()
    after |= {file.path: file.digest for file in (*changes.added, *changes.changed)}
    assert after == built
    assert changes.none == (built == held)
    assert changes.kept + len(changes.added) + len(changes.changed) == len(built)


@given(SITES, SITES)
def test_two_sites_share_a_name_only_when_they_are_the_same(one, other):
    assert (name_of(manifest_of(one)) == name_of(manifest_of(other))) == (one == other)


@pytest.mark.parametrize(
    ("deleted", "held", "drastic"),
    [
        (0, 0, False),
        (1, 5, False),
        (2, 5, True),
        (20, 100, False),
        (21, 100, True),
        (256, 9000, False),
        (257, 9000, True),
    ],
)
def test_more_than_256_deletions_or_a_fifth_are_drastic(deleted, held, drastic):
    there = Manifest(tuple(File(str(number), 1, "") for number in range(held)))
    assert is_drastic(Changes(deleted=tuple(map(str, range(deleted)))), there) is drastic


def test_the_cost_is_rounded_up_to_a_rupiah():
    assert [cost_of(size, 10) for size in (0, 1, 100_000, 100_001, 5_000_000)] == [0, 1, 1, 2, 50]


# Choice

ZIP = Target("zip", "zip")
WEB = Target("web", "git", remote="git@example.org:a/b.git")
EACH = Target("web", "git", remote="git@example.org:kim/{slug}.git", address="https://{slug}.example")


def chosen(*given):
    return [(one.slug, one.target, one.price, one.address) for one in choose(*given)]


def test_a_single_group_goes_to_its_target_and_its_address_is_that_of_the_site():
    said = Publishing((WEB,), 7, "https://kim.example")
    assert chosen("web", None, {"": said}, (), False) == [("", WEB, 7, "https://kim.example")]


def test_a_zip_needs_no_word_in_yaml():
    ((slug, target, _, address),) = chosen("zip", None, {"": Publishing()}, (), False)
    assert (slug, target.kind, address) == ("", "zip", "")


def test_a_target_that_is_not_there_is_told_with_those_that_are():
    problem = refusal(choose, "wbe", None, {"": Publishing((WEB,))}, (), False)
    assert problem.code == "K704" and dict(problem.facts)["known"] == "web, zip"


def test_a_network_goes_as_a_whole_unless_groups_are_asked_for():
    assert chosen("web", Publishing((WEB,)), {}, (), False) == [("", WEB, 10, "")]


def test_a_network_says_once_where_all_its_groups_go_and_a_group_may_differ():
    own = Target("web", "codeberg", repository="kim-b/web")
    groups = {"kim-a": Publishing(), "kim-b": Publishing((own,), 3)}
    assert chosen("web", Publishing((EACH,), 5), groups, (), True) == [
        ("kim-a", EACH, 5, "https://kim-a.example"),
        ("kim-b", own, 3, ""),
    ]


def test_a_target_for_groups_is_none_for_the_whole():
    assert refusal(choose, "web", Publishing((EACH,)), {}, (), False).code == "K705"


def test_groups_without_the_target_are_passed_over_with_all_and_refused_by_name():
    groups = {"kim-a": Publishing(), "kim-b": Publishing((WEB,))}
    assert [one.slug for one in choose("web", Publishing(), groups, (), True)] == ["kim-b"]
    assert refusal(choose, "web", Publishing(), groups, ("kim-a",), False).code == "K704"
    assert refusal(choose, "lain", Publishing(), groups, (), True).code == "K704"


def test_nobody_publishes_the_whole_network_in_place_of_a_group():
    groups = {"kim-a": Publishing()}
    assert refusal(choose, "web", Publishing((WEB,)), groups, (), True).code == "K704"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_cannot_be_an_address_is_told(tmp_path):
    public = finished(tmp_path / "public", {**SITE, "a\nb.html": "x"})
    assert refusal(take_stock, public).code == "K703"


# Secrets


@pytest.mark.parametrize(
    "sent",
    [
        *("{}", "kim:{}", "https://kim:{}@example.org/x", "{q}", "{p}"),
        *("Authorization: Basic {b}", "Bearer {}", "got 'Basic {b}' from you"),
    ],
)
def test_what_a_host_sends_back_of_a_secret_is_not_repeated(sent):
    secret = "R4hasia-x9/%2B+z"
    basic = base64.b64encode(f"kimsite:{secret}".encode()).decode()
    said = without(f"500 {sent.format(secret, b=basic, q=quote(secret, safe=''), p=quote(secret))}", secret)
    assert said.startswith("500 ") or "got" in said
    assert "R4hasia" not in said and basic[:12] not in said
