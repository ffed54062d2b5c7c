"""Writes the page of a register's columns from the columns themselves: `python docs/tulis_daftar.py`."""

from pathlib import Path

from kimsite.register.columns import COLUMNS, Column

REFERENCE = Path(__file__).parent / "content" / "halaman" / "rujukan"
INTRO = """\
---
judul: Daftar kelompok dari Excel · Lists of groups
---
Satu baris satu kelompok, satu kolom satu hal. Hanya `nama` yang wajib; urutan kolom bebas, dan kolom lain boleh ada.
Huruf besar, spasi, dan titik dalam judul kolom tidak berpengaruh: `No. SK` sama dengan `no_sk`.

One row a group, one column a thing. Only `name` is required; the order is free, and other columns may be there. Made by
`python docs/tulis_daftar.py`; do not edit.

- **Berkasnya** `.xlsx` atau `.csv`. Kop surat di atas judul kolom, baris kosong, sel gabungan, dan baris 1, 2, 3 di
  bawah judul tidak mengganggu.
- **Wilayah** cukup dengan kode, atau cukup dengan nama desa, kecamatan, dan kabupaten. Bila keduanya ada, kodenya yang
  dipakai. Bila nama desa saja belum jelas, sel kecamatan dan kabupaten yang kosong dianggap sama dengan baris di
  atasnya, dan barisnya disebut ([K809](kode-k80.md#k809)).
- **Yang tidak terbaca disebut**: baris sesudah 20.000, kolom sesudah 100, dan baris CSV dengan tanda kutip yang tidak
  berpasangan.
- **Nama wilayah di baris sendiri** (`I | KECAMATAN SELO`) bukan kelompok; baris di bawahnya dianggap di wilayah itu.
- **Baris jumlah, catatan, tanda tangan, dan baris yang baru disiapkan** (`JUMLAH KIM`, `Sumber: …`, `Mengetahui,`,
  `.....`) bukan kelompok. Baris yang dilewati disebut ([K980](kode-k98.md#k980)).
- **Beberapa SK**: tambahkan kolom `nomor_sk_2`, `tanggal_sk_2`, dan seterusnya.
- **Nomor telepon**: `wa` dilihat semua orang. Nomor ketua hanya disimpan bila `telepon_ketua_publik` berisi ya.
- **NIK dan nomor KK tidak pernah diterima.**
- Tanda `-` atau tulisan "tidak ada" sama dengan kosong.

| kolom / column | isi / value | judul lain / other headings |
|---|---|---|
"""
MEANINGS = {
    "folder": "nama folder kelompok; tanpa ini dibuat dari namanya / the group's folder; made of the name without it",
    "name": "nama kelompok, wajib / the group's name, required",
    "short": "nama pendek / short name",
    "kim_id": "nomor pendaftaran / registration number",
    "region": "kode Kemendagri, misalnya `53.71.03.1011` / code of Kemendagri",
    "village": "nama desa atau kelurahan / name of the village",
    "district": "nama kecamatan / name of the district",
    "regency": "nama kabupaten atau kota, misalnya `Kota Kupang` / name of the regency or town",
    "province": "nama provinsi / name of the province",
    "address": "alamat kelompok / the group's address",
    "coordinates": "lintang, bujur, misalnya `-10.1392, 123.6689` / latitude, longitude",
    "contact.wa": "nomor WhatsApp yang dilihat semua orang / a WhatsApp number that everybody sees",
    "contact.email": "surel yang dilihat semua orang / an e-mail address that everybody sees",
    "decrees.number": "nomor SK / number of the decree",
    "decrees.issued": "tanggal SK, misalnya `2 Januari 2024` / date of the decree",
    "decrees.issuer": "yang menetapkan SK / who issued it",
    "decrees.valid_until": "akhir masa berlaku; kosongkan bila tanpa batas / last day; empty if there is none",
    "chair": "nama ketua / name of the chair",
    "chair_phone": "nomor telepon ketua / telephone number of the chair",
    "chair_public": "ya bila nomor ketua boleh dilihat semua orang / yes if everybody may see that number",
    "secretary": "nama sekretaris / name of the secretary",
    "treasurer": "nama bendahara / name of the treasurer",
    "founded": "tahun atau tanggal berdiri / year or date of founding",
    "fields": "bidang, dipisahkan koma, titik koma, atau baris / fields, parted by commas, semicolons or lines",
    "coach": "dinas yang membina / the office that coaches it",
    "tagline": "semboyan / motto",
    "base_url": "alamat situs kelompok, bila punya sendiri / address of the group's site, if it has its own",
}


def pages() -> dict[str, str]:
    """The one page, by its name."""
    return {"daftar.md": INTRO + "".join(f"{row(column)}\n" for column in COLUMNS)}


def row(column: Column) -> str:
    """A column: what we call it, what belongs there, what others call it."""
    ours = dict.fromkeys(column.names[:2])
    names = ", ".join(f"`{name}`" for name in ours)
    others = ", ".join(f"`{name}`" for name in column.names[2:])
    return f"| {names} | {MEANINGS[column.key]} | {others} |"


if __name__ == "__main__":
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8", newline="\n")
