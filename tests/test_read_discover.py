"""The project's folder becomes an Inventory."""

import os

import pytest

from kimsite.read.discover import ProjectError, discover

GROUP = "nama: KIM Lasiana\n"


def paths(inventory):
    """The paths of all files of all groups."""
    return [file.path for group in inventory.groups for file in group.files]


def codes(problems):
    """Code and path of each."""
    return [(problem.code, problem.path) for problem in problems]


def test_a_single_group_has_all_files_below_content_in_order(project):
    root = project(
        {"content/group.yaml": GROUP, "content/berita/b.md": "", "content/berita/2025/a.md": "", "lain.md": ""}
    )
    inventory, problems = discover(root)
    assert problems == ()
    assert inventory.network is None
    (group,) = inventory.groups
    assert (group.slug, group.folder, group.profile) == ("", "content", "content/group.yaml")
    assert paths(inventory) == ["content/berita/2025/a.md", "content/berita/b.md", "content/group.yaml"]
    assert [file.size for file in group.files] == [0, 0, len(GROUP)]


def test_a_network_has_a_folder_for_each_group(project):
    root = project(
        {
            "content/network.yaml": "nama: Jaringan\n",
            "content/kim-b/group.yml": GROUP,
            "content/kim-a/group.yaml": GROUP,
            "content/media/logo.png": "",
            "content/kim-c/catatan.txt": "",
        }
    )
    inventory, problems = discover(root)
    assert inventory.network == "content/network.yaml"
    assert [(group.slug, group.profile) for group in inventory.groups] == [
        ("kim-a", "content/kim-a/group.yaml"),
        ("kim-b", "content/kim-b/group.yml"),
    ]
    assert codes(problems) == [("K003", "content/kim-c")]


@pytest.mark.parametrize(
    ("files", "code"),
    [({"catatan.txt": ""}, "K001"), ({"content/catatan.txt": ""}, "K002"), ({"content": "x"}, "K001")],
)
def test_a_folder_without_a_project_in_it_is_an_error(project, files, code):
    with pytest.raises(ProjectError) as fault:
        discover(project(files))
    assert [problem.code for problem in fault.value.diagnostics] == [code]


@pytest.mark.parametrize(
    "name", [".git/config", ".rahasia", "Thumbs.db", "desktop.ini", "~$panen.docx", "a.md~", ".DS_Store"]
)
def test_what_computers_leave_behind_is_no_content(project, name):
    inventory, problems = discover(project({"content/group.yaml": GROUP, f"content/berita/{name}": "x"}))
    assert paths(inventory) == ["content/group.yaml"]
    assert problems == ()


def test_a_symbolic_link_is_never_followed(project, tmp_path):
    root = project({"content/group.yaml": GROUP, "content/berita/a.md": ""})
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "rahasia.md").write_text("x")
    (root / "content/berita/folder").symlink_to(secret, target_is_directory=True)
    (root / "content/berita/file.md").symlink_to(secret / "rahasia.md")
    (root / "content/berita/round").symlink_to(root / "content", target_is_directory=True)
    inventory, problems = discover(root)
    assert paths(inventory) == ["content/berita/a.md", "content/group.yaml"]
    assert codes(problems) == [("K004", f"content/berita/{name}") for name in ("file.md", "folder", "round")]


def test_a_group_cannot_be_a_link_to_somewhere_else(project, tmp_path):
    root = project({"content/network.yaml": "nama: a\n", "content/kim-a/group.yaml": GROUP})
    (tmp_path / "lain").mkdir()
    (root / "content/kim-b").symlink_to(tmp_path / "lain", target_is_directory=True)
    inventory, problems = discover(root)
    assert [group.slug for group in inventory.groups] == ["kim-a"]
    assert codes(problems) == [("K004", "content/kim-b")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_what_is_no_file_is_left_out(project):
    root = project({"content/group.yaml": GROUP})
    os.mkfifo(root / "content/pipa.md")
    inventory, problems = discover(root)
    assert paths(inventory) == ["content/group.yaml"]
    assert codes(problems) == [("K005", "content/pipa.md")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"a\nb.md", b"\xff.md", b"a\x1b[31m.md"])
def test_a_name_that_no_message_can_show_is_left_out(project, name):
    root = project({"content/group.yaml": GROUP})
    try:
        with open(os.path.join(os.fsencode(root / "content"), name), "wb"):  # noqa: PTH118, PTH123 - bytes
            pass
    except OSError:
        pytest.skip("this file system has no such names")
    inventory, (told,) = discover(root)
    assert paths(inventory) == ["content/group.yaml"]
    assert told.code == "K006"
    assert told.path.isprintable()


def test_a_network_is_stronger_than_a_group_beside_it(project):
    root = project({"content/network.yaml": "nama: a\n", "content/group.yaml": GROUP})
    inventory, problems = discover(root)
    assert inventory.groups == ()
    assert codes(problems) == [("K007", "content/group.yaml"), ("K008", "content")]
