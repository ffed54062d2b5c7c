"""Files as one text, and as values again."""

from hypothesis import given
from hypothesis import strategies as st

from kimsite.model.source import SourceFile, list_files

NAMES = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=8)
NUMBERS = st.integers(0, 2**63)
FILES = st.dictionaries(NAMES, st.tuples(NUMBERS, NUMBERS, NUMBERS), max_size=8)


@given(FILES)
def test_a_listing_gives_back_its_files_in_the_order_of_their_paths(files):
    listing = list_files((path, *numbers) for path, numbers in files.items())
    assert list(listing) == [SourceFile(path, *files[path]) for path in sorted(files)]
    assert len(listing) == len(files)


@given(FILES)
def test_a_listing_knows_its_newest_time(files):
    listing = list_files((path, *numbers) for path, numbers in files.items())
    assert listing.newest == max((max(numbers[1:]) for numbers in files.values()), default=0)


def test_a_photo_is_as_much_work_as_many_posts():
    posts = list_files((f"{number}.md", 3_000, 0, 0) for number in range(40))
    photos = list_files((f"{number}.jpg", 4_000_000, 0, 0) for number in range(10))
    assert posts.work == 40 < photos.work
