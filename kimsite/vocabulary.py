"""Every word that content may use: types, keys and choices, in Indonesian and English.

Reading, the documentation and the schema are made from these tables; a word
that is not here does not exist. The order of TYPES is the order of menus.
"""

from typing import NamedTuple


class Type(NamedTuple):
    """A content type: its Indonesian name (also its folder and address), English name, further folder names.

    `core` types are the four that the ministry's ranking of KIM websites counts;
    a `dated` type cannot do without a date.
    """

    id: str
    en: str
    folders: tuple[str, ...] = ()
    core: bool = False
    dated: bool = False


TYPES = (
    Type("berita", "post", ("posts", "news", "artikel", "kabar"), core=True, dated=True),
    Type("pengumuman", "announcement", ("announcements",), core=True, dated=True),
    Type("agenda", "event", ("events", "acara", "kegiatan"), core=True, dated=True),
    Type("galeri", "gallery", ("galleries",), core=True),
    Type("produk", "product", ("products", "umkm")),
    Type("wisata", "attraction", ("attractions",)),
    Type("cekfakta", "factcheck", ("cek-fakta", "factchecks", "fact-check"), dated=True),
    Type("layanan", "service", ("services",)),
    Type("dokumen", "document", ("documents",)),
    Type("halaman", "page", ("pages", "laman")),
    Type("aspirasi", "aspiration", ("aspirations",)),
)
TYPE_NAMES = {word: t.id for t in TYPES for word in (t.id, t.en, *t.folders)}
TYPE_IDS = tuple(t.id for t in TYPES)
DATED_TYPES = frozenset(t.id for t in TYPES if t.dated)
NEIGHBOURS_FOLDER = "kelompok-lain"
"""Below `content`: what was fetched of a network's groups that are built elsewhere."""
MEDIA_FOLDERS = ("media", "gambar", "foto", "berkas")
PICTURE_ENDINGS = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".avif", ".gif", ".heic", ".heif", ".svg")
"""What people mean as pictures; which of them can be shown is decided by content."""
OFFERED_KINDS = (
    *("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt", "epub"),
    *("zip", "mp3", "ogg", "m4a", "mp4"),
)
"""Files that readers may download: documents, tables, sound and film; nothing that a browser runs."""


class Field(NamedTuple):
    """A key: the attribute it fills, its names (Indonesian first), what its value must be.

    `kind`: line, prose, date (with time), day, flag, names, words, lines, category, slug,
    language, choice, choices, image, images, file, phone, email, url, secure (https), money, path, links,
    timezone, region, coordinates, pairs, settings, table, tables, year, year-or-day, kilobytes, days,
    named (tables under names of one's own), sources (tables, or the address or folder of one), count, remote,
    branch, repository.
    `types`: only for these content types, () for all. `parts`: the fields of a table.
    """

    attribute: str
    names: tuple[str, ...]
    kind: str
    types: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()
    parts: tuple["Field", ...] = ()


STATUS = (("draf", "draft"), ("tayang", "published"))
ADINDA = (
    ("akses", "access"),
    ("diskusi", "discussion"),
    ("implementasi", "implementation"),
    ("networking", "jejaring"),
    ("diseminasi", "dissemination"),
    ("aspirasi", "aspiration"),
)
RATINGS = (
    ("benar", "true"),
    ("sebagian-benar", "partly-true"),
    ("belum-terbukti", "unproven"),
    ("menyesatkan", "misleading"),
    ("salah", "false"),
)
STAGES = (
    ("diterima", "received"),
    ("diteruskan", "forwarded"),
    ("diproses", "in-progress"),
    ("selesai", "done"),
    ("ditolak", "rejected"),
)
LANGUAGES = (
    *("id", "en", "jv", "su", "tet", "aoz", "ban", "bug", "mad"),
    *("min", "ace", "bjn", "ms", "mak", "sas", "nij", "ar"),
)

PHOTO = (
    Field("file", ("berkas", "file", "gambar", "image"), "image"),
    Field("caption", ("keterangan", "caption"), "line"),
    Field("alt", ("alt",), "line"),
)
DOCUMENT_FIELDS = (
    Field("title", ("judul", "title"), "line"),
    Field("type", ("jenis", "type"), "choice", choices=tuple((t.id, t.en) for t in TYPES)),
    Field("date", ("tanggal", "date"), "date"),
    Field("updated", ("diperbarui", "updated"), "date"),
    Field("category", ("kategori", "category"), "category"),
    Field("tags", ("tag", "tags"), "words"),
    Field("summary", ("ringkasan", "summary"), "prose"),
    Field("dateline", ("dateline",), "line"),
    Field("authors", ("penulis", "authors", "author"), "names"),
    Field("photographer", ("foto", "photographer"), "line"),
    Field("editor", ("penyunting", "editor"), "line"),
    Field("image", ("gambar", "image"), "image"),
    Field("alt", ("alt",), "line"),
    Field("caption", ("keterangan_foto", "caption"), "line"),
    Field("source", ("sumber", "source"), "line"),
    Field("adinda", ("adinda",), "choices", choices=ADINDA),
    Field("place", ("lokasi", "location"), "line"),
    Field("draft", ("status",), "choice", choices=STATUS),
    Field("language", ("bahasa", "language"), "language"),
    Field("translation_of", ("alih_bahasa", "translation_of"), "path"),
    Field("read_also", ("baca_juga", "read_also"), "links"),
    Field("aliases", ("alamat_lama", "aliases"), "links"),
    Field("slug", ("slug",), "slug"),
    Field("featured", ("unggulan", "featured"), "flag"),
    Field("start", ("mulai", "start"), "date", ("agenda",)),
    Field("end", ("selesai", "end"), "date", ("agenda",)),
    Field("venue", ("tempat", "venue"), "line", ("agenda",)),
    Field("price", ("harga", "price"), "money", ("produk",)),
    Field("wa", ("wa", "whatsapp"), "phone", ("produk",)),
    Field("owner", ("pemilik", "owner"), "line", ("produk",)),
    Field("stock", ("stok", "stock"), "line", ("produk",)),
    Field("claim", ("klaim", "claim"), "prose", ("cekfakta",)),
    Field("rating", ("penilaian", "rating"), "choice", ("cekfakta",), RATINGS),
    Field("evidence", ("bukti", "evidence"), "lines", ("cekfakta",)),
    Field("stage", ("tahap", "stage"), "choice", ("aspirasi",), STAGES),
    Field("addressed_to", ("ditujukan_kepada", "addressed_to"), "line", ("aspirasi",)),
    Field("answer", ("jawaban", "answer"), "prose", ("aspirasi",)),
    Field("answered_by", ("dijawab_oleh", "answered_by"), "line", ("aspirasi",)),
    Field("answered_on", ("tanggal_jawaban", "answered_on"), "day", ("aspirasi",)),
    Field("valid_until", ("berlaku_sampai", "valid_until"), "date", ("pengumuman",)),
    Field("requirements", ("syarat", "requirements"), "lines", ("layanan",)),
    Field("cost", ("biaya", "cost"), "line", ("layanan",)),
    Field("duration", ("waktu", "duration"), "line", ("layanan",)),
    Field("file", ("berkas", "file"), "file", ("dokumen",)),
)
GALLERY_PHOTOS = Field("photos", ("foto", "photos"), "images", ("galeri",), parts=PHOTO)

IDENTITY_FIELDS = (
    Field("name", ("nama", "name"), "line"),
    Field("tagline", ("tagline", "semboyan"), "line"),
    Field("logo", ("logo",), "image"),
    Field("language", ("bahasa", "language"), "language"),
    Field("timezone", ("zona_waktu", "timezone"), "timezone"),
    Field("theme", ("tema", "theme"), "slug"),
    Field("theme_settings", ("pengaturan_tema", "theme_settings"), "settings"),
    Field("base_url", ("base_url", "alamat_situs"), "url"),
    Field("cards", ("kartu", "cards"), "flag"),
)
WEIGHED = (("tulisan", "text"), ("foto", "photo"), ("halaman", "page"))
BUDGET_PARTS = tuple(Field(names[1], names, "kilobytes") for names in WEIGHED)
BUDGETS = Field("budgets", ("anggaran", "budgets"), "table", parts=BUDGET_PARTS)
HONOUR = (
    *(Field("group", ("kelompok", "group"), "line"), Field("title", ("nama", "name"), "line")),
    Field("day", ("tanggal", "date"), "day"),
)
IDLENESS = (Field("slow", ("lambat", "slow"), "days"), Field("dormant", ("tidur", "dormant"), "days"))
ACTIVITY = Field("activity", ("keaktifan", "activity"), "table", parts=IDLENESS)
OTHERS = Field(
    "neighbours",
    ("kelompok_lain", "elsewhere"),
    "sources",
    parts=(
        Field("address", ("alamat", "address"), "url"),
        Field("folder", ("folder",), "line"),
        Field("slug", ("slug",), "slug"),
        Field("region", ("kode_wilayah", "region_code"), "region"),
    ),
)
BRANCHES, HOSTS, SERVERS = ("github", "gitlab", "codeberg"), ("netlify", "neocities"), ("s3", "sftp", "ftp", "webdav")
TARGET_KINDS = tuple((kind, kind) for kind in ("folder", "zip", "git", *BRANCHES, *HOSTS, "cloudflare", *SERVERS))
"""Where a site may be published to: here; on a branch of git, of which three are hosts that everybody knows; at a host
that is asked over its API; on a server or in a bucket that keeps files."""
PUBLISH = (
    Field(
        "targets",
        ("publikasi", "publish"),
        "named",
        parts=(
            Field("kind", ("jenis", "type"), "choice", choices=TARGET_KINDS),
            Field("path", ("jalur", "path"), "line"),
            Field("keep", ("simpan", "keep"), "count"),
            Field("split", ("belah", "split"), "flag"),
            Field("repository", ("repo", "repository"), "repository"),
            Field("remote", ("remote",), "remote"),
            Field("branch", ("cabang", "branch"), "branch"),
            Field("history", ("riwayat", "history"), "flag"),
            Field("site", ("situs", "site"), "site"),
            Field("account", ("akun", "account"), "account"),
            Field("server", ("server",), "server"),
            Field("address", ("alamat", "address"), "line"),
        ),
    ),
    Field("data_price", ("harga_data", "data_price"), "money"),
)
TARGET_KEYS = {
    "folder": ("path", "keep", "address"),
    "zip": ("path", "split"),
    "git": ("remote", "branch", "history", "address"),
    **dict.fromkeys(BRANCHES, ("repository", "remote", "branch", "history", "address")),
    **dict.fromkeys(HOSTS, ("site", "address")),
    "cloudflare": ("account", "site", "address"),
    **dict.fromkeys(SERVERS, ("server", "address")),
}
"""What each kind of target understands besides `jenis`, by attribute."""
TOPICS = Field("topics", ("topik", "topics"), "words")
ABOUT = Field("about", ("tentang", "about"), "prose")
HONOURS = Field("honours", ("penghargaan", "awards"), "tables", parts=HONOUR)
NETWORK_FIELDS = (*IDENTITY_FIELDS, BUDGETS, ACTIVITY, ABOUT, OTHERS, TOPICS, HONOURS, *PUBLISH)
GROUP_FIELDS = (
    *IDENTITY_FIELDS,
    BUDGETS,
    Field("short", ("singkatan", "short"), "line"),
    Field("slug", ("slug",), "slug"),
    Field("kim_id", ("id_kim", "kim_id"), "line"),
    Field("founded", ("berdiri", "founded"), "year-or-day"),
    Field("region", ("kode_wilayah", "region_code"), "region"),
    Field("bps_code", ("kode_bps", "bps_code"), "line"),
    Field("address", ("alamat", "address"), "prose"),
    Field("coordinates", ("koordinat", "coordinates"), "coordinates"),
    Field(
        "decrees",
        ("sk", "decrees"),
        "tables",
        parts=(
            Field("number", ("nomor", "number"), "line"),
            Field("issued", ("tanggal", "date"), "day"),
            Field("issuer", ("penerbit", "issuer"), "line"),
            Field("valid_until", ("berlaku_sampai", "valid_until"), "day"),
            Field("file", ("berkas", "file"), "file"),
        ),
    ),
    Field(
        "officers",
        ("pengurus", "officers"),
        "tables",
        parts=(
            Field("role", ("jabatan", "role"), "line"),
            Field("name", ("nama", "name"), "line"),
            Field("section", ("seksi", "section"), "line"),
            Field("photo", ("foto", "photo"), "image"),
            Field("phone", ("telepon", "phone", "wa"), "phone"),
            Field("public", ("publik", "public"), "flag"),
        ),
    ),
    Field(
        "contact",
        ("kontak", "contact"),
        "table",
        parts=(Field("wa", ("wa", "whatsapp"), "phone"), Field("email", ("email", "surel"), "email")),
    ),
    Field(
        "voice",
        ("aspirasi", "voice"),
        "table",
        parts=(Field("form", ("formulir", "form"), "secure"), Field("lapor", ("sp4n", "lapor"), "flag")),
    ),
    Field("social", ("medsos", "social"), "pairs"),
    Field("vision", ("visi", "vision"), "prose"),
    Field("mission", ("misi", "mission"), "lines"),
    Field("programs", ("program_kerja", "programs"), "lines"),
    Field("partners", ("mitra", "partners"), "lines"),
    Field("fields", ("bidang", "fields"), "lines"),
    Field("coach", ("dinas_pembina", "coach"), "line"),
    Field("awards", ("penghargaan", "awards"), "lines"),
    Field("permalink", ("permalink",), "line"),
    Field("menu", ("menu",), "links"),
    Field("line_breaks", ("baris_wa", "line_breaks"), "flag"),
    *PUBLISH,
)
PROFILE = (
    *("logo", "founded", "region", "address", "contact", "officers"),
    *("decrees", "vision", "mission", "programs", "fields", "coach"),
)
"""What a complete profile of a group says, by the attributes of its fields: reports tell how much of it is there."""
IDENTITY_NUMBER_KEYS = frozenset(
    {"nik", "no_ktp", "nomor_ktp", "ktp", "no_nik", "nomor_induk_kependudukan", "no_kk", "kk"}
)
