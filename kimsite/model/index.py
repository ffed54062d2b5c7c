"""What the files of a group's search are made of."""

from kimsite.model.value import frozen


@frozen
class Indexed:
    """One document to be found. `title` and `note` (its type, its date) as lists show them; `labels` are the words that
    it is filed under, `text` what else it says; `html` is its body."""

    path: str
    title: str
    note: str
    language: str
    labels: str
    text: str
    html: str


@frozen
class IndexView:
    """One file of the search: of the `part`'s documents, sorted by path, the most telling words, or the `rest` of them.

    `key` stands for which documents these are. With `listed` it carries their titles, too, since no page that reads it
    shows them. `whole`: there is no file with the rest.
    """

    part: str
    key: str
    entries: tuple[Indexed, ...]
    listed: bool = False
    rest: bool = False
    whole: bool = False
