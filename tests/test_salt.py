"""The salt: another kimsite, another library or another Python trusts nothing that was made before."""

from kimsite.engine.salt import installed, salt_of


def package(tmp_path, text="x = 1\n"):
    (tmp_path / "kimsite" / "read").mkdir(parents=True, exist_ok=True)
    (tmp_path / "kimsite" / "read" / "dates.py").write_text(text, encoding="utf-8")
    return tmp_path / "kimsite"


def site_packages(tmp_path, *names):
    for name in names:
        (tmp_path / "site" / name).mkdir(parents=True)
    return [str(tmp_path / "site"), str(tmp_path / "not-there")]


def test_a_changed_line_of_kimsite_is_another_salt(tmp_path):
    before = salt_of(package(tmp_path), ["nowhere"])
    assert salt_of(package(tmp_path), ["nowhere"]) == before
    assert salt_of(package(tmp_path, "x = 2\n"), ["nowhere"]) != before


def test_a_renamed_module_is_another_salt(tmp_path):
    before = salt_of(package(tmp_path), ["nowhere"])
    (tmp_path / "kimsite" / "read" / "dates.py").rename(tmp_path / "kimsite" / "read" / "days.py")
    assert salt_of(tmp_path / "kimsite", ["nowhere"]) != before


def test_what_python_compiles_and_what_themes_hold_is_no_source(tmp_path):
    before = salt_of(package(tmp_path), ["nowhere"])
    for folder in ("__pycache__", "themes"):
        (tmp_path / "kimsite" / folder).mkdir()
        (tmp_path / "kimsite" / folder / "a.py").write_text("", encoding="utf-8")
    assert salt_of(tmp_path / "kimsite", ["nowhere"]) == before


def test_an_upgraded_library_is_another_salt(tmp_path):
    places = site_packages(tmp_path, "Jinja2-3.1.6.dist-info", "PyYAML-6.0.egg-info", "pytest-9.0.dist-info", "jinja2")
    assert installed(places) == ("jinja2-3.1.6.dist-info", "pyyaml-6.0.egg-info")
    before = salt_of(package(tmp_path), places)
    (tmp_path / "site" / "Jinja2-3.1.6.dist-info").rename(tmp_path / "site" / "jinja2-3.1.7.dist-info")
    assert salt_of(package(tmp_path), places) != before


def test_the_libraries_that_kimsite_is_built_on_are_found():
    import sys

    names = [name.split("-")[0] for name in installed(sys.path)]
    assert {"jinja2", "markdown", "pyyaml", "feedgen", "nh3", "pillow"} <= set(names)
