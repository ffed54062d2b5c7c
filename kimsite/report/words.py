"""What reports say, in Indonesian and English. Dates, months, numbers and types are said by the catalogue of pages."""

from collections.abc import Mapping

from kimsite.report.period import first_day
from kimsite.vocabulary import GROUP_FIELDS, PROFILE
from kimsite.wording import Wording

WORDS = {
    "title": ("Laporan {name}, {month}", "Report on {name}, {month}"),
    "report": ("Laporan keaktifan KIM", "Report on the activity of KIM"),
    "as_of": ("Keadaan per {date}", "As of {date}"),
    "running": ("Bulan ini masih berjalan.", "This month is not over yet."),
    "left_out": (
        "Tidak terhitung, karena berkasnya tidak terbaca: {names}.",
        "Not counted, since their files cannot be read: {names}.",
    ),
    "elsewhere": (
        "Kelompok berikut dibangun di tempat lain. Angkanya dari kim.json masing-masing, untuk seluruh waktu, dan "
        "tidak termasuk dalam hitungan di atas.",
        "The following groups are built elsewhere. Their numbers are what their own kim.json says, of all time, and "
        "are in none of the figures above.",
    ),
    "caption.elsewhere": ("Kelompok yang dibangun di tempat lain", "Groups that are built elsewhere"),
    "told_as_of": ("Keadaan per", "As of"),
    "address_of_site": ("Alamat situs", "Address of the site"),
    "sheet.elsewhere": ("Di tempat lain", "Elsewhere"),
    "sections": ("Bagian laporan", "Parts of the report"),
    "summary": ("Ringkasan", "Summary"),
    "by_month": ("Per bulan", "By month"),
    "activity": ("Keaktifan", "Activity"),
    "top_groups": ("Kelompok teraktif", "Most active groups"),
    "decrees": ("Surat keputusan (SK)", "Decrees (SK)"),
    "profiles": ("Kelengkapan profil", "Completeness of profiles"),
    "adinda": ("Bukti ADINDA", "ADINDA evidence"),
    "regions": ("Wilayah", "Regions"),
    "groups": ("Kelompok", "Groups"),
    "method": ("Cara menghitung", "How this is counted"),
    "caption.months": (
        "Dokumen menurut bulan dan jenisnya, {count} bulan terakhir",
        "Documents by month and type, the last {count} months",
    ),
    "caption.states": ("Kelompok menurut keaktifan", "Groups by activity"),
    "caption.top": (
        "Kelompok dengan dokumen inti terbanyak bulan ini",
        "The groups with most core documents this month",
    ),
    "caption.decrees": ("Kelompok menurut keadaan SK", "Groups by the state of their decrees"),
    "caption.gaps": ("Isian profil yang masih kosong", "Fields of profiles that are still empty"),
    "caption.adinda": ("Dokumen menurut kata ADINDA", "Documents by ADINDA word"),
    "caption.regions": ("Angka menurut wilayah", "Figures by region"),
    "caption.groups": ("Angka bulan ini menurut kelompok", "Figures of the month by group"),
    "no_gaps": ("Semua profil lengkap.", "All profiles are complete."),
    "group": ("Kelompok", "Group"),
    "id": ("Folder", "Folder"),
    "month": ("Bulan", "Month"),
    "code": ("Kode wilayah", "Region code"),
    "level": ("Tingkat", "Level"),
    "region": ("Wilayah", "Region"),
    "level.province": ("Provinsi", "Province"),
    "level.regency": ("Kabupaten/Kota", "Regency/City"),
    "level.district": ("Kecamatan", "District"),
    "level.village": ("Desa/Kelurahan", "Village"),
    "nowhere": ("Wilayah belum diketahui", "Region not known"),
    "others": ("Lainnya", "Others"),
    "core": ("Dokumen inti", "Core documents"),
    "core_month": ("Inti bulan ini", "Core this month"),
    "core_total": ("Inti seluruhnya", "Core in all"),
    "of_month": ("{name} bulan ini", "{name} this month"),
    "of_total": ("{name} seluruhnya", "{name} in all"),
    "this_month": ("Bulan ini", "This month"),
    "before": ("Bulan lalu", "Last month"),
    "in_all": ("Seluruhnya", "In all"),
    "mean": ("Rata-rata 3 bulan sebelumnya", "Mean of the 3 months before"),
    "change": ("Perubahan (%)", "Change (%)"),
    "last": ("Kabar terakhir", "Last news"),
    "silent": ("Hari tanpa kabar", "Days without news"),
    "streak": ("Pekan beruntun", "Weeks in a row"),
    "state": ("Keaktifan", "Activity"),
    "state.active": ("aktif", "active"),
    "state.slow": ("lambat", "slow"),
    "state.dormant": ("tidur", "dormant"),
    "decree": ("SK", "Decree"),
    "decree.valid": ("berlaku", "valid"),
    "decree.expiring": ("segera habis", "expiring"),
    "decree.expired": ("habis", "expired"),
    "decree.none": ("belum ada", "none"),
    "decree_until": ("SK berlaku sampai", "Decree valid until"),
    "complete": ("Profil (%)", "Profile (%)"),
    "gaps": ("Profil belum diisi", "Profile lacks"),
    "field": ("Isian", "Field"),
    "lacking": ("Kelompok yang belum mengisi", "Groups without it"),
    "adinda.akses": ("Akses informasi", "Access"),
    "adinda.diskusi": ("Diskusi", "Discussion"),
    "adinda.implementasi": ("Implementasi", "Implementation"),
    "adinda.networking": ("Jejaring (networking)", "Networking"),
    "adinda.diseminasi": ("Diseminasi", "Dissemination"),
    "adinda.aspirasi": ("Aspirasi", "Aspiration"),
    "authors": ("Penulis", "Authors"),
    "top_authors": ("Penulis terbanyak", "Most frequent authors"),
    "share": ("Bagian (%)", "Share (%)"),
    "months_plot": (
        "Batang dokumen inti per bulan, terbanyak {most} pada {month}. Angkanya ada dalam tabel di bawah.",
        "Bars of core documents by month, the most {most} in {month}. The figures are in the table below.",
    ),
    "states_plot": (
        "Batang bagian kelompok: {said}. Angkanya ada dalam tabel di bawah.",
        "A bar of shares of groups: {said}. The figures are in the table below.",
    ),
    "top_plot": (
        "Batang kelompok dengan dokumen inti terbanyak bulan ini. Angkanya ada dalam tabel di bawah.",
        "Bars of the groups with most core documents this month. The figures are in the table below.",
    ),
    "no_core": (
        "Belum ada dokumen inti bulan ini.",
        "There are no core documents this month.",
    ),
    "no_groups": ("Belum ada kelompok.", "There are no groups yet."),
    "districts_elsewhere": (
        "Kecamatan terlalu banyak untuk halaman ini; semuanya ada dalam laporan XLSX dan JSON.",
        "There are too many districts for this page; all are in the reports as XLSX and JSON.",
    ),
    "method_core": (
        "Dokumen inti adalah berita, galeri, pengumuman, dan agenda, menurut tanggal tulisannya. Dokumen tanpa tanggal "
        "hanya masuk jumlah seluruhnya. Draf dan tulisan yang menunggu tanggalnya tidak dihitung.",
        "Core documents are posts, galleries, announcements and events, by the dates they bear. Documents without a "
        "date only count in all. Drafts and posts that wait for their date do not count.",
    ),
    "method_state": (
        "Aktif: kabar terakhir paling lama {slow} hari yang lalu. Lambat: lebih dari {slow} hari. Tidur: lebih dari "
        "{dormant} hari, atau belum pernah.",
        "Active: the last news is at most {slow} days old. Slow: more than {slow} days. Dormant: more than {dormant} "
        "days, or never.",
    ),
    "method_decree": (
        "SK segera habis: paling lama 90 hari lagi. Profil: bagian dari {fields} isian profil yang terisi.",
        "A decree is expiring when it ends within 90 days. Profile: how many of its {fields} fields are filled in.",
    ),
    "method_trend": (
        "Perubahan: dokumen inti bulan ini dibanding rata-rata tiga bulan sebelumnya. Pekan beruntun: pekan berturut-"
        "turut, Senin sampai Minggu, yang masing-masing ada kabarnya.",
        "Change: core documents of this month against the mean of the three before. Weeks in a row: weeks from Monday "
        "to Sunday, one after the other, with news in each.",
    ),
    "sheet.groups": ("Kelompok", "Groups"),
    "sheet.regions": ("Wilayah", "Regions"),
    "sheet.months": ("Bulan", "Months"),
    "sheet.core": ("Dokumen inti", "Core documents"),
    "form": ("Laporan Kegiatan KIM", "Activity Report of a KIM"),
    "form_month": ("Bulan {month}", "{month}"),
    "kim_id": ("ID KIM", "KIM ID"),
    "address": ("Alamat", "Address"),
    "form_decree": ("Nomor SK", "Decree number"),
    "until": ("{number}, berlaku sampai {date}", "{number}, valid until {date}"),
    "coach": ("Dinas pembina", "Coaching office"),
    "network": ("Jejaring", "Network"),
    "contact": ("Kontak", "Contact"),
    "counts": ("Jumlah kegiatan", "Counts"),
    "type": ("Jenis", "Type"),
    "activities": ("Kegiatan bulan ini", "Activities of the month"),
    "events": ("Agenda yang berlangsung bulan ini", "Events that take place this month"),
    "no_activities": ("Tidak ada kegiatan yang diterbitkan bulan ini.", "Nothing was published this month."),
    "no": ("No.", "No."),
    "date": ("Tanggal", "Date"),
    "item": ("Judul", "Title"),
    "place": ("Tempat", "Place"),
    "author": ("Penulis", "Author"),
    "event": ("Acara", "Event"),
    "photos": ("Foto kegiatan", "Photos"),
    "notes": ("Catatan dan tindak lanjut", "Notes and follow-up"),
    "signed_at": ("……………………………, ……………………………", "……………………………, ……………………………"),
    "acknowledged": ("Mengetahui,", "Acknowledged by"),
    "official": ("Kepala Desa/Lurah", "Head of the village"),
    "official.Desa": ("Kepala Desa {village}", "Head of the village of {village}"),
    "official.Kelurahan": ("Lurah {village}", "Head (lurah) of {village}"),
    "chair": ("Ketua KIM", "Chair of the KIM"),
    "secretary": ("Sekretaris", "Secretary"),
    "signature": ("(nama dan tanda tangan)", "(name and signature)"),
}


class Speech:
    """The words of one language, `id` or `en`; `wording` says dates, months, numbers and types in it. `more` are the
    sentences of those who say more than a report does."""

    def __init__(self, language: str, wording: Wording, more: Mapping[str, tuple[str, str]] | None = None) -> None:
        self.language = language
        self.wording = wording
        self._words = {**WORDS, **(more or {})}
        self._column = 1 if language == "en" else 0
        self._fields = {field.attribute: field.names for field in GROUP_FIELDS if field.attribute in PROFILE}

    def __call__(self, key: str, **facts: object) -> str:
        """The words of `key`, their gaps filled."""
        words = self._words[key][self._column]
        return words.format(**facts) if facts else words

    def field(self, name: str) -> str:
        """A field of the profile as its key in group.yaml."""
        names = self._fields[name]
        return names[min(self._column, len(names) - 1)]

    def type_name(self, type_: str) -> str:
        """A content type, many of them."""
        return self.wording.type_name(type_, plural=True)

    def month(self, month: str) -> str:
        """2025-10 as Oktober 2025."""
        return self.wording.month(first_day(month))

    def signed(self, number: int) -> str:
        """+12, −5, 0."""
        sign = "+" if number > 0 else "−" if number < 0 else ""
        return sign + self.wording.number(abs(number))

    def hundredths(self, number: int, whole: bool = False) -> str:
        """850 as 8,5 and 1200 as 12; with all their decimals as 8,50 and 12,00."""
        units, rest = divmod(number, 100)
        decimals = f"{self.wording.t('numbers.decimal')}{rest:02}"
        return self.wording.number(units) + (decimals if whole else decimals.rstrip("0") if rest else "")

    def tenths(self, number: int) -> str:
        """47 as 4,7."""
        whole, tenth = divmod(number, 10)
        return f"{self.wording.number(whole)}{self.wording.t('numbers.decimal')}{tenth}"
