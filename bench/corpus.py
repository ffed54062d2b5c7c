"""A corpus of invented news, the same in every generator's own spelling: `python -m bench.corpus --help`.

Each post comes from its seed, group and number alone, so a larger corpus begins
with a smaller one, and flavours differ in folder and front matter only.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from random import Random

from bench.words import words

SEED = 20251002
FIRST = datetime(2020, 1, 1, 6, tzinfo=timezone(timedelta(hours=7)))
DAYS = 5 * 365
"""Posts are spread over five years, however many there are."""
CATEGORIES = ("berita-warga", "kesehatan", "pertanian", "pendidikan", "ekonomi", "budaya")
TAG_WORDS = """
air-bersih banjir beasiswa bumdes cuaca dana-desa gizi gotong-royong irigasi jalan jembatan kopi koperasi listrik
lomba musrenbang nelayan panen pasar pelatihan posyandu sampah sekolah tenun umkm
"""
TAGS = tuple(TAG_WORDS.split())
AUTHORS = ("Ana Lestari", "Beni Saputra", "Citra Dewi", "Dodi Kurnia", "Elin Marlina", "Fajar Hidayat", "Gita Puspita")
ADDRESS = "https://contoh.example"


@dataclass(frozen=True, slots=True)
class Post:
    """One post, in no generator's spelling yet."""

    title: str
    slug: str
    date: datetime
    author: str
    category: str
    tags: tuple[str, ...]
    summary: str
    body: str


def make_post(group: int, number: int, of: int, seed: int = SEED) -> Post:
    """Post `number` of the `of` that a group has."""
    random = Random(f"{seed}/{group}/{number}")
    title = _heading(random, 4, 9)
    if random.random() < 0.1:
        title += f": {_heading(random, 1, 2)} & {_heading(random, 1, 2)}"
    slug = f"{'-'.join(re.findall('[a-z]+', title.lower())[:6])}-{group}-{number}"
    minutes = number * DAYS * 24 * 60 // of
    return Post(
        title=title,
        slug=slug,
        date=FIRST + timedelta(minutes=minutes),
        author=random.choice(AUTHORS),
        category=random.choice(CATEGORIES),
        tags=tuple(random.sample(TAGS, random.randint(2, 4))),
        summary=_plain(random, 12, 22),
        body=_body(random, number),
    )


def _plain(random: Random, least: int, most: int) -> str:
    return " ".join(words(random, least, most)).capitalize() + "."


def _heading(random: Random, least: int, most: int) -> str:
    return " ".join(words(random, least, most)).capitalize()


def _sentence(random: Random) -> str:
    """A sentence; one in four has something in it that Markdown or typography must see."""
    said = words(random, 6, 17)
    place, kind = random.randrange(len(said)), random.random()
    if kind < 0.09:
        said[place] = f"**{said[place]}**"
    elif kind < 0.16:
        said[place] = f"*{said[place]}*"
    elif kind < 0.22:
        said[place] = f'"{said[place]} {random.choice(AUTHORS)}"'
    elif kind < 0.26:
        said[place] = f"{random.randint(2, 950)} {said[place]}"
    if len(said) > 10:
        said[4] += ","
    text = " ".join(said)
    return text[0].upper() + text[1:] + "."


def _paragraph(random: Random) -> str:
    """Two to five sentences, lines broken as an editor would."""
    lines, line = [], ""
    for word in " ".join(_sentence(random) for _ in range(random.randint(2, 5))).split(" "):
        if line and len(line) + len(word) > 96:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".lstrip()
    return "\n".join((*lines, line))


def _list(random: Random) -> str:
    mark = random.random() < 0.3
    return "\n".join(f"{f'{n}.' if mark else '-'} {_plain(random, 4, 9)}" for n in range(1, random.randint(4, 7)))


def _link(random: Random) -> str:
    name = _heading(random, 2, 5).lower()
    return f"{_sentence(random)} Baca pula [{name}]({ADDRESS}/{name.replace(' ', '-')}) sampai habis."


def _quote(random: Random) -> str:
    return "\n".join("> " + line for line in _paragraph(random).split("\n"))


def _table(random: Random) -> str:
    rows = (f"| {_heading(random, 1, 3)} | {random.randint(1, 400)} | {_heading(random, 1, 1)} |" for _ in range(5))
    return "\n".join(("| Uraian | Banyaknya | Satuan |", "| --- | ---: | --- |", *rows))


CODE = """```
def jumlah(panen):
    return sum(karung for karung in panen if 0 < karung & 7)
```"""


def _body(random: Random, number: int) -> str:
    """About 4 kB: paragraphs under headings, and between them what posts have now and then."""
    pieces = [_list(random), _link(random)]
    pieces += [_link(random)] if random.random() < 0.5 else []
    pieces += [_quote(random)] if random.random() < 0.4 else []
    pieces += [_table(random)] if number % 10 == 3 else []
    pieces += [CODE] if number % 30 == 7 else []
    pieces += [f"Foto: [{_heading(random, 3, 6)}]({ADDRESS}/foto/{number % 50}.html)"] if number % 3 == 0 else []
    random.shuffle(pieces)
    parts, room = [_paragraph(random)], random.randint(1600, 3900)
    while room > 0:
        if random.random() < 0.28:
            parts.append(("## " if random.random() < 0.7 else "### ") + _heading(random, 2, 5))
        parts.append(_paragraph(random))
        room -= len(parts[-1])
        if pieces and random.random() < 0.6:
            parts.append(pieces.pop())
    return "\n\n".join((*parts, *pieces)) + "\n"


def _yaml(fields: Mapping[str, str | tuple[str, ...]], post: Post) -> str:
    """JSON's strings and lists are YAML's."""
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"---\n{''.join(lines)}---\n\n{post.body}"


def _kimsite(post: Post) -> str:
    facts = {"judul": post.title, "tanggal": post.date.isoformat(), "penulis": post.author, "kategori": post.category}
    return _yaml({**facts, "tag": post.tags, "ringkasan": post.summary, "slug": post.slug}, post)


def _hugo(post: Post) -> str:
    facts = {"title": post.title, "date": post.date.isoformat(), "author": post.author, "slug": post.slug}
    return _yaml({**facts, "categories": (post.category,), "tags": post.tags, "summary": post.summary}, post)


def _eleventy(post: Post) -> str:
    """`topics`: Eleventy makes a collection of its own for each of `tags`."""
    facts = {"title": post.title, "date": post.date.isoformat(), "author": post.author, "slug": post.slug}
    return _yaml({**facts, "category": post.category, "topics": post.tags, "summary": post.summary}, post)


def _pelican(post: Post) -> str:
    head = (
        f"Title: {post.title}\nDate: {post.date:%Y-%m-%d %H:%M}\nAuthor: {post.author}\nCategory: {post.category}\n"
        f"Tags: {', '.join(post.tags)}\nSlug: {post.slug}\nSummary: {post.summary}\n"
    )
    return f"---\n{head}---\n\n{post.body}"


@dataclass(frozen=True, slots=True)
class Flavour:
    """How one generator wants a post: `folder` of a group's posts, and the spelling."""

    folder: str
    spell: Callable[[Post], str]


FLAVOURS = {
    "kimsite": Flavour("content/{group}/berita", _kimsite),
    "hugo": Flavour("content/posts/{group}", _hugo),
    "pelican": Flavour("content/{group}", _pelican),
    "eleventy": Flavour("src/posts/{group}", _eleventy),
}


def group_name(group: int) -> str:
    """A group's folder."""
    return f"kim-{group + 1:04}"


def path_of(post: Post, group: int, flavour: str, groups: int) -> str:
    """Where a post lies. kimsite's single group has no folder of its own."""
    folder = FLAVOURS[flavour].folder.format(group=group_name(group))
    if flavour == "kimsite" and groups == 1:
        folder = "content/berita"
    return f"{folder}/{post.date:%Y}/{post.date:%Y-%m-%d}-{post.slug}.md"


def shares(posts: int, groups: int) -> Iterator[int]:
    """How many of `posts` each group has, as even as can be."""
    yield from (posts // groups + (group < posts % groups) for group in range(groups))


def write_corpus(folders: Iterable[tuple[str, Path]], posts: int, groups: int, seed: int = SEED) -> int:
    """Writes the corpus into folders, each with its flavour; each post is made once. Returns its size in characters."""
    folders, size, made = tuple(folders), 0, set[Path]()
    for group, share in enumerate(shares(posts, groups)):
        for number in range(share):
            post = make_post(group, number, share, seed)
            size += len(post.body)
            for flavour, folder in folders:
                path = folder / path_of(post, group, flavour, groups)
                if path.parent not in made:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    made.add(path.parent)
                path.write_text(FLAVOURS[flavour].spell(post), encoding="utf-8", newline="\n")
    return size


def write_profiles(folder: Path, groups: int, theme: str = "") -> None:
    """network.yaml and group.yaml: kimsite's groups have names of their own. No other draws cards for messengers."""
    look = f"tema: {theme}\n" if theme else ""
    look += "kartu: tidak\n" if theme == "sebanding" else ""
    content = folder / "content"
    content.mkdir(parents=True, exist_ok=True)
    if groups == 1:
        (content / "group.yaml").write_text(f"nama: KIM Contoh\nbase_url: {ADDRESS}\n{look}", encoding="utf-8")
        return
    (content / "network.yaml").write_text(f"nama: Jejaring Contoh\nbase_url: {ADDRESS}\n{look}", encoding="utf-8")
    for group in range(groups):
        (content / group_name(group)).mkdir(exist_ok=True)
        text = f"nama: KIM Contoh {group + 1}\n{look}"
        (content / group_name(group) / "group.yaml").write_text(text, encoding="utf-8")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Write the corpus of the benchmark.")
    parser.add_argument("--posts", type=int, default=1000, help="posts in all (default: 1000)")
    parser.add_argument("--groups", type=int, default=1, help="groups they are spread over (default: 1)")
    parser.add_argument("--flavour", choices=FLAVOURS, default="kimsite")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("out", type=Path, help="the folder to write into")
    given = parser.parse_args()
    size = write_corpus([(given.flavour, given.out)], given.posts, given.groups, given.seed)
    if given.flavour == "kimsite":
        write_profiles(given.out, given.groups)
    print(f"{given.posts} posts, {size / max(given.posts, 1):.0f} characters each, in {given.out}")


if __name__ == "__main__":
    main()
