"""What the command line says, in Indonesian and English."""

WORDS = {
    "description": (
        "kimsite membuat situs web untuk Kelompok Informasi Masyarakat (KIM) dari berkas Markdown.",
        "kimsite makes websites for community information groups (KIM) from Markdown files.",
    ),
    "usage": ("pemakaian: ", "usage: "),
    "commands": ("perintah", "commands"),
    "options": ("pilihan", "options"),
    "arguments": ("isian", "arguments"),
    "help": ("tampilkan bantuan ini", "show this help"),
    "version": ("tampilkan versi", "show the version"),
    "lang": ("bahasa pesan: id atau en", "language of messages: id or en"),
    "init": ("buat proyek baru yang langsung dapat dibangun", "make a new project that can be built at once"),
    "init_dir": ("folder baru", "the new folder"),
    "init_network": ("jejaring berisi banyak kelompok", "a network of many groups"),
    "init_name": ("nama kelompok atau jejaring", "name of the group or network"),
    "new": ("mulai satu dokumen baru", "start a new document"),
    "new_type": ("jenis: {types}", "type: {types}"),
    "new_title": ("judul dokumen", "the document's title"),
    "new_group": ("kelompok pemilik dokumen (dalam jejaring)", "the group it belongs to (in a network)"),
    "build": ("bangun situs ke folder public/", "build the site into the folder public/"),
    "check": (
        "periksa isi tanpa menulis apa pun ke folder proyek",
        "check the content; writes nothing into the project",
    ),
    "theme": ("tema yang tersedia", "the themes there are"),
    "theme_list": ("daftar tema", "list the themes"),
    "source": (
        "folder proyek yang memuat content/ (bawaan: folder ini)",
        "project folder with content/ (default: here)",
    ),
    "output": ("folder hasil (bawaan: public)", "output folder (default: public)"),
    "group": ("hanya kelompok ini; boleh diulang", "only this group; may be repeated"),
    "jobs": ("jumlah proses (bawaan: sebanyak inti prosesor)", "number of processes (default: number of cores)"),
    "clean": ("bangun ulang semuanya", "make everything anew"),
    "drafts": ("sertakan draf dan tulisan terjadwal", "include drafts and scheduled posts"),
    "today": ("anggap hari ini tanggal ini", "take this date for today"),
    "json": ("cetak hasil sebagai JSON", "print the result as JSON"),
    "quiet": ("hanya cetak galat", "print errors only"),
    "bad_arguments": ("kimsite: {problem}\nlihat: {program} --help", "kimsite: {problem}\nsee: {program} --help"),
    "bad_today": (
        'tanggal "{text}" tidak terbaca; tulis misalnya 2025-10-02',
        'cannot read the date "{text}"; write 2025-10-02',
    ),
    "built": (
        "{documents} dokumen dari {groups} kelompok: {outputs} berkas di {folder} "
        "({written} ditulis, {kept} tetap, {deleted} dihapus) dalam {seconds} detik",
        "{documents} documents of {groups} groups: {outputs} files in {folder} "
        "({written} written, {kept} kept, {deleted} deleted) in {seconds} seconds",
    ),
    "checked": (
        "{documents} dokumen dari {groups} kelompok diperiksa dalam {seconds} detik",
        "{documents} documents of {groups} groups checked in {seconds} seconds",
    ),
    "tally": (
        "{errors} galat, {warnings} peringatan, {hints} saran",
        "{errors} errors, {warnings} warnings, {hints} hints",
    ),
    "drafts_left": ("draf, belum diterbitkan:", "drafts, not published:"),
    "scheduled_left": ("menunggu tanggalnya:", "waiting for their date:"),
    "next_due": ("bangun lagi pada atau sesudah {date}", "build again on or after {date}"),
    "open": ("buka: {path}", "open: {path}"),
    "progress": ("{done}/{of} kelompok  {name}", "{done}/{of} groups  {name}"),
    "init_done": (
        "Proyek siap di {folder}. Lanjutkan dengan:\n  cd {folder}\n  kimsite build",
        "The project is ready in {folder}. Go on with:\n  cd {folder}\n  kimsite build",
    ),
    "interrupted": ("dihentikan", "interrupted"),
    "new_done": ("Berkas baru: {path}", "New file: {path}"),
}


class Words:
    """The sentences of one language, `id` or `en`."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._column = 1 if language == "en" else 0

    def __call__(self, key: str, **facts: object) -> str:
        """The sentence `key`, its gaps filled."""
        sentence = WORDS[key][self._column]
        return sentence.format(**facts) if facts else sentence
