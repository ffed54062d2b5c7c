"""Named pieces in one file: each can be read, and believed, without the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimsite.digest import digest_bytes
from kimsite.engine.shelf import Torn, open_shelf, save_shelf

PIECES = {"satu": b"padi", "dua": b"", "tiga": b"jagung\n\n"}


@pytest.fixture
def place(tmp_path):
    return tmp_path / "a.gist"


@given(pieces=st.dictionaries(st.text(max_size=9), st.binary(max_size=99)))
def test_every_piece_comes_back(tmp_path_factory, pieces):
    place = tmp_path_factory.mktemp("rak") / "a.gist"
    shelf = open_shelf(place, save_shelf(place, "salt", pieces))
    assert shelf
    assert {name: shelf.read(name) for name in pieces} == pieces
    assert shelf.digests == {name: digest_bytes(data) for name, data in pieces.items()}


def test_other_pieces_have_another_proof(place):
    proof = save_shelf(place, "salt", PIECES)
    assert save_shelf(place, "salt", PIECES) == proof
    assert save_shelf(place, "salt", PIECES | {"dua": b"x"}) != proof
    assert open_shelf(place, proof) is None


def test_a_piece_that_was_damaged_is_not_believed_and_all_are_made_again(place):
    proof = save_shelf(place, "salt", PIECES)
    place.write_bytes(place.read_bytes().replace(b"padi", b"pada"))
    shelf = open_shelf(place, proof)
    assert shelf
    assert shelf.read("tiga") == PIECES["tiga"]
    with pytest.raises(Torn):
        shelf.read("satu")
    assert open_shelf(place, proof) is None


def test_without_its_file_or_its_index_there_is_no_shelf(place):
    proof = save_shelf(place, "salt", PIECES)
    index = place.with_name("a.gist.index")
    text = index.read_bytes()
    index.write_bytes(text[:-1])
    assert open_shelf(place, proof) is None
    index.write_bytes(text)
    place.unlink()
    assert open_shelf(place, proof) is None
