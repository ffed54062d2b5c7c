"""The files a new project begins with: a small site that builds at once and says how to go on."""

from datetime import datetime, timedelta

from kimsite.cli.launcher import LAUNCHERS
from kimsite.model.value import frozen
from kimsite.urls import slugify

GROUP = """\
# Data kelompok. Baris yang diawali # adalah catatan dan tidak dibaca.
nama: "{name}"
{slug}tagline: Kabar dari warga, untuk warga
# Setelah situs punya alamat, hapus tanda # dan isi:
# base_url: https://kim-kami.example
{region}# alamat: Kantor Desa, RT 01 RW 02
# pengurus:
#   - jabatan: Ketua
#     nama: ...
{contact}visi: Warga yang tahu, peduli, dan saling membantu.
misi:
  - Menyebarkan informasi yang benar dan berguna
  - Menampung dan meneruskan aspirasi warga
"""
SLUG = """\
# Tanda tetap kelompok dalam umpan dan kalender; jangan diubah, juga bila namanya berganti.
slug: {slug}
"""
NETWORK = """\
nama: "{name}"
tagline: Kelompok informasi masyarakat di daerah kami
# base_url: https://kim.example
"""
POST = """\
---
judul: Situs kami sudah siap
tanggal: {today:%Y-%m-%d}
kategori: Berita
tag: [pengumuman situs]
penulis: Redaksi
---
Inilah berita pertama di situs desa kami. Tulisan ini hanya contoh: ubah atau hapus berkas
`berita/{today:%Y}/situs-kami-sudah-siap.md`, lalu jalankan `kimsite build` lagi.

## Cara menulis berita

1. Jalankan `kimsite new berita "Judul berita"`.
2. Buka berkas yang baru dibuat, tulis isinya di bawah garis `---` yang kedua.
3. Hapus baris `status: draf` bila berita siap terbit.
4. Jalankan `kimsite build`.

Foto cukup ditaruh di samping berkas berita, lalu disebut dengan
`![Uraian foto untuk yang tidak dapat melihatnya](nama-foto.jpg "Keterangan foto")`.
"""
EVENT = """\
---
judul: Rapat redaksi pertama
tanggal: {today:%Y-%m-%d}
mulai: {meeting:%Y-%m-%d} 19:00
tempat: Balai warga
---
Membagi tugas: siapa menulis, siapa memotret, siapa memeriksa. Tulisan ini contoh; silakan diubah.
"""
PAGE = """\
---
judul: Tentang kami
---
Kami adalah kelompok informasi masyarakat. Tulis di sini siapa kami, kapan berdiri, dan apa yang kami
kerjakan. Tulisan ini contoh; silakan diubah di berkas `halaman/profil.md`.
"""


AROUND = {".gitignore": "public/\n.kimsite/\n", **LAUNCHERS}
NO_REGION = "# kode_wilayah: 53.71.03.1011     # kode Kemendagri desa/kelurahan\n"


@frozen
class Founding:
    """What a new project is to be: its name, whether a network, the group's village by code, how to reach it."""

    name: str
    network: bool = False
    region: str = ""
    wa: str = ""
    email: str = ""


def starter_files(founding: Founding, today: datetime) -> dict[str, str]:
    """Text by path of a new project for a group, or for a network with one group in it."""
    network = founding.network
    group = "KIM Contoh" if network else founding.name
    slug = slugify(group) or "kim-contoh"
    folder = f"content/{slug}" if network else "content"
    facts = {"today": today, "meeting": today + timedelta(days=14)}
    files = {
        f"{folder}/group.yaml": GROUP.format(
            name=_quoted(group),
            slug="" if network else SLUG.format(slug=slug),
            region=f"kode_wilayah: {founding.region}\n" if founding.region else NO_REGION,
            contact=_contact(founding),
        ),
        f"{folder}/berita/{today:%Y}/situs-kami-sudah-siap.md": POST.format(**facts),
        f"{folder}/agenda/rapat-redaksi.md": EVENT.format(**facts),
        f"{folder}/halaman/profil.md": PAGE,
    }
    return {**files, **(network_files(founding) if network else AROUND)}


def network_files(founding: Founding) -> dict[str, str]:
    """Text by path of a network without groups."""
    return {"content/network.yaml": NETWORK.format(name=_quoted(founding.name)), **AROUND}


def _contact(founding: Founding) -> str:
    lines = [f"  {key}: {value}\n" for key, value in (("wa", founding.wa), ("email", founding.email)) if value]
    return "".join(("kontak:\n", *lines)) if lines else ""


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
