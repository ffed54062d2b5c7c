"""Groups that are built elsewhere are asked over the web, and whatever they answer costs nobody else anything."""

import gzip
import json
import time
from datetime import date

import pytest
from elsewhere import hosting, knows, leads, packed, sends, twin

from kimsite.engine.write import Unwritable
from kimsite.model.neighbour import Neighbour
from kimsite.neighbours import calls, request
from kimsite.neighbours.calls import AT_ONCE
from kimsite.neighbours.errand import fetch
from kimsite.neighbours.request import Failed, _next, ask
from kimsite.read.copies import FOLDER, NOTES, file_of, read_copies, read_notes
from kimsite.read.twin import MOST_BYTES
from kimsite.web.reach import Reach, is_local_name, is_public

ONE, TWO = date(2025, 11, 1), date(2025, 11, 2)
MINUTE = 60.0


@pytest.fixture
def host():
    with hosting() as host:
        yield host


@pytest.fixture
def hurry(monkeypatch):
    """Limits of time that a test can wait for."""
    for room, name, seconds in (
        (request, "CONNECT", 0.5),
        (request, "SILENCE", 0.5),
        (request, "WHOLE", 1.0),
        (calls, "WHOLE", 1.0),
        (calls, "LATE", 0.5),
    ):
        monkeypatch.setattr(room, name, seconds)


def outcome(folder, neighbour, today=ONE, own=()):
    """State and code of one neighbour that is fetched, and its note."""
    (fetched,) = fetch(folder, (neighbour,), own, today)
    return fetched.state, fetched.code, read_notes(folder)[file_of(neighbour)]


def copy_of(folder, neighbour):
    return (folder / FOLDER / file_of(neighbour)).read_bytes()


# What goes well


def test_what_a_group_says_lies_in_the_project_as_it_came(tmp_path, host):
    data = packed(twin())
    host.routes["/kim.json"] = sends(data)
    neighbour = Neighbour(host.address)
    state, _, note = outcome(tmp_path, neighbour)
    assert (state, note.answered, note.failing) == ("new", ONE, None)
    assert copy_of(tmp_path, neighbour) == data
    (copy,) = read_copies(tmp_path, (neighbour,))
    assert copy.twin.group.name == "KIM Alak"


@pytest.mark.parametrize("ending", ["", "/", "/index.html", "/kim.json"])
def test_a_site_is_found_however_its_address_ends(host, ending):
    host.routes["/alak/kim.json"] = sends(packed(twin()))
    assert ask(f"{host.address}/alak{ending}").found == f"{host.address}/alak/kim.json"


@pytest.mark.parametrize("headers", [{"ETag": '"v1"'}, {"Last-Modified": "Sat, 01 Nov 2025 00:00:00 GMT"}])
def test_what_is_here_already_is_not_sent_again(tmp_path, host, headers):
    host.routes["/kim.json"] = knows(packed(twin()), headers)
    neighbour = Neighbour(host.address)
    assert outcome(tmp_path, neighbour)[0] == "new"
    state, _, note = outcome(tmp_path, neighbour, TWO)
    assert (state, note.answered) == ("same", TWO)
    assert host.asked == [("/kim.json", ""), ("/kim.json", next(iter(headers.values())))]


def test_a_copy_that_somebody_changed_is_fetched_whole(tmp_path, host):
    data = packed(twin())
    host.routes["/kim.json"] = knows(data, {"ETag": '"v1"'})
    neighbour = Neighbour(host.address)
    outcome(tmp_path, neighbour)
    (tmp_path / FOLDER / file_of(neighbour)).write_bytes(packed(twin(name="KIM Palsu")))
    assert outcome(tmp_path, neighbour)[0] == "new"
    assert copy_of(tmp_path, neighbour) == data
    assert host.asked[-1] == ("/kim.json", "")


def test_a_change_between_two_fetches_is_seen(tmp_path, host):
    neighbour = Neighbour(host.address)
    host.routes["/kim.json"] = knows(packed(twin()), {"ETag": '"v1"'})
    outcome(tmp_path, neighbour)
    host.routes["/kim.json"] = knows(packed(twin(name="KIM Alak Baru")), {"ETag": '"v2"'})
    state, _, note = outcome(tmp_path, neighbour, TWO)
    assert (state, note.etag) == ("new", '"v2"')
    assert read_copies(tmp_path, (neighbour,))[0].twin.group.name == "KIM Alak Baru"


def test_compressed_answers_are_read(host):
    host.routes["/kim.json"] = sends(gzip.compress(packed(twin())), Content_Encoding="gzip")
    assert json.loads(ask(host.address).data) == twin()


def test_a_folder_that_was_brought_here_is_a_source_too(tmp_path):
    (tmp_path / "kiriman").mkdir()
    (tmp_path / "kiriman" / "kim.json").write_bytes(packed(twin(url="https://kim-alak.example/")))
    neighbour = Neighbour(folder="kiriman")
    assert outcome(tmp_path, neighbour)[0] == "new"
    (tmp_path / "kiriman" / "kim.json").unlink()
    state, code, note = outcome(tmp_path, neighbour, TWO)
    assert (state, code, note.answered, note.failing) == ("failed", "K887", ONE, TWO)


def test_notes_are_not_written_anew_when_nothing_changed(tmp_path, host):
    host.routes["/kim.json"] = sends(packed(twin()))
    neighbour = Neighbour(host.address)
    outcome(tmp_path, neighbour)
    before = (tmp_path / FOLDER / NOTES).stat().st_mtime_ns
    outcome(tmp_path, neighbour)
    assert (tmp_path / FOLDER / NOTES).stat().st_mtime_ns == before


def test_a_group_that_is_named_no_more_leaves_nothing(tmp_path, host):
    host.routes["/kim.json"] = sends(packed(twin()))
    neighbour = Neighbour(host.address)
    outcome(tmp_path, neighbour)
    (tmp_path / FOLDER / "surat.json").write_text("{}")
    assert fetch(tmp_path, (), (), TWO) == ()
    assert sorted(path.name for path in (tmp_path / FOLDER).iterdir()) == [NOTES, "surat.json"]


def test_nothing_is_written_through_a_link(tmp_path, host):
    host.routes["/kim.json"] = sends(packed(twin()))
    (tmp_path / "luar").mkdir()
    (tmp_path / "content").mkdir()
    try:
        (tmp_path / FOLDER).symlink_to(tmp_path / "luar")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(Unwritable):
        outcome(tmp_path, Neighbour(host.address))
    assert list((tmp_path / "luar").iterdir()) == []


# What does not


def test_who_does_not_answer_keeps_its_copy_and_the_day_since_when(tmp_path, host, hurry):
    host.routes["/kim.json"] = sends(packed(twin()))
    neighbour = Neighbour(host.address)
    outcome(tmp_path, neighbour)
    host.routes["/kim.json"] = lambda request: time.sleep(MINUTE)
    for today in (TWO, date(2025, 11, 3)):
        state, code, note = outcome(tmp_path, neighbour, today)
        assert (state, code, note.answered, note.failing) == ("failed", "K880", ONE, TWO)
    assert copy_of(tmp_path, neighbour) == packed(twin())


def test_a_port_that_nobody_listens_at_is_no_answer(host):
    with hosting() as gone:
        address = gone.address
    with pytest.raises(Failed) as failed:
        ask(address)
    assert failed.value.code == "K880"


def drip(request):
    """A byte now and then, each in time, for an hour."""
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.1)


def drip_headers(request):
    """A first line that does not end."""
    while True:
        request.wfile.write(b"X")
        request.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("slow", [drip, drip_headers])
def test_who_drips_does_not_hold_the_others_up(tmp_path, host, hurry, slow):
    host.routes["/lambat/kim.json"] = slow
    others = [Neighbour(f"{host.address}/{n}", slug=f"kim-{n}") for n in range(3)]
    for n in range(3):
        host.routes[f"/{n}/kim.json"] = sends(packed(twin(id=f"kim-{n}")))
    began = time.monotonic()
    fetched = fetch(tmp_path, (Neighbour(f"{host.address}/lambat"), *others), (), ONE)
    assert time.monotonic() - began < 10
    assert [(one.state, one.code) for one in fetched] == [("failed", "K880"), *[("new", "")] * 3]


def test_all_together_take_no_longer_than_they_may(tmp_path, host, hurry):
    silent = [Neighbour(f"{host.address}/{n}") for n in range(3 * AT_ONCE)]
    for n in range(3 * AT_ONCE):
        host.routes[f"/{n}/kim.json"] = lambda request: time.sleep(MINUTE)
    began = time.monotonic()
    fetched = fetch(tmp_path, silent, (), ONE, longest=0.8)
    assert time.monotonic() - began < 10
    assert {one.code for one in fetched} == {"K880"}
    assert len(host.asked) <= 2 * AT_ONCE


def test_no_more_are_asked_at_once_than_a_village_line_can_bear(tmp_path, host):
    at_once, most = [0], [0]

    def slowly(request):
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        time.sleep(0.1)
        at_once[0] -= 1
        sends(packed(twin()))(request)

    many = [Neighbour(f"{host.address}/{n}", slug=f"kim-{n}") for n in range(3 * AT_ONCE)]
    host.routes = {f"/{n}/kim.json": slowly for n in range(3 * AT_ONCE)}
    assert {one.state for one in fetch(tmp_path, many, (), ONE)} == {"new"}
    assert 1 < most[0] <= AT_ONCE


HUGE = b" " * (MOST_BYTES + 1)
BOMB = gzip.compress(b"\0" * 300_000_000, 9)
PADDED = gzip.compress(packed(twin()) + b" " * MOST_BYTES, 9)


def endless(request):
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b" " * 65536)


@pytest.mark.parametrize(
    "route, code",
    [
        (sends(HUGE), "K883"),
        (endless, "K883"),
        (sends(BOMB, Content_Encoding="gzip"), "K883"),
        (sends(PADDED, Content_Encoding="gzip"), "K883"),
        (sends(gzip.compress(packed(twin()))[:-9], Content_Encoding="gzip"), "K880"),
        (sends(packed(twin()), Content_Encoding="gzip"), "K880"),
        (sends(gzip.compress(gzip.compress(packed(twin()))), Content_Encoding="gzip, gzip"), "K884"),
        (sends(packed(twin()), Content_Encoding="br"), "K884"),
        (sends(b"<!doctype html><title>Masuk</title>"), "K884"),
        (sends(packed([twin()])), "K884"),
        (sends(b'{"a":' * 100_000), "K884"),
        (sends(b'{"schema":1,"name":"A","counts":{"berita":' + b"9" * 10_000 + b"}}"), "K884"),
        (sends(b'{"schema":1,"name":"A","counts":{"berita":NaN}}'), "K884"),
        (sends("KIM Atambu\xe9".encode("latin-1")), "K884"),
        (sends(b""), "K884"),
        (sends(packed(twin(name=""))), "K884"),
        (sends(packed(twin(schema=0))), "K884"),
        (sends(packed(twin(schema="1"))), "K884"),
        (sends(b"", 404), "K881"),
        (sends(b"", 410), "K881"),
        (sends(b"", 403), "K882"),
        (sends(b"", 500), "K882"),
        (sends(b"", 304), "K882"),
        (leads("file:///etc/passwd"), "K885"),
        (leads(""), "K885"),
        (leads("javascript:alert(1)"), "K885"),
        (leads("http://ana:rahasia@127.0.0.1/kim.json"), "K885"),
    ],
)
def test_what_is_strange_takes_no_good_copys_place(tmp_path, host, route, code):
    host.routes["/kim.json"] = sends(packed(twin()))
    neighbour = Neighbour(host.address)
    outcome(tmp_path, neighbour)
    host.routes["/kim.json"] = route
    state, told, note = outcome(tmp_path, neighbour, TWO)
    assert (state, told, note.failing, note.reason) == ("failed", code, TWO, code)
    assert copy_of(tmp_path, neighbour) == packed(twin())


def test_a_bomb_costs_no_memory(host):
    import tracemalloc

    host.routes["/kim.json"] = sends(BOMB, Content_Encoding="gzip")
    tracemalloc.start()
    with pytest.raises(Failed):
        ask(host.address)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


# Redirections, and where they may lead


def test_redirections_are_followed_and_links_lead_where_they_end(tmp_path, host):
    host.routes["/lama/kim.json"] = leads("/baru/kim.json")
    host.routes["/baru/kim.json"] = sends(packed(twin(url=f"{host.address}/baru/")))
    neighbour = Neighbour(f"{host.address}/lama")
    state, _, note = outcome(tmp_path, neighbour)
    assert (state, note.found) == ("new", f"{host.address}/baru/kim.json")


@pytest.mark.parametrize("loop", [("/kim.json",), ("/a", "/kim.json"), tuple(f"/{n}" for n in range(9))])
def test_circles_and_long_ways_are_not_gone(host, loop):
    for here, there in zip(("/kim.json", *loop), loop, strict=False):
        host.routes[here] = leads(there)
    with pytest.raises(Failed) as failed:
        ask(host.address)
    assert failed.value.code == "K885"
    assert len(host.asked) <= request.REDIRECTS + 1


def test_a_redirection_into_the_own_network_is_not_followed():
    with hosting() as host, hosting("127.0.0.2") as inner:
        inner.routes["/kim.json"] = sends(packed(twin()))
        for target in (f"http://127.0.0.2:{inner.port}/kim.json", f"http://localhost:{host.port}/rahasia.json"):
            host.routes["/kim.json"] = leads(target)
            with pytest.raises(Failed) as failed:
                ask(host.address)
            assert failed.value.code == "K886"
        assert inner.asked == []
        assert host.paths() == ["/kim.json"] * 2


def test_a_public_name_that_leads_inside_is_not_connected_to(monkeypatch, host):
    host.routes["/kim.json"] = sends(packed(twin()))
    inside = [(2, 1, 6, "", ("127.0.0.1", host.port))]
    monkeypatch.setattr("kimsite.web.reach.socket.getaddrinfo", lambda *_, **__: inside)
    with pytest.raises(Failed) as failed:
        ask(f"http://kim-alak.example:{host.port}")
    assert (failed.value.code, failed.value.value) == ("K886", "127.0.0.1")
    assert host.asked == []


def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to(monkeypatch, host):
    """A name that says another address each time it is asked for (DNS rebinding) finds no second time."""
    host.routes["/kim.json"] = sends(packed(twin()))
    answers = iter([[(2, 1, 6, "", ("203.0.113.7", host.port))]])
    monkeypatch.setattr("kimsite.web.reach.is_public", lambda _: True)
    connected = []

    def resolve(name, *_, **__):
        if name == "kim-alak.example":
            return next(answers)
        connected.append(name)
        return [(2, 1, 6, "", ("127.0.0.1", host.port))]

    monkeypatch.setattr("socket.getaddrinfo", resolve)
    assert ask(f"http://kim-alak.example:{host.port}").data
    assert connected == ["203.0.113.7"]


@pytest.mark.parametrize(
    "text",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("192.0.0.192", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fec0::1", "fc00::1", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a00:1"),
    ],
)
def test_addresses_that_not_everybody_can_reach_are_not_public(text):
    from ipaddress import ip_address

    assert not is_public(ip_address(text))
    assert not Reach("https://kim-alak.example").allows("kim-alak.example", (text,))
    assert not Reach("https://kim-alak.example").allows("kim-alak.example", ("93.184.215.14", text))


@pytest.mark.parametrize("text", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e"])
def test_addresses_that_everybody_can_reach_are_public(text):
    assert Reach("https://kim-alak.example").allows("kim-alak.example", (text,))


@pytest.mark.parametrize("host", ["127.1", "0177.0.0.1", "2130706433", "0x7f.1", "localhost", "[::1]"])
def test_no_spelling_of_this_machine_gets_through(host):
    try:
        Reach("https://kim-alak.example").resolve(host.strip("[]"), 80)
    except OSError:  # forbidden, or no address at all where a system knows no such spelling
        return
    pytest.fail(host)


def test_a_safe_connection_is_not_left_for_one_that_anybody_can_change():
    assert _next("https://a.example/kim.json", "https://b.example/kim.json#x") == "https://b.example/kim.json"
    with pytest.raises(Failed) as failed:
        _next("https://a.example/kim.json", "http://a.example/kim.json")
    assert failed.value.code == "K885"


def test_an_address_in_the_own_network_is_asked_only_where_it_is_named():
    assert is_local_name("localhost") and is_local_name("server") and is_local_name("kim.kantor.lan")
    assert Reach("http://server/kim").allows("server", ("10.0.0.5",))
    assert not Reach("http://server/kim").allows("server2", ("10.0.0.5",))
    assert not Reach("https://kim-alak.example").allows("localhost", ("93.184.215.14",))


def test_a_proxy_is_not_sent_where_we_may_not_go(monkeypatch, host):
    monkeypatch.setenv("http_proxy", host.address)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    host.routes["http://kim-alak.invalid/kim.json"] = leads("http://169.254.169.254/kim.json")
    with pytest.raises(Failed) as failed:
        ask("http://kim-alak.invalid")
    assert failed.value.code == "K886"
    assert host.paths() == ["http://kim-alak.invalid/kim.json"]


def test_nobody_is_told_who_asks(tmp_path, monkeypatch, host):
    """Neither passwords of the system nor cookies of an earlier answer are sent."""
    heard = []

    def listening(request):
        heard.append({name.lower() for name in request.headers})
        baked = sends(b"", 302, Location="/dua.json", Set_Cookie="a=b; Path=/")
        (baked if request.path == "/kim.json" else sends(packed(twin())))(request)

    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ana password rahasia\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    host.routes = {"/kim.json": listening, "/dua.json": listening}
    ask(host.address)
    assert len(heard) == 2
    assert {"authorization", "cookie"}.isdisjoint(heard[0] | heard[1])


# Who may speak for whom


@pytest.mark.parametrize(
    "changed, own, code",
    [
        ({"url": "https://kim-lasiana.example/"}, (), "K877"),
        ({"id": "kim-lasiana"}, ("kim-lasiana",), "K878"),
    ],
)
def test_who_poses_as_another_takes_no_good_copys_place(tmp_path, host, changed, own, code):
    host.routes["/kim.json"] = sends(packed(twin()))
    neighbour = Neighbour(host.address)
    outcome(tmp_path, neighbour, own=own)
    host.routes["/kim.json"] = sends(packed(twin(**changed)))
    state, told, note = outcome(tmp_path, neighbour, TWO, own)
    assert (state, told, note.failing) == ("failed", code, TWO)
    assert copy_of(tmp_path, neighbour) == packed(twin())


def test_nobody_takes_the_slug_of_a_neighbour_that_was_there_before(tmp_path, host):
    host.routes = {"/a/kim.json": sends(packed(twin(id="kim-a"))), "/b/kim.json": sends(packed(twin(id="kim-b")))}
    both = (Neighbour(f"{host.address}/a"), Neighbour(f"{host.address}/b"))
    fetch(tmp_path, both, (), ONE)
    host.routes["/a/kim.json"] = sends(packed(twin(id="kim-b")))
    fetched = fetch(tmp_path, both, (), TWO)
    assert [(one.state, one.code) for one in fetched] == [("failed", "K878"), ("same", "")]


def test_who_stops_it_does_not_wait_for_the_rest(tmp_path, host):
    host.routes = {f"/{n}/kim.json": lambda request: time.sleep(MINUTE) for n in range(9)}
    host.routes["/0/kim.json"] = sends(packed(twin()))

    def stop(*_):
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        fetch(tmp_path, [Neighbour(f"{host.address}/{n}") for n in range(9)], (), ONE, stop)
    assert time.monotonic() - began < 5
    assert not (tmp_path / FOLDER).exists()
