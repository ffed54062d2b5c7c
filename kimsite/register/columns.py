"""The columns of a register: which field of a group each fills, and what people call them."""

import re
import unicodedata
from typing import NamedTuple

from kimsite.pattern import pattern
from kimsite.vocabulary import GROUP_FIELDS, IDENTITY_NUMBER_KEYS, Field

MOST_DECREES = 9


class Column(NamedTuple):
    """What a column holds. `names` are headings, the Indonesian and the English one of ours first.

    `key` is the field's attribute, with the part after a dot; a word of its own for what is no field as it stands.
    With `numbered` there may be several: `nomor_sk`, `nomor_sk_2`, and so on. `kind` is that of the vocabulary.
    """

    key: str
    names: tuple[str, ...]
    kind: str
    numbered: bool = False


def _field(key: str) -> Field:
    name, _, part = key.partition(".")
    field = next(field for field in GROUP_FIELDS if field.attribute == name)
    return next(inner for inner in field.parts if inner.attribute == part) if part else field


def _column(key: str, more: str) -> Column:
    """A field by its own names, and those that spreadsheets have for it besides."""
    field = _field(key)
    return Column(key, (*field.names, *more.split()), field.kind)


def _part(key: str, names: str, numbered: bool = False) -> Column:
    """A part of a field: its own name (`nomor`) says too little in a table."""
    return Column(key, tuple(names.split()), _field(key).kind, numbered)


def _own(key: str, kind: str, names: str) -> Column:
    """What is no field as it stands."""
    return Column(key, tuple(names.split()), kind)


PLACES = (
    _own(
        "village",
        "place",
        "desa village kelurahan desa_kelurahan kelurahan_desa nama_desa nama_kelurahan nama_desa_kelurahan desa_kel "
        "kel_desa nagari gampong kampung",
    ),
    _own("district", "place", "kecamatan district nama_kecamatan kec distrik kapanewon kemantren"),
    _own(
        "regency",
        "place",
        "kabupaten regency kota kabupaten_kota kota_kabupaten kab_kota kab nama_kabupaten nama_kabupaten_kota city",
    ),
    _own("province", "place", "provinsi province propinsi nama_provinsi prov"),
)
"""The names of a place; where there is no code they lead to it. They are kept nowhere: the code has them all."""
COLUMNS = (
    _own("folder", "slug", "folder folder_name slug nama_folder"),
    _column("name", "nama_kim nama_kelompok kelompok kim nama_lembaga group group_name"),
    _column("short", "nama_singkat abbreviation"),
    _column("kim_id", "no_kim nomor_kim no_registrasi nomor_registrasi nomor_induk_kim kode_kim"),
    _column("region", "kode kode_desa kode_kelurahan kode_desa_kelurahan kode_kemendagri kode_wil"),
    *PLACES,
    _column("address", "alamat_kim alamat_sekretariat sekretariat alamat_lengkap"),
    _column("coordinates", "titik_koordinat"),
    _part("contact.wa", "wa whatsapp nomor_wa no_wa wa_kim no_whatsapp nomor_whatsapp wa_kelompok kontak_wa"),
    _part("contact.email", "email email_address surel e_mail alamat_email alamat_surel email_kim"),
    _part("decrees.number", "nomor_sk decree_number no_sk sk sk_nomor nomor_surat_keputusan", numbered=True),
    _part("decrees.issued", "tanggal_sk decree_date tgl_sk sk_tanggal sk_tgl tanggal_penetapan", numbered=True),
    _part("decrees.issuer", "penerbit_sk decree_issuer sk_penerbit ditetapkan_oleh pejabat_sk", numbered=True),
    _part(
        "decrees.valid_until",
        "berlaku_sampai valid_until sk_berlaku_sampai berlaku_sampai_sk masa_berlaku masa_berlaku_sk sk_masa_berlaku "
        "berlaku_sd berlaku_s_d berlaku_hingga berakhir tanggal_berakhir",
        numbered=True,
    ),
    _own("chair", "line", "ketua chair nama_ketua ketua_kim nama_ketua_kim chairperson"),
    _own(
        "chair_phone",
        "phone",
        "telepon_ketua chair_phone hp_ketua no_hp_ketua nomor_hp_ketua wa_ketua no_wa_ketua telp_ketua ketua_hp "
        "ketua_no_hp ketua_wa ketua_telepon",
    ),
    _own("chair_public", "flag", "telepon_ketua_publik chair_phone_public hp_ketua_publik wa_ketua_publik"),
    _own("secretary", "line", "sekretaris secretary nama_sekretaris"),
    _own("treasurer", "line", "bendahara treasurer nama_bendahara"),
    _column("founded", "tahun_berdiri tanggal_berdiri tahun_dibentuk dibentuk tahun_pembentukan"),
    _column("fields", "bidang_kegiatan kegiatan fokus"),
    _column("coach", "pembina opd_pembina"),
    _column("tagline", "motto moto"),
    _column("base_url", "alamat_kimsite"),
)
"""In the order in which a register is written."""
ROLES = {"chair": "Ketua", "secretary": "Sekretaris", "treasurer": "Bendahara"}
"""Who of the board stands in a register, and as what in a profile."""
LINE_NUMBERS = frozenset({"no", "nomor", "no_urut", "nomor_urut", "urut", "number", "nr"})
"""Columns that count lines: nothing is lost with them."""
UNCLEAR = (
    "telepon telp no_telp no_telepon nomor_telepon hp no_hp nomor_hp handphone no_handphone kontak no_kontak "
    "nomor_kontak kontak_person narahubung cp phone contact"
)
PHONES = frozenset(UNCLEAR.split())
"""Columns of numbers that say neither whose they are nor that they may be seen."""
NOTE = pattern(r"\([^)]*\)|\*|\[[^\]]*\]")
NUMBERED = pattern(r"(.+?)_?([2-9])")
BY_NAME = {name: column for column in COLUMNS for name in column.names}


def heading(text: str) -> str:
    """A heading as the table above writes it: `No. SK (terbaru)` is `no_sk`."""
    plain = unicodedata.normalize("NFKD", NOTE.sub(" ", text[:200])).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def column_of(name: str) -> tuple[Column, str] | None:
    """The column that a heading (as `heading` gives it) names, and its key, with `.2` for the second of its kind."""
    if name in BY_NAME:
        return BY_NAME[name], BY_NAME[name].key
    found = NUMBERED.fullmatch(name)
    if found and found[1] in BY_NAME and BY_NAME[found[1]].numbered:
        return BY_NAME[found[1]], f"{BY_NAME[found[1]].key}.{found[2]}"
    return None


def is_identity(name: str) -> bool:
    """Whether a heading names a column of identity numbers, of whomever."""
    return (
        name in IDENTITY_NUMBER_KEYS or name.startswith(("nik_", "no_nik_", "ktp_")) or name.endswith(("_nik", "_ktp"))
    )
