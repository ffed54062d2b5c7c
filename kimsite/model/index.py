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


@frozen
class WordsView:
    """One file of a network's search: all words that begin with `prefix`. `lines` are those of each group, as
    `plan.roll` writes them, behind its number and before a form feed."""

    prefix: str
    lines: str


@frozen
class TableView:
    """One file that says what documents of a network are called: of the group at this number, the `part` of its
    documents. Rows have path, title, note, day and language between tabs; paths are below `folder`."""

    group: int
    part: int
    folder: str
    name: str
    rows: tuple[str, ...]
