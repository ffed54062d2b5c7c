"""Search does not grow without end: old parts stay as they are when new documents come."""

from dataclasses import replace
from datetime import timedelta

from test_plan import GROUP, THEME, TODAY, WORDS, item

from kimsite.model.site import Site
from kimsite.plan import search
from kimsite.plan.frame import Outlook
from kimsite.plan.group import plan_group

OUTLOOK = Outlook(THEME, (), WORDS, TODAY)


def planned(number, undated=0, first=0):
    """The outputs of search for so many documents, one a day."""
    items = [replace(item(f"p{n}"), path=f"2025/p{n}.html") for n in range(first, first + number)]
    dated = [
        replace(one, document=replace(one.document, date=TODAY - timedelta(days=9000 - n), mark=f"m{n}"))
        for n, one in enumerate(items, first)
    ]
    timeless = [replace(item(f"u{n}"), path=f"u{n}.html") for n in range(undated)]
    timeless = [replace(one, document=replace(one.document, date=None, mark="u")) for one in timeless]
    outputs = plan_group(Site(GROUP, (*reversed(dated), *timeless)), OUTLOOK, False)
    return {output.path: output for output in outputs if output.path.startswith("cari")}


def test_a_small_group_has_one_page_and_one_file():
    outputs = planned(3)
    assert outputs.keys() == {"cari.html", "cari/baru.js"}
    view = outputs["cari.html"].task().view
    assert [file.partition("?")[0] for file in view.files] == ["cari/baru.js"]
    assert view.files[0].endswith(view.key)
    assert outputs["cari/baru.js"].task().view.key == view.key


def test_a_group_without_documents_has_nothing_to_search():
    assert planned(0)["cari.html"].task().view.files == ()


def test_parts_are_full_and_the_newest_takes_what_is_left():
    outputs = planned(2 * search.PART + 7, undated=5)
    page = outputs["cari.html"].task().view
    assert len(page.entries) == search.PART + 12
    assert {card.path for card in page.entries} >= {"u0.html", "2025/p806.html"}
    assert [file.partition("?")[0] for file in page.files] == [
        *("cari/baru.js", "cari/baru-isi.js"),
        *("cari/1.js", "cari/1-isi.js"),
    ]
    assert [link.path for link in page.others] == ["cari/1.html"]
    older = outputs["cari/1.html"].task().view
    assert (len(older.entries), older.files, [link.path for link in older.others]) == (search.PART, (), ["cari.html"])
    assert outputs["cari/1.js"].task().view.listed


def test_what_is_old_stays_the_same_when_something_new_comes():
    before, after = planned(2 * search.PART + 1), planned(2 * search.PART + 2)
    for path in ("cari/1.html", "cari/1.js", "cari/1-isi.js"):
        assert before[path].seen == after[path].seen != ""
        assert before[path].task().view == after[path].task().view


def test_nothing_of_it_is_made_for_a_theme_that_does_without():
    bare = replace(OUTLOOK, theme=replace(THEME, without=("search",)))
    paths = {output.path for output in plan_group(Site(GROUP, (item("a"),)), bare, False)}
    assert not any(path.startswith("cari") for path in paths)
