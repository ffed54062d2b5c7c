"""Who, where and when: what readers of news ask first. A text has an answer where any of these words stands in it."""

from collections.abc import Iterator

from kimsite.editorial.manuscript import Manuscript
from kimsite.model.content import Group
from kimsite.model.report import Diagnostic
from kimsite.pattern import pattern
from kimsite.times import DAYS, MONTHS

NAMED_SPOTS = """
    desa kelurahan kecamatan kabupaten kota provinsi dusun kampung lingkungan gang jalan jl rt rw balai kantor aula
    lapangan pasar sekolah sd smp sma smk paud masjid musala gereja kapela pura vihara puskesmas posyandu pustu pantai
    dermaga pelabuhan pulau gunung bukit sungai kali muara teluk kebun sawah ladang hutan waduk embung jembatan terminal
    halaman rumah lopo pendopo joglo saung sanggar tepi hulu hilir lereng"""
SPOTS = frozenset(NAMED_SPOTS.split())
SOMEWHERE = pattern(r"\b(?:[Dd]i|[Dd]ari|[Kk]e) (?:\w+ )?[A-Z]")
NAMED_TIMES = """
    kemarin tadi besok lusa semalam sekarang pagi siang sore petang malam subuh fajar pukul jam hari pekan bulan tahun
    musim sejak setiap tiap dini tanggal panen lalu depan paskah natal lebaran ramadan triwulan semester kini saat awal
    akhir selama"""
TIMES = frozenset((*NAMED_TIMES.split(), *MONTHS, *DAYS))
DATED = pattern(r"\b(?:19|20)\d\d\b|\b\d\d?/\d\d?\b")
NAMED_PEOPLE = """
    warga penduduk masyarakat kelompok ketua wakil sekretaris bendahara kepala lurah camat bupati wali gubernur
    perangkat pengurus petugas panitia petani nelayan peternak pedagang guru murid siswa siswi pelajar mahasiswa bidan
    perawat dokter kader ibu bapak mama pak bu anak pemuda pemudi remaja lansia perempuan laki orang keluarga karang pkk
    bumdes dinas pemerintah polisi tni relawan peserta tokoh pendeta pastor romo ustaz imam kami mereka kita penulis
    pengrajin perajin penenun tukang sopir pemilik anggota jemaat umat nenek kakek dia ia saya kim"""
PEOPLE = frozenset(NAMED_PEOPLE.split())
SOMEBODY = pattern(r"[a-z,] [A-Z][a-z]+ [A-Z][a-z]+")
WORD = pattern(r"\w+")


def hints(manuscript: Manuscript) -> Iterator[Diagnostic]:
    """K611 no place, K612 no time, K613 nobody: for news in Indonesian. Title, summary and dateline answer too."""
    document = manuscript.document
    if document.type != "berita" or not manuscript.indonesian:
        return
    text = "\n".join((document.title, document.summary, manuscript.prose))
    words = set(WORD.findall(text.lower()))
    words |= {word.removesuffix("nya") for word in words}
    somewhere = document.dateline or document.place or words & SPOTS or SOMEWHERE.search(text)
    if not (somewhere or _names_region(text, manuscript.group)):
        yield manuscript.at_beginning("K611")
    if not (document.dateline or words & TIMES or DATED.search(text)):
        yield manuscript.at_beginning("K612")
    if not (words & PEOPLE or SOMEBODY.search(text)):
        yield manuscript.at_beginning("K613")


def _names_region(text: str, group: Group) -> bool:
    """Whether a place that the group lies in is named."""
    region = group.region
    regency = region.regency.removeprefix("Kabupaten ").removeprefix("Kota ")
    return any(name and name in text for name in (region.village, region.district, regency, region.province))
