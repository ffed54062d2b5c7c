"""What a group wants in its menu: types of content, and pages of its own."""

from difflib import get_close_matches

from kimsite.compose.desk import Desk
from kimsite.diagnostics import at_field
from kimsite.model.content import Document, Group
from kimsite.urls import slugify
from kimsite.vocabulary import TYPE_IDS, TYPE_NAMES


def check_menu(group: Group, documents: tuple[Document, ...], desk: Desk) -> None:
    """Complains about every entry that is neither a type nor a page."""
    pages = sorted(document.slug for document in documents if document.type == "halaman")
    for word in group.menu:
        if word not in TYPE_IDS and slugify(word) not in pages:
            near = get_close_matches(slugify(word), [*TYPE_NAMES, *pages], 1)
            better = TYPE_NAMES.get(near[0], near[0]) if near else ""
            facts = (("value", word), ("better", better), ("known", ", ".join((*TYPE_IDS, *pages))))
            desk.complain(at_field("K154", group.path, group.places, "menu", facts, word))
