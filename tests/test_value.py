"""`@frozen` is `@dataclass(frozen=True, slots=True)`, only sooner done."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from kimsite.model.value import FEW, frozen


@frozen
class Village:
    """A value with all that a field may have."""

    name: str
    people: int = 0
    hamlets: tuple[str, ...] = field(default=(), repr=False, compare=False)


@frozen
class Alone:
    """A value with one field."""

    name: str


@dataclass(frozen=True, slots=True)
class Stock:
    """The same as the standard library makes it."""

    name: str
    people: int = 0
    hamlets: tuple[str, ...] = field(default=(), repr=False, compare=False)


Stock.__qualname__ = "Village"


def test_values_are_equal_by_their_compared_fields_and_their_class():
    assert Village("Oesapa", 3, ("A",)) == Village("Oesapa", people=3, hamlets=("B",))
    assert Village("Oesapa") != Village("Oesapa", 1)
    assert Village("Oesapa") != Stock("Oesapa")
    assert len({Village("Oesapa"), Village("Oesapa", 0, ("A",)), Village("Liliba")}) == 2
    assert Alone("Oesapa") == Alone("Oesapa") and hash(Alone("Oesapa")) == hash(Alone("Oesapa"))


def test_a_value_is_shown_as_the_standard_library_shows_it():
    assert repr(Village("Desa 'A'", 3, ("A",))) == repr(Stock("Desa 'A'", 3, ("A",)))


def test_nothing_is_set_or_deleted_in_a_value():
    village = Village("Oesapa")
    with pytest.raises(FrozenInstanceError):
        village.name = "Liliba"
    with pytest.raises(FrozenInstanceError):
        del village.name
    with pytest.raises(FrozenInstanceError):
        village.other = 1
    assert not hasattr(village, "__dict__")


@pytest.mark.parametrize("given", [(), ("a", 1, (), 2)], ids=["too few", "too many"])
def test_a_value_is_made_of_all_its_fields_and_no_more(given):
    with pytest.raises(TypeError):
        Village(*given)
    with pytest.raises(TypeError):
        Village("a", unknown=1)


@pytest.mark.parametrize("wrong", [{}, {"name": "a", "unknown": 1}, {"people": 1}])
def test_the_first_values_of_a_class_are_made_as_all_later_ones_are(wrong):
    @frozen
    class Fresh:
        name: str
        people: int = 0

    made = [Fresh("a", people=n) if n % 2 else Fresh(name="a") for n in range(2 * FEW)]
    assert [one.people for one in made] == [n if n % 2 else 0 for n in range(2 * FEW)]
    with pytest.raises(TypeError):
        Fresh(**wrong)


def test_no_field_is_given_twice():
    @frozen
    class Fresh:
        name: str

    for _ in range(2):
        with pytest.raises(TypeError, match="multiple values"):
            Fresh("a", name="b")


def test_a_value_can_be_changed_in_a_copy_and_sent_to_another_process():
    village = Village("Oesapa", 3, ("A",))
    changed = replace(village, people=4)
    assert (changed.name, changed.people, changed.hamlets) == ("Oesapa", 4, ("A",))
    again = pickle.loads(pickle.dumps(village))
    assert again == village and again.hamlets == ("A",)
    assert [part.name for part in fields(village)] == ["name", "people", "hamlets"]


def test_what_it_does_not_do_it_refuses():
    class WithDefaultMade:
        a: list[int] = field(default_factory=list)

    class ByNameOnly:
        a: int = field(kw_only=True)

    class Hidden:
        a: int = field(init=False)

    class Busy:
        a: int

        def __post_init__(self) -> None:
            """Does more."""

    class Child(Village):
        b: int

    for kind in (WithDefaultMade, ByNameOnly, Hidden, Busy, Child):
        with pytest.raises(TypeError):
            frozen(kind)
