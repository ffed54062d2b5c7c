"""kim.json and network.json are what their schemas say: the sample network, and groups that say little or all."""

import copy
import json

import pytest
from jsonschema import Draft202012Validator, ValidationError

from kimsite.cli.main import run
from kimsite.model.content import Coordinates, Decree, Group, Network, Officer, Region
from kimsite.network.twins import network_json
from kimsite.plan.twins import kim_json
from kimsite.vocabulary import RATINGS, STAGES, TYPE_IDS


@pytest.fixture(scope="module")
def schemas(repository):
    """A validator for each file, by its name."""
    found = {}
    for path in (repository / "kimsite/schemas").glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        checker = Draft202012Validator.FORMAT_CHECKER
        assert {"date", "date-time"} <= set(checker.checkers)  # a format that nobody checks would let all pass
        found[path.name.replace(".schema", "")] = Draft202012Validator(schema, format_checker=checker)
    return found


@pytest.fixture(scope="module")
def sample(repository, tmp_path_factory):
    """The sample network, built."""
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KIMSITE_CACHE", str(folder / "cache"))
        arguments = ["build", "--source", str(repository), "--output", str(folder / "public"), "--quiet"]
        run([*arguments, "--today", "2025-11-01"])
    return folder / "public"


def test_the_sample_network_is_what_the_schemas_say(sample, schemas):
    files = [sample / "network.json", *sample.glob("*/kim.json")]
    assert len(files) > 5
    for path in files:
        schemas[path.name].validate(json.loads(path.read_text(encoding="utf-8")))


def test_a_group_and_a_network_that_say_nothing_are_too(schemas):
    schemas["kim.json"].validate(json.loads(kim_json(Group("a", "p", "f", "A"), (), (), ())))
    schemas["network.json"].validate(json.loads(network_json(Network("A", "content/network.yaml"), ())))


def test_what_the_schemas_forbid_is_refused(sample, schemas):
    twin = json.loads((sample / "kim-lasiana/kim.json").read_text(encoding="utf-8"))
    for path, value in (
        (("latest", 0, "date"), "2 Oktober 2025"),
        (("latest", 0, "type"), "post"),
        (("decrees", 0, "issued"), "2024-13-01"),
        (("region", "code"), "5371031011"),
        (("officers", 0, "phone"), "0812-0000-0000"),
        (("new_key",), ""),
    ):
        changed = copy.deepcopy(twin)
        inner = changed
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = value
        with pytest.raises(ValidationError):
            schemas["kim.json"].validate(changed)


def test_schemas_know_all_words_of_the_vocabulary(schemas):
    for validator in schemas.values():
        parts = validator.schema["$defs"]
        assert tuple(parts["type"]["enum"]) == TYPE_IDS
        assert parts["headline"]["properties"]["rating"]["enum"] == ["", *(own for own, _ in RATINGS)]
        assert parts["headline"]["properties"]["stage"]["enum"] == ["", *(own for own, _ in STAGES)]


def test_a_key_without_a_place_in_the_schema_would_be_noticed(schemas):
    full = Group(
        *("a", "p", "f", "A"),
        region=Region("53.71.03.1011"),
        coordinates=Coordinates("-10.1", "123.6"),
        decrees=(Decree("1"),),
        officers=(Officer("Ketua", "Ana", phone="62812"),),
        social=(("facebook", "https://facebook.example/a"),),
    )
    twin = json.loads(kim_json(full, (("berita", 1),), (), ()))
    schemas["kim.json"].validate(twin)
    assert set(schemas["kim.json"].schema["properties"]) == set(twin)
