"""Targets that are asked over an API, beside servers that behave as the hosts' documentation says (`apis.py`)."""

import dataclasses
import json
import os
import shutil
import time
from email.utils import formatdate

import pytest
from apis import TOKEN, CloudflareHost, NeocitiesHost, NetlifyHost, Reply, api_host
from conftest import write_files
from publishing import SITE, as_bytes, contents, finished, git, target

from kimsite.cli.main import run as command
from kimsite.model.publication import Changes, File
from kimsite.publish import api, netlify
from kimsite.publish.branch import BranchDestination
from kimsite.publish.errand import Errand, run
from kimsite.publish.kinds import destination_of
from kimsite.publish.order import waves
from kimsite.publish.service import SERVICES, Service

ACCOUNT = "0123456789abcdef0123456789abcdef"
HOSTS = {"netlify": NetlifyHost, "neocities": NeocitiesHost, "cloudflare": CloudflareHost}
TOKENS = {kind: f"KIMSITE_TOKEN_{kind.upper()}_{'ORG' if kind == 'neocities' else 'COM'}" for kind in HOSTS}
OURS = {"kimsite-publikasi.json", "not_found.html"}
"""What kimsite adds."""


@pytest.fixture(params=HOSTS)
def kind(request):
    return request.param


@pytest.fixture
def pauses(monkeypatch):
    """Nobody waits; how long somebody would have."""
    waited: list[float] = []
    monkeypatch.setattr(api.time, "sleep", waited.append)
    original = api.Api.__init__
    monkeypatch.setattr(api.Api, "__init__", lambda self, *given: original(self, *given[:2], waited.append))
    return waited


@pytest.fixture
def host(kind, monkeypatch, pauses):
    """The host of one kind, at which no client may have done what its documentation forbids."""
    with api_host(HOSTS[kind]()) as started:
        monkeypatch.setitem(SERVICES, kind, dataclasses.replace(SERVICES[kind], api=started.address))
        yield started
    assert started.faults == []


class Publisher:
    """Publishes to the host as the command does."""

    def __init__(self, kind, room):
        self.kind = kind
        self.room = room

    def __call__(self, public, *, slug="", site="kim-lasiana", token=TOKEN, yes=False, dry=False, name=""):
        place = target(self.kind, site=site, account=ACCOUNT if self.kind == "cloudflare" else "")
        environment = {name or TOKENS[self.kind]: token} if token else {}
        destination = destination_of(place, slug, public.parent, self.room, environment, 0)
        return run(Errand(place, slug, public, destination, 10, yes=yes, dry=dry))


@pytest.fixture
def publish(kind, tmp_path):
    return Publisher(kind, tmp_path / "room")


def codes(result):
    return [problem.code for problem in result.problems]


def shown(host):
    """The site as readers get it, without what kimsite adds."""
    files = host.files if isinstance(host, NeocitiesHost) else host.shown()
    return {path: data for path, data in files.items() if path not in OURS}


def variant(number):
    """Sites that have some files in common, some changed, some of their own."""
    site = {f"{n}.html": f"tetap {n}\n" * 20 for n in range(6)}
    site |= {f"{n}.html": f"versi {number}" for n in range(6, 9)} | {f"baru-{number}.html": "x"}
    return site | {"index.html": f"versi {number}", f"foto/{number}.webp": bytes([255, number]) * 99}


NETLIFY, NEOCITIES, CLOUDFLARE = (pytest.mark.parametrize("kind", [one], indirect=True) for one in HOSTS)


# What is sent


def test_readers_get_exactly_the_site_byte_for_byte(host, publish, tmp_path):
    result = publish(finished(tmp_path / "public"))
    assert (result.state, result.problems) == ("sent", ())
    assert shown(host) == as_bytes(SITE)


def test_the_next_one_sends_only_what_is_new_and_what_is_gone_is_gone(host, publish, tmp_path):
    publish(finished(tmp_path / "public", variant(1) | {"besar.webp": b"\xff" * 50_000}))
    host.reset()
    result = publish(finished(tmp_path / "public", variant(2) | {"besar.webp": b"\xff" * 50_000}))
    assert (result.state, result.problems) == ("sent", ())
    assert shown(host) == as_bytes(variant(2) | {"besar.webp": b"\xff" * 50_000})
    assert set(result.changes.deleted) == {"baru-1.html", "foto/1.webp"}
    assert host.bytes_in < 12_000


def test_a_site_that_lies_there_already_is_not_sent_again(host, publish, tmp_path):
    public = finished(tmp_path / "public")
    publish(public)
    host.reset()
    assert publish(public).state == "same"
    assert all(request.startswith("GET") for request in host.requests)


def test_a_machine_that_remembers_nothing_sees_that_the_site_is_there(host, publish, tmp_path):
    public = finished(tmp_path / "public")
    publish(public)
    shutil.rmtree(tmp_path / "room", ignore_errors=True)
    host.reset()
    assert publish(public).state == "same"
    assert host.bytes_in == 0


def test_a_machine_that_remembers_nothing_sends_only_what_is_new(host, publish, tmp_path):
    publish(finished(tmp_path / "public", variant(1) | {"besar.webp": b"\xff" * 50_000}))
    shutil.rmtree(tmp_path / "room", ignore_errors=True)
    host.reset()
    assert publish(finished(tmp_path / "public", variant(2) | {"besar.webp": b"\xff" * 50_000})).state == "sent"
    assert host.bytes_in < 12_000


def test_a_dry_run_asks_and_sends_nothing(host, publish, tmp_path):
    result = publish(finished(tmp_path / "public"), dry=True)
    assert result.state == "planned" and result.size > 0
    assert host.requests and all(request.startswith("GET") for request in host.requests)


def test_names_with_spaces_and_letters_of_others_arrive_as_they_are(host, publish, tmp_path):
    site = {"index.html": "x", "aksara ꦗ/panen raya + 100%.html": "a", "kurung [1].html": "b", "ć&=;.html": "c"}
    site["kosong.txt"] = ""
    assert publish(finished(tmp_path / "public", site)).problems == ()
    assert shown(host) == as_bytes(site)


def test_a_group_of_a_network_goes_to_the_site_of_its_name(host, publish, tmp_path):
    public = finished(tmp_path / "public", {"index.html": "p", "kim-lasiana/index.html": "a"})
    assert publish(public, slug="kim-lasiana", site="{slug}").state == "sent"
    assert shown(host) == {"index.html": b"a"}


# Who may


def test_without_a_token_nobody_is_asked_and_the_way_to_one_is_told(host, publish, kind, tmp_path):
    result = publish(finished(tmp_path / "public"), token="")
    facts = dict(result.problems[0].facts)
    assert (
        codes(result) == ["K724"] and facts["token"].startswith("KIMSITE_TOKEN_") and facts["page"].startswith("https")
    )
    assert host.requests == []


def test_a_wrong_token_stands_in_no_message(host, publish, tmp_path):
    result = publish(finished(tmp_path / "public"), token="salah-sekali-987654")
    assert codes(result) == ["K725"] and "salah-sekali" not in repr(result)


def test_a_host_that_repeats_the_token_does_not_have_us_repeat_it(host, publish, tmp_path):
    host.busy = {number: Reply(400, {"message": f"bad token {TOKEN}"}) for number in range(1, 9)}
    result = publish(finished(tmp_path / "public"))
    assert codes(result) == ["K711"] and TOKEN not in repr(result)


def test_no_redirect_takes_the_token_elsewhere(host, publish, tmp_path):
    with api_host(NetlifyHost()) as elsewhere:
        away = (("Location", elsewhere.address),)
        host.busy = {number: Reply(307, headers=away) for number in range(1, 9)}
        assert codes(publish(finished(tmp_path / "public"))) == ["K711"]
        assert elsewhere.requests == []


def test_a_password_kept_for_another_program_is_not_sent(host, publish, tmp_path, monkeypatch):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login kim password rahasia-lain\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    assert publish(finished(tmp_path / "public")).state == "sent"


def test_nothing_that_kimsite_keeps_holds_the_token(host, publish, tmp_path):
    publish(finished(tmp_path / "public"))
    assert not [path for path, data in contents(tmp_path / "room").items() if TOKEN.encode() in data or b"jwt-" in data]


def test_the_command_says_it_all_and_no_secret(host, kind, tmp_path, monkeypatch, capsys):
    account = f"akun: {ACCOUNT}, " if kind == "cloudflare" else ""
    yaml = f"nama: KIM\npublikasi:\n  web: {{jenis: {kind}, {account}situs: kim-lasiana}}\n"
    post = "---\njudul: Panen raya\ntanggal: 2025-10-02\n---\nIsi.\n"
    write_files(tmp_path / "kim", {"content/group.yaml": yaml, "content/berita/panen.md": post})
    monkeypatch.chdir(tmp_path / "kim")
    monkeypatch.setenv("KIMSITE_LANG", "id")
    monkeypatch.setenv(TOKENS[kind], TOKEN)
    assert command(["build", "--quiet", "--jobs", "1", "--today", "2025-11-01"]) == 0
    assert command(["publish", "web", "--dry-run"]) == 0
    assert command(["publish", "web"]) == 0
    monkeypatch.setenv(TOKENS[kind], TOKEN + "-salah")
    shutil.rmtree(tmp_path / "kim/.kimsite/publikasi", ignore_errors=True)
    assert command(["publish", "web"]) == 2
    told = "".join(capsys.readouterr())
    assert "Terbit." in told and "K725" in told and TOKEN not in told
    assert shown(host)["2025/10/panen.html"]


# What is not ours


def foreign(host):
    """Somebody's work at the host."""
    if isinstance(host, NeocitiesHost):
        host.files |= {"index.html": b"orang", "style.css": b"body{}"}
    elif isinstance(host, CloudflareHost):
        host.script()
    else:
        site = host.site()
        host.deploys["tangan"] = {"files": {"/index.html": "0" * 40}, "title": "by hand"}
        host.blobs["0" * 40] = b"orang"
        site["published_deploy"] = {"id": "tangan", "title": "by hand"}


def test_somebody_elses_work_is_replaced_only_when_that_is_meant(host, publish, tmp_path):
    foreign(host)
    public = finished(tmp_path / "public")
    assert codes(publish(public)) == ["K708"]
    assert codes(publish(public, dry=True)) == ["K708"]
    assert all(request.startswith("GET") for request in host.requests)
    assert publish(public, yes=True).state == "sent"
    assert shown(host) == as_bytes(SITE)


def test_a_group_does_not_replace_another_groups_site(host, publish, tmp_path):
    public = finished(tmp_path / "public", {"index.html": "p", "kim-a/index.html": "a", "kim-b/index.html": "b"})
    publish(public, slug="kim-a")
    publish.room = tmp_path / "room-b"
    assert codes(publish(public, slug="kim-b")) == ["K708"]
    assert shown(host) == {"index.html": b"a"}


def test_many_deletions_have_to_be_meant(host, publish, tmp_path):
    publish(finished(tmp_path / "public", variant(1)))
    small = finished(tmp_path / "public", {"index.html": "x"})
    assert codes(publish(small)) == ["K706"]
    assert shown(host) == as_bytes(variant(1))
    assert publish(small, yes=True).state == "sent"
    assert shown(host) == {"index.html": b"x"}


def test_none_of_these_goes_back_by_itself(host, kind, tmp_path):
    place = target(kind, site="kim-lasiana", account=ACCOUNT)
    destination = destination_of(place, "", tmp_path, tmp_path / "room", {}, 0)
    assert codes(run(Errand(place, "", finished(tmp_path / "public"), destination, 10, back=True))) == ["K716"]


# Limits


@pytest.mark.parametrize(
    ("limit", "code"), [({"most_file": 10}, "K718"), ({"most": 20}, "K718"), ({"most_files": 3}, "K721")], ids=str
)
def test_what_a_host_does_not_take_is_told_before_anybody_is_asked(
    host, publish, kind, tmp_path, monkeypatch, limit, code
):
    known = SERVICES[kind]
    service = Service(known.api, known.home, known.tokens, **limit)
    monkeypatch.setitem(SERVICES, kind, service)
    assert codes(publish(finished(tmp_path / "public"))) == [code]
    assert host.requests == []


def test_the_limits_are_those_that_the_hosts_tell():
    assert (SERVICES["cloudflare"].most_files, SERVICES["cloudflare"].most_file) == (20_000, 25 * 1024 * 1024)
    assert (SERVICES["neocities"].most_files, SERVICES["neocities"].most_file) == (15_000, 100_000_000)
    assert SERVICES["netlify"].most_in_folder == 54_000


# Accidents


@pytest.mark.parametrize("lost", [False, True], ids=["request", "answer"])
def test_a_connection_that_breaks_at_any_request_once_is_taken_up_again(host, publish, kind, tmp_path, lost):
    publish(finished(tmp_path / "public", variant(0)))
    number = broken = 0
    while broken == number:
        number += 1
        publish.room = tmp_path / f"room-{number}"
        shutil.copytree(tmp_path / "room", publish.room) if (tmp_path / "room").exists() else None
        host.reset()
        host.fail_at, host.lost = number, lost
        result = publish(finished(tmp_path / "public", variant(number)), yes=True)
        assert (result.state, result.problems) == ("sent", ()), number
        assert shown(host) == as_bytes(variant(number))
        broken += len(host.requests) > number
    assert broken > 4


@pytest.mark.parametrize("lost", [False, True], ids=["request", "answer"])
def test_a_connection_that_stays_broken_at_any_request_leaves_the_next_try_to_mend(host, publish, kind, tmp_path, lost):
    publish(finished(tmp_path / "public", variant(0)))
    number, before = 0, variant(0)
    while True:
        number += 1
        host.reset()
        host.fail_at, host.fail_for, host.lost = number, api.TRIES, lost
        public, after = finished(tmp_path / "public", variant(number)), variant(number)
        result = publish(public, yes=True)
        if len(host.requests) < number:
            break
        if kind != "neocities":
            assert shown(host) in (as_bytes(before), as_bytes(after)), "half a site"
        assert (result.state, codes(result)) == ("failed", ["K711"])
        host.reset()
        again = publish(public, yes=True)
        assert (again.state, again.problems) in (("sent", ()), ("same", ()))
        assert shown(host) == as_bytes(after)
        before = after
    assert number > 4


def test_what_arrived_before_a_connection_broke_is_not_sent_again(host, publish, kind, tmp_path, monkeypatch):
    monkeypatch.setattr("kimsite.publish.order.MOST_TOGETHER", 30_000)
    photos = {f"{n}.webp": bytes([255, n]) * 10_000 for n in range(12)} | {"index.html": "x"}
    public = finished(tmp_path / "public", photos)
    assert publish(public).state == "sent"
    whole, requests = host.bytes_in, len(host.requests)
    fresh = HOSTS[kind]()
    with api_host(fresh):
        monkeypatch.setitem(SERVICES, kind, dataclasses.replace(SERVICES[kind], api=fresh.address))
        publish.room = tmp_path / "fresh"
        fresh.fail_at, fresh.fail_for = requests * 2 // 3, api.TRIES
        assert publish(public).state == "failed"
        first = fresh.bytes_in
        fresh.reset()
        assert publish(public, yes=True).state == "sent"
        assert shown(fresh) == as_bytes(photos)
    assert fresh.bytes_in < whole * 2 // 3 < first + whole // 3


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_host_that_is_busy_is_asked_again_after_the_time_it_wants(host, publish, tmp_path, pauses, status):
    host.busy = {2: Reply(status, {"message": "busy"}, headers=(("Retry-After", "7"),))}
    assert publish(finished(tmp_path / "public")).state == "sent"
    assert pauses[0] == 7


def test_a_moment_at_which_a_host_may_be_asked_again_is_waited_for(host, publish, tmp_path, pauses):
    moment = formatdate(time.time() + 9, usegmt=True)
    host.busy = {1: Reply(429, {"message": "busy"}, headers=(("Retry-After", moment),))}
    assert publish(finished(tmp_path / "public")).state == "sent"
    assert 7 <= pauses[0] <= 10


def test_a_limit_that_begins_anew_in_a_while_is_waited_for(host, publish, tmp_path, pauses):
    headers = (("X-RateLimit-Limit", "500"), ("X-RateLimit-Reset", str(int(time.time()) + 20)))
    host.busy = {1: Reply(429, {"message": "slow down"}, headers=headers)}
    assert publish(finished(tmp_path / "public")).state == "sent"
    assert 18 <= pauses[0] <= 21


def test_a_host_that_wants_to_be_left_alone_for_long_is_left_alone(host, publish, tmp_path, pauses):
    host.busy = {2: Reply(429, {"message": "blocked"}, headers=(("Retry-After", "300"),))}
    result = publish(finished(tmp_path / "public"))
    assert codes(result) == ["K726"] and dict(result.problems[0].facts)["minutes"] == "5"
    assert len(host.requests) == 2 and pauses == []


def test_what_a_host_refuses_is_told_in_its_words_and_not_asked_again(host, publish, tmp_path):
    host.busy = {1: Reply(400, {"message": "no such thing"})}
    result = publish(finished(tmp_path / "public"))
    assert codes(result) == ["K711"] and "no such thing" in dict(result.problems[0].facts)["reason"]
    assert len(host.requests) == 1


@pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b"7"])
def test_a_host_that_says_something_else_altogether_is_no_fault_of_kimsites(host, publish, tmp_path, answer):
    host.busy = {number: Reply(200, body=answer) for number in range(1, 20)}
    assert codes(publish(finished(tmp_path / "public"))) == ["K711"]


def test_a_host_that_cannot_be_reached_is_told(kind, publish, tmp_path, monkeypatch, pauses):
    monkeypatch.setitem(SERVICES, kind, dataclasses.replace(SERVICES[kind], api="http://127.0.0.1:9"))
    result = publish(finished(tmp_path / "public"))
    assert codes(result) == ["K711"] and "refused" in dict(result.problems[0].facts)["reason"]
    assert pauses == [1, 2, 4, 8]


# Netlify


@NETLIFY
def test_a_site_that_is_not_there_is_made(host, publish, tmp_path):
    assert publish(finished(tmp_path / "public")).state == "sent"
    assert [site["name"] for site in host.sites.values()] == ["kim-lasiana"]


@NETLIFY
@pytest.mark.parametrize("site", ["punya-orang", "www.kim.example"])
def test_a_name_that_somebody_has_and_a_domain_cannot_be_made(host, publish, tmp_path, site):
    assert codes(publish(finished(tmp_path / "public"), site=site)) == ["K727"]


@NETLIFY
def test_each_content_is_sent_once_however_often_it_lies_there(host, publish, tmp_path):
    publish(finished(tmp_path / "public", {"index.html": "x", "a.html": "sama", "b/c.html": "sama"}))
    assert sum(request.startswith("PUT") for request in host.requests) == 3  # with the note


@NETLIFY
def test_a_deploy_that_was_overtaken_is_not_gone_on_with(host, publish, tmp_path):
    public = finished(tmp_path / "public", variant(1))
    host.fail_at, host.fail_for, host.lost = 8, api.TRIES, True
    assert publish(public).state == "failed"
    host.reset()
    for deploy in host.deploys.values():
        host.blobs |= {sha: b"?" for sha in deploy["files"].values() if sha not in host.blobs}
        deploy["state"] = "ready"
    host.blobs = {}
    elsewhere = Publisher("netlify", tmp_path / "elsewhere")
    assert elsewhere(finished(tmp_path / "public", variant(2)), yes=True).state == "sent"
    assert publish(finished(tmp_path / "public", variant(1)), yes=True).state == "sent"
    assert shown(host) == as_bytes(variant(1))


@NETLIFY
def test_a_long_list_is_looked_at_by_the_host_in_its_own_time(host, publish, tmp_path, monkeypatch):
    monkeypatch.setattr(netlify, "AT_ONCE", 2)
    assert publish(finished(tmp_path / "public")).state == "sent"
    assert shown(host) == as_bytes(SITE)


@NETLIFY
def test_a_deploy_that_fails_is_told_in_the_hosts_words(host, publish, tmp_path, monkeypatch):
    begin = host._begin

    def failing(number, request):
        reply = begin(number, request)
        host.deploys[reply.said["id"]] |= {"state": "error", "error_message": "out of space"}
        return reply

    monkeypatch.setattr(host, "_begin", failing)
    host.site()
    result = publish(finished(tmp_path / "public", {"index.html": "x"}))
    assert codes(result) == ["K711"] and "out of space" in repr(result)


@NETLIFY
def test_a_deploy_that_readers_do_not_get_is_noticed(host, publish, tmp_path, monkeypatch):
    site = host.site()
    monkeypatch.setattr(host, "_find", lambda _: dict(site, published_deploy=None))
    assert codes(publish(finished(tmp_path / "public"))) == ["K713"]


@NETLIFY
def test_a_sign_that_no_path_may_hold_is_told(host, publish, tmp_path):
    assert codes(publish(finished(tmp_path / "public", {**SITE, "apa?.html": "x"}))) == ["K723"]


# Neocities


@NEOCITIES
def test_at_no_moment_a_page_leads_to_what_is_not_there_yet(host, publish, tmp_path):
    def linked(number):
        pages = {f"{number}.html": f'<img src="{number}.webp">', f"{number}.webp": b"\xff"}
        return pages | {"index.html": f'<a href="{number}.html">', "tetap.html": f'<a href="{number}.html">'}

    for number in range(3):
        publish(finished(tmp_path / "public", linked(number)), yes=True)
    for moment in host.history:
        for page in ("index.html", "tetap.html"):
            if page in moment:
                number = moment[page].decode().split('"')[1].removesuffix(".html")
                assert {f"{number}.html", f"{number}.webp"} <= moment.keys()


@NEOCITIES
def test_its_page_for_missing_addresses_is_the_sites(host, publish, tmp_path):
    publish(finished(tmp_path / "public", {**SITE, "404.html": "tidak ada"}))
    assert host.files["not_found.html"] == b"tidak ada"


@NEOCITIES
def test_a_type_of_file_that_free_accounts_may_not_have_is_told_before_anybody_is_asked(host, publish, tmp_path):
    result = publish(finished(tmp_path / "public", {**SITE, "rapat.docx": b"PK\xff"}))
    assert codes(result) == ["K722"] and dict(result.problems[0].facts)["place"] == "rapat.docx"
    assert host.requests == []


@NEOCITIES
def test_texts_of_any_ending_are_taken(host, publish, tmp_path):
    site = {"index.html": "x", "agenda.ics": "BEGIN:VCALENDAR", ".nojekyll": "", "_headers": "/*"}
    assert publish(finished(tmp_path / "public", site)).problems == ()


@NEOCITIES
def test_a_token_of_another_site_is_not_used(host, publish, tmp_path):
    result = publish(finished(tmp_path / "public"), site="kim-oesapa")
    assert codes(result) == ["K728"] and dict(result.problems[0].facts)["other"] == "kim-lasiana"


@NEOCITIES
def test_each_site_of_a_network_may_have_a_token_of_its_own(host, publish, tmp_path):
    name = "KIMSITE_TOKEN_KIM_LASIANA_NEOCITIES_ORG"
    assert publish(finished(tmp_path / "public"), name=name).state == "sent"


@NEOCITIES
def test_a_file_that_got_lost_there_is_noticed(host, publish, tmp_path, monkeypatch):
    upload = host._upload

    def forgetful(request):
        reply = upload(request)
        host.files.pop("aset/gaya-1.css", None)
        return reply

    monkeypatch.setattr(host, "_upload", forgetful)
    assert codes(publish(finished(tmp_path / "public"))) == ["K713"]


@NEOCITIES
def test_many_files_go_in_several_forms(host, publish, tmp_path):
    publish(finished(tmp_path / "public", {"index.html": "x"} | {f"{n}.html": str(n) for n in range(300)}))
    assert sum("upload" in request for request in host.requests) == 8  # six of pages, the front page, the note


# Cloudflare


@CLOUDFLARE
def test_a_new_worker_gets_its_address_and_an_old_one_keeps_what_it_has(host, publish, tmp_path):
    publish(finished(tmp_path / "public"))
    assert host.scripts["kim-lasiana"]["enabled"]
    host.scripts["kim-lasiana"]["enabled"] = False
    publish(finished(tmp_path / "public", variant(1)), yes=True)
    assert not host.scripts["kim-lasiana"]["enabled"]


@CLOUDFLARE
def test_rules_for_the_host_are_told_to_it_and_are_no_files(host, publish, tmp_path):
    rules = "".join(f"/{n} /x/{n} 301\n" for n in range(2500))
    publish(finished(tmp_path / "public", {**SITE, "_headers": "/*\n  X-A: b\n", "_redirects": rules}))
    version = host.scripts["kim-lasiana"]["versions"][-1]
    assert version["config"]["_headers"] == "/*\n  X-A: b\n"
    assert len(version["config"]["_redirects"].splitlines()) == 2000
    assert not {"/_headers", "/_redirects"} & version["manifest"].keys()
    assert version["config"]["not_found_handling"] == "404-page"


@CLOUDFLARE
def test_files_are_told_with_their_types(host, publish, tmp_path):
    publish(finished(tmp_path / "public", {"index.html": "sama", "sama.css": "sama", "x.webp": b"\xff"}))
    manifest = host.scripts["kim-lasiana"]["versions"][-1]["manifest"]
    kinds = {path: host.assets[one["hash"]][1] for path, one in manifest.items()}
    assert (kinds["/index.html"], kinds["/sama.css"], kinds["/x.webp"]) == ("text/html", "text/css", "image/webp")


@CLOUDFLARE
def test_an_upload_that_is_never_complete_is_told(host, publish, tmp_path, monkeypatch):
    monkeypatch.setattr(host, "_take", lambda _: host._result({}, 202))
    assert codes(publish(finished(tmp_path / "public"))) == ["K711"]


# Order, and shops


def test_what_is_new_comes_before_what_leads_to_it_and_the_front_page_and_the_note_are_last():
    def files(*paths):
        return tuple(File(path, 1, "") for path in paths)

    changes = Changes(
        added=files("a.html", "a.webp", "b/index.html"),
        changed=files("index.html", "rss.xml", "z.html", "kimsite-publikasi.json"),
    )
    ordered = [[file.path for file in wave] for wave in waves(changes)]
    assert ordered == [
        ["a.webp"],
        ["a.html", "b/index.html"],
        ["rss.xml"],
        ["z.html"],
        ["index.html"],
        ["kimsite-publikasi.json"],
    ]


@pytest.mark.parametrize(("products", "told"), [(1, []), (5, ["K729"])])
@pytest.mark.parametrize("name", ["kim.json", "network.json"])
def test_a_shop_is_told_where_its_host_wants_none(tmp_path, products, told, name):
    counts = {"berita": 4, "produk": products}
    said = {"counts": counts} if name == "kim.json" else {"totals": {"counts": counts}}
    public = finished(tmp_path / "public", {**SITE, name: json.dumps(said)})
    git("init", "--quiet", "--bare", str(tmp_path / "web.git"))
    web = target("github", remote=(tmp_path / "web.git").as_uri())
    place = BranchDestination(web, "", tmp_path / "room", dict(os.environ), 0)
    result = run(Errand(web, "", public, place, 10, dry=True))
    assert codes(result) == told and result.state == "planned"
