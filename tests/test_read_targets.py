"""Targets of publishing in YAML: what is taken, what is refused, and that nobody learns a secret from a message."""

import base64
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kimsite.diagnostics import as_text, masked
from kimsite.diagnostics.token import is_token
from kimsite.model.publication import Target
from kimsite.model.source import GroupFiles
from kimsite.publish.secret import shown
from kimsite.read import remotes
from kimsite.read.group import read_group, read_network
from kimsite.read.targets import read_publishing
from kimsite.vocabulary import PUBLISH, TARGET_KEYS


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


def dice(number, shape):
    """A token as some host gives them out: such words are made by dice."""
    thrown = hashlib.sha256(str(number).encode())
    letters = base64.urlsafe_b64encode(thrown.digest()).decode()
    return {"hex": thrown.hexdigest(), "letters": letters, "nfp": "nfp_" + letters.replace("-", "a")}[shape]


TOKENS = st.builds(
    lambda number, shape, size: dice(number, shape)[:size],
    st.integers(0),
    st.sampled_from(["hex", "letters", "nfp"]),
    st.sampled_from([24, 32, 40]),
)
SHORT_TOKENS = st.builds(lambda number, size: dice(number, "letters")[:size], st.integers(0), st.integers(10, 40))
PLACES = {
    "a value": "publikasi:\n  web:\n    jenis: {kind}\n    {key}: {token}\n",
    "a value in quotes": 'publikasi:\n  web:\n    jenis: {kind}\n    {key}: "{token}"\n',
    "quotes that never end": 'publikasi:\n  web:\n    jenis: {kind}\n    {key}: "{token}\n',
    "curly quotes": "publikasi:\n  web:\n    jenis: {kind}\n    {key}: “{token}”\n",
    "a list": "publikasi:\n  web:\n    jenis: {kind}\n    {key}: [{token}, x]\n",
    "a table": "publikasi:\n  web:\n    jenis: {kind}\n    {key}: {{x: {token}}}\n",
    "one line": "publikasi: {{web: {{jenis: {kind}, {key}: {token}}}}}\n",
    "a line of its own": "publikasi:\n  web: {{jenis: {kind}, {key}:\n{token}}}\n",
    "no space": "publikasi:\n  web:\n    jenis: {kind}\n    {key}:{token}\n",
    "a tab": "publikasi:\n  web:\n    jenis: {kind}\n\t{key}: {token}\n",
    "too far to the left": "publikasi:\nweb:\n  jenis: {kind}\n{key}: {token}\n",
    "twice": "publikasi:\n  web:\n    jenis: {kind}\n    {key}: {token}\n    {key}: {token}\n",
    "another key": "publikasi:\n  web:\n    jenis: {kind}\n    {token}: {key}\n",
    "a type": "publikasi:\n  web:\n    jenis: {token}\n    {key}: x\n",
    "a name": "publikasi:\n  {token}:\n    jenis: {kind}\n",
    "a name that says nothing": "publikasi:\n  {token}: {kind}\n",
    "in place of targets": "publikasi: {token}\n",
    "a list in place of targets": "publikasi: [{token}, {{web: {token}}}]\n",
    "a hook": "publikasi:\n  web:\n    jenis: {kind}\n    {key}: https://api.example.org/build_hooks/{token}\n",
    "a user": "publikasi:\n  web:\n    jenis: {kind}\n    {key}: https://{token}@/a/b.git\n",
    "behind a comment": "publikasi:\n  web:\n    jenis: {kind}  # {token}\n    {key}: x # {token}\n",
    "a slip of the pen": "publikasii:\n  web: {{jenis: {kind}, {key}: {token}}}\n  {token}\n",
}
KEYS = sorted({name for part in PUBLISH[0].parts for name in part.names} | {"entah"})


def assert_hidden(token, said):
    """Not a quarter of it, in capitals or not."""
    size = max(6, len(token) // 4)
    for start in range(len(token) - size + 1):
        assert token[start : start + size].lower() not in said.lower()


@given(TOKENS, st.sampled_from(list(PLACES)), st.sampled_from(KEYS), st.sampled_from(list(TARGET_KEYS)), st.booleans())
@settings(max_examples=400, deadline=None)
def test_whatever_is_pasted_under_publikasi_stands_in_no_message(token, place, key, kind, network):
    yaml = PLACES[place].format(token=token, key=key, kind=kind)
    data = f"nama: KIM\n{yaml}moto: bersama\n".encode()
    if network:
        _, found = read_network(data, "content/network.yaml")
    else:
        _, found = read_group(data, GroupFiles("kim", "content/kim", "content/kim/group.yaml", ()))
    said, again = read_publishing(data, "content/network.yaml", network, not network)
    for problem in (*found, *again):
        assert_hidden(token, "".join((as_text(problem, "id"), as_text(problem, "en"), repr(problem))))
    for target in said.targets:
        assert token.lower() != target.name
        if is_token(token):
            assert token.lower() not in target.remote.lower() + target.site + target.place.lower()


@given(SHORT_TOKENS)
@settings(deadline=None)
def test_who_is_named_before_a_host_of_the_web_is_not_repeated_where_a_site_goes(token):
    address = f"https://{token}@example.org/kim/web.git"
    assert_hidden(token, shown(address) + masked(f"fatal: unable to access '{address}': no"))
    assert shown("https://kim@example.org/a") == "https://example.org/a"
    assert shown("sftp://kim@example.org/~/a") == "sftp://kim@example.org/~/a"


@pytest.mark.parametrize(
    "line",
    [
        *(
            "jenis: cloudflare, akun: 0123456789abcdef0123456789abcdef, situs: kim",
            "jenis: netlify, situs: kim-kota-2025",
        ),
        "jenis: netlify, situs: 3f2b8c1a-1d2e-4f5a-9b8c-0123456789ab",
        "jenis: netlify, situs: glittering-chebakia-09bd1d",
        "jenis: s3, server: 'https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com/kim'",
        "jenis: webdav, server: 'https://kim@dav.example.org/situs'",
        "jenis: git, remote: git@example.org:KIM-Kota/KimLasianaKotaKupangSitusWeb2025.git",
        "jenis: folder, jalur: ../kimlasiana2025kupangtengah/pemerintah-kabupaten-timor-tengah-selatan",
    ],
)
def test_numbers_and_long_names_that_are_no_secrets_are_taken(line):
    said, problems = read(f"publikasi:\n  web: {{{line}}}\n")
    assert (len(said.targets), problems) == (1, ())


@pytest.mark.parametrize("slip, word", [("jenis: gitt", "gitt"), ("jenis: zip\n    simpn: 3", "simpn")])
def test_a_slip_in_a_word_of_the_manual_is_shown(slip, word):
    _, found = read_group(
        f"nama: KIM\npublikasi:\n  web:\n    {slip}\n".encode(), GroupFiles("", "content", "content/group.yaml", ())
    )
    assert any(f'"{word}"' in as_text(problem, "id") and word in problem.source for problem in found)


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
