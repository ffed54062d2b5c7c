"""Targets of publishing in YAML: what is taken, what is refused, and that nobody learns a secret from a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.diagnostics import as_text
from kimsite.model.publication import Target
from kimsite.read import remotes
from kimsite.read.group import read_network
from kimsite.read.targets import read_publishing


def read(yaml, network=False, member=False):
    return read_publishing(f"nama: KIM Lasiana\n{yaml}".encode(), "content/group.yaml", network, member)


def test_a_target_is_read_in_indonesian_and_in_english():
    indonesian, _ = read(
        "publikasi:\n  web: {jenis: git, remote: git@example.org:a/b.git, cabang: pages, riwayat: ya}\n"
    )
    english, _ = read("publish:\n  web: {type: git, remote: git@example.org:a/b.git, branch: pages, history: yes}\n")
    assert indonesian == english
    assert indonesian.targets == (
        Target(
            "web",
            "git",
            remote="git@example.org:a/b.git",
            branch="pages",
            history=True,
            path="content/group.yaml",
            line=3,
        ),
    )


def test_a_target_that_is_called_after_its_type_need_not_say_it():
    said, problems = read("publikasi:\n  codeberg: {repo: kim-lasiana/web}\n")
    assert (said.targets[0].kind, said.targets[0].repository, problems) == ("codeberg", "kim-lasiana/web", ())


def test_the_price_of_data_is_what_the_file_says():
    assert read("harga_data: 12\n")[0].data_price == 12
    assert read("")[0].data_price == 0


def test_a_faulty_target_does_not_take_the_others_with_it():
    said, problems = read("publikasi:\n  web: {jenis: git}\n  arsip: {jenis: zip}\n")
    assert [target.name for target in said.targets] == ["arsip"]
    assert [problem.code for problem in problems] == ["K186"]


def test_a_network_says_once_where_its_groups_go():
    said, problems = read("publikasi:\n  web: {jenis: git, remote: 'git@example.org:kim/{slug}.git'}\n", network=True)
    assert problems == () and said.targets[0].remote == "git@example.org:kim/{slug}.git"


SECRETS = {
    "a key": "token: rahasia-sekali-123",
    "a key with a quote that never ends": 'token: "rahasia-sekali-123',
    "another key": "kata sandi: rahasia-sekali-123",
    "a password in an address": "remote: https://kim:rahasia-sekali-123@example.org/web.git",
    "what a host gave out": "alamat: ghp_rahasia-sekali-123",
    "a token in place of a name": "remote: https://rahasia-sekali-0123456789abcdef0123@codeberg.org/a/b.git",
    "a password with an @ in it": "server: ftp://kim:pa@rahasia-sekali-123@example.org/situs",
    "a password behind an e-mail address": "server: ftp://kim@desa.example:rahasia-sekali-123@example.org/situs",
    "a password with a slash in it": "server: ftp://kim:pa/rahasia-sekali-123@example.org/situs",
    "a question with a token": "alamat: https://kim.example/?private_token=rahasia-sekali-123",
    "what Netlify calls it": "NETLIFY_AUTH_TOKEN: rahasia-sekali-123",
    "what kimsite calls it": "KIMSITE_TOKEN_NETLIFY_COM: rahasia-sekali-123",
    "what Cloudflare calls it": "api token: rahasia-sekali-123",
    "what Amazon calls it": "secret_access_key: rahasia-sekali-123",
    "what Amazon calls the name of it": "access_key_id: rahasia-sekali-123",
    "what is typed in a hurry": "katasandi: rahasia-sekali-123",
    "one of several on a line": "x: {a: b, token: rahasia-sekali-123}",
}


@pytest.mark.parametrize("line", SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize("broken", ["", "\n    jenis: gitt", "\n    jenis: [", "\n\tx: y"])
def test_a_secret_is_an_error_and_stands_in_no_message(line, broken):
    data = f"nama: KIM\npublikasi:\n  web:\n    {line}{broken}\n".encode()
    _, found = read_network(data, "content/network.yaml")
    _, again = read_publishing(data, "content/network.yaml", True, False)
    assert found and again
    for problem in (*found, *again):
        assert "rahasia-sekali" not in "".join((as_text(problem, "id"), as_text(problem, "en"), repr(problem)))


@pytest.mark.parametrize("line", [s for name, s in SECRETS.items() if "never" not in name], ids=lambda s: s)
def test_of_a_secret_the_way_out_is_told(line):
    _, problems = read(f"publikasi:\n  web:\n    {line}\n")
    assert "K180" in [problem.code for problem in problems]
    assert "KIMSITE_TOKEN_GITHUB_COM" in as_text(problems[0], "id") + as_text(problems[-1], "id")


@pytest.mark.parametrize("remote", ["file:///srv/git/web.git", "http://127.0.0.1:8080/web.git"])
def test_a_group_of_a_network_does_not_lead_its_publisher_to_his_own_computer(remote):
    yaml = f"publikasi:\n  web: {{jenis: git, remote: '{remote}'}}\n"
    assert [problem.code for problem in read(yaml, member=True)[1]] == ["K188"]
    assert read(yaml)[1] == ()


@pytest.mark.parametrize(
    "address",
    [
        *("https://example.org/kim/web.git", "ssh://git@example.org:2222/kim/web.git", "git@example.org:kim/web.git"),
        *("file:///srv/git/web.git", "http://127.0.0.1:8080/web.git", "https://example.org/kim/{slug}.git"),
    ],
)
def test_plain_addresses_of_repositories_are_taken(address):
    assert remotes.remote(address) == address


@pytest.mark.parametrize(
    "address",
    [
        *("ext::sh -c id", "-oProxyCommand=id", "ssh://-oProxyCommand=id/x", "--upload-pack=id", "fd::17", "git://a/b"),
        *("http://example.org/web.git", "https://a b/c", "https://u:p@example.org/x", "-u@h:x", "u@-h:x", "u@h:-x"),
        *("file://host/x", "https://example.org/x?y", "https:///x", "/srv/git/web.git", "", "https://[::1/x"),
    ],
)
def test_an_address_that_could_make_git_run_something_is_none(address):
    assert remotes.remote(address) is None


@given(st.text(max_size=60))
def test_no_address_begins_like_an_option_or_holds_what_a_shell_would_take_apart(text):
    for read_one in (remotes.remote, remotes.branch, remotes.repository):
        found = read_one(text)
        assert found is None or (not found.startswith("-") and not set(found) & set(" \t\n;&|$`'\"\\<>()*?!"))


@pytest.mark.parametrize("name", ["HEAD", "a..b", "a/", "/a", "-a", "a.lock", "a.lock/b", "a b", "a~1", ""])
def test_what_git_takes_for_no_branch_is_none(name):
    assert remotes.branch(name) is None
