"""What the command line says, in Indonesian and English."""

WORDS = {
    "description": (
        "kimsite membuat situs web untuk Komunitas Informasi Masyarakat (KIM) dari berkas Markdown.",
        "kimsite makes websites for community information groups (KIM) from Markdown files.",
    ),
    "usage": ("pemakaian: ", "usage: "),
    "command": ("PERINTAH", "COMMAND"),
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
    "theme": ("tema: daftar, periksa, buat baru", "themes: list, check, begin one"),
    "action": ("TINDAKAN", "ACTION"),
    "theme_list": ("daftar tema", "list the themes"),
    "theme_check": (
        "periksa tema: templat, kata, kontras warna, aksesibilitas, dan berat halaman",
        "judge themes: templates, words, contrast of colours, accessibility, weight of pages",
    ),
    "theme_names": (
        "tema yang diperiksa (bawaan: semua di themes/, atau semua yang ada)",
        "the themes to judge (default: all in themes/, or all there are)",
    ),
    "theme_new": ("mulai tema baru di themes/", "begin a theme of your own in themes/"),
    "theme_name": ("nama tema: huruf kecil, angka, tanda hubung", "its name: small letters, digits, hyphens"),
    "theme_parent": ("tema yang diubah (bawaan: warta)", "the theme it builds on (default: warta)"),
    "theme_table": ("tema", "theme"),
    "theme_scripts": ("skrip", "scripts"),
    "theme_article": ("berita", "article"),
    "theme_home": ("beranda", "home"),
    "theme_kilobytes": (
        "kB setelah dipadatkan; berita tanpa foto dan beranda beserta gayanya",
        "kB, compressed; a text article and the home page with their style",
    ),
    "theme_done": (
        """Tema baru di {folder}. Lanjutkan dengan:
  1. Tulis `tema: {name}` di group.yaml.
  2. Buka {sheet} dan ubah warnanya.
  3. kimsite theme check {name}
  4. kimsite build
Panduan: docs/tema.md""",
        """The new theme is in {folder}. Go on with:
  1. Write `tema: {name}` in group.yaml.
  2. Open {sheet} and change its colours.
  3. kimsite theme check {name}
  4. kimsite build
Guide: docs/tema.md""",
    ),
    "source": (
        "folder proyek yang memuat content/ (bawaan: folder ini)",
        "project folder with content/ (default: here)",
    ),
    "output": ("folder hasil (bawaan: public)", "output folder (default: public)"),
    "group": ("hanya kelompok ini; boleh diulang", "only this group; may be repeated"),
    "jobs": ("jumlah proses (bawaan: sebanyak inti prosesor)", "number of processes (default: number of cores)"),
    "explain": ("mengapa satu berkas dibuat, tetap, atau tidak terbit", "why a file was made, kept or left out"),
    "explain_path": ("berkas hasil atau tulisan", "an output or a document"),
    "explain_unknown": (
        "{path}: tidak dikenal; kimsite belum membuatnya, atau bukan dari proyek ini",
        "{path}: unknown; kimsite has not made it, or it is not of this project",
    ),
    "explain_output": ("{path}: dibuat {made}, karena {reason}; {now}", "{path}: made {made}, because {reason}; {now}"),
    "explain_draft": ("draf: belum terbit (status: draf)", "a draft: not published (status: draf)"),
    "explain_scheduled": ("menunggu tanggalnya: {date}", "waiting for its date: {date}"),
    "explain_quarantined": ("tidak terbit karena galat di atas", "left out because of the error above"),
    "reason_new": ("sebelumnya belum ada", "it was not there before"),
    "reason_view": ("yang ditampilkannya berubah", "what it shows has changed"),
    "reason_look": ("templat atau kata-katanya berubah", "its template or words have changed"),
    "reason_lost": ("berkasnya hilang", "its file was gone"),
    "reason_edited": ("berkasnya diubah dari luar", "its file had been changed by others"),
    "reason_salt": ("kimsite atau pustakanya berganti versi", "kimsite or one of its libraries was another version"),
    "reason_clean": ("diminta membangun ulang semuanya", "everything was asked for anew"),
    "reason_failed": ("sebelumnya gagal dibuat", "it could not be made the time before"),
    "reason_told": ("terakhir kali ada yang perlu diperbaiki di situ", "something was wrong with it the last time"),
    "reason_broken": ("pembangunan sebelumnya terputus", "the build before was broken off"),
    "now_kept": (
        "sejak itu tetap, karena tidak ada yang berubah",
        "kept since then, because nothing in it has changed",
    ),
    "now_lost": ("berkasnya kini hilang, akan dibuat lagi", "its file is gone now and will be made again"),
    "now_edited": (
        "berkasnya kini diubah dari luar, akan dibuat lagi",
        "its file was changed, it will be made again",
    ),
    "now_salt": (
        "kimsite berganti versi, akan diperiksa lagi",
        "kimsite is another version, it will be made again",
    ),
    "now_failed": (
        "kali terakhir gagal dibuat, ini hasil lamanya",
        "it could not be made again, this is its old form",
    ),
    "now_told": ("terakhir kali ada yang perlu diperbaiki di situ", "something was wrong with it the last time"),
    "now_broken": ("pembangunan terakhir terputus", "the last build was broken off"),
    "verify": (
        "bangun bersih di samping dan bandingkan setiap byte",
        "build clean beside and compare every byte",
    ),
    "verified": (
        "{outputs} berkas dibandingkan dengan bangunan bersih: {differences} berbeda",
        "files compared with a clean build: {outputs}; different: {differences}",
    ),
    "clean": ("bangun ulang semuanya", "make everything anew"),
    "drafts": ("sertakan draf dan tulisan terjadwal", "include drafts and scheduled posts"),
    "today": ("anggap hari ini tanggal ini", "take this date for today"),
    "json": ("cetak hasil sebagai JSON", "print the result as JSON"),
    "quiet": ("hanya cetak galat", "print errors only"),
    "bad_arguments": ("kimsite: {problem}\nlihat: {program} --help", "kimsite: {problem}\nsee: {program} --help"),
    "no_such_choice": (
        '"{value}" tidak dikenal untuk {name}; pilih: {known}',
        '"{value}" is unknown for {name}; choose from {known}',
    ),
    "no_value": ("{name} memerlukan nilai", "{name} needs a value"),
    "bad_value": ("{name}: {problem}", "{name}: {problem}"),
    "unknown_argument": ("tidak dikenal: {value}", "unknown: {value}"),
    "missing_argument": ("belum diisi: {names}", "missing: {names}"),
    "bad_count": (
        '"{text}" bukan jumlah proses; tulis angka dari 1 sampai {most}',
        '"{text}" is no number of processes; write one from 1 to {most}',
    ),
    "built": (
        "{documents} dokumen dari {groups} kelompok: {outputs} berkas di {folder} "
        "({written} ditulis, {kept} tetap, {deleted} dihapus) dalam {seconds} detik",
        "documents: {documents}, groups: {groups}, files in {folder}: {outputs} "
        "({written} written, {kept} kept, {deleted} deleted); {seconds} seconds",
    ),
    "checked": (
        "{documents} dokumen dari {groups} kelompok diperiksa dalam {seconds} detik",
        "checked documents: {documents}, groups: {groups}; {seconds} seconds",
    ),
    "tally": (
        "{errors} galat, {warnings} peringatan, {hints} saran",
        "errors: {errors}, warnings: {warnings}, hints: {hints}",
    ),
    "frequent": ("yang paling sering:", "the most frequent:"),
    "frequent_one": (
        "  {number} × {code}, misalnya {place}: {message}",
        "  {number} × {code}, for example {place}: {message}",
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
    "serve": (
        "lihat situs di peramban sambil menulis; diperbarui setiap kali berkas disimpan",
        "look at the site in a browser while you write; it follows whenever a file is saved",
    ),
    "serve_port_help": ("nomor port (bawaan: 8000)", "number of the port (default: 8000)"),
    "serve_lan_help": (
        "dapat dibuka juga dari HP di Wi-Fi yang sama",
        "let phones in the same Wi-Fi look at it, too",
    ),
    "serve_open_help": ("langsung buka di peramban", "open it in a browser at once"),
    "serve_poll_help": (
        "periksa berkas tiap detik; untuk folder di jaringan",
        "look at the files every second; for folders on a network",
    ),
    "serve_no_drafts": ("sembunyikan draf", "hide drafts"),
    "serve_here": (
        "Situs tampil di {address}  (berhenti: Ctrl+C)",
        "The site is at {address}  (to stop: Ctrl+C)",
    ),
    "serve_lan": (
        "Dari HP di Wi-Fi yang sama: {address}",
        "From a phone in the same Wi-Fi: {address}",
    ),
    "serve_port": (
        "Port {port} sedang dipakai program lain, jadi dipakai port {other}.",
        "Port {port} is taken by another program, so this is {other}.",
    ),
    "serve_no_port": (
        "tidak ada port yang dapat dipakai mulai dari {port} ({reason}); pilih nomor lain dengan --port",
        "no port can be had from {port} on ({reason}); choose another number with --port",
    ),
    "serve_polls": (
        "Sistem ini tidak dapat memberi tahu perubahan berkas; berkas diperiksa tiap detik.",
        "This system does not tell of changed files; they are looked at every second.",
    ),
    "previewed": (
        "{documents} dokumen dari {groups} kelompok siap dilihat dalam {seconds} detik",
        "documents: {documents}, groups: {groups}, ready to be seen in {seconds} seconds",
    ),
    "rebuilt": (
        "{time}  {written} berkas diperbarui dalam {milliseconds} md",
        "{time}  {written} files made anew in {milliseconds} ms",
    ),
    "overlay_title": (
        "{number} kesalahan: yang berikut ini belum tampil",
        "{number} mistakes: what follows is not shown yet",
    ),
    "overlay_more": ("dan {number} lagi di jendela perintah", "and {number} more in the terminal"),
    "overlay_close": ("Tutup", "Close"),
    "overlay_fix": ("Perbaiki:", "Fix:"),
    "fix_help": (
        "perbaiki kesalahan yang lazim, setelah perubahannya ditunjukkan",
        "repair typical slips, after showing what changes",
    ),
    "fix_yes_help": ("perbaiki tanpa bertanya", "repair without asking"),
    "check_format": (
        "text, atau github untuk catatan di GitHub Actions",
        "text, or github for annotations of GitHub Actions",
    ),
    "fix_nothing": ("Tidak ada yang dapat diperbaiki sendiri.", "Nothing can be repaired by itself."),
    "fix_found": (
        "{number} berkas dapat diperbaiki seperti di atas.",
        "{number} files can be repaired as shown above.",
    ),
    "fix_ask": ("Tulis perubahan ini? [y/T] ", "Write these changes? [y/N] "),
    "fix_yes": (
        "Belum ada yang ditulis. Tambahkan --yes untuk menulisnya.",
        "Nothing is written yet. Add --yes to write it.",
    ),
    "fix_left": ("Tidak ada yang diubah.", "Nothing was changed."),
    "fix_done": ("{number} berkas diperbaiki.", "{number} files repaired."),
    "report": ("laporan keaktifan kelompok", "a report on what groups have done"),
    "report_month": ("bulan yang dilaporkan (bawaan: bulan ini)", "the month to report on (default: this month)"),
    "report_format": (
        "html untuk dilihat dan dicetak (bawaan); json; csv atau xlsx untuk Excel; pdf hanya dengan --form",
        "html to look at and print (default); json; csv or xlsx for Excel; pdf only with --form",
    ),
    "report_form": (
        "lembar laporan kegiatan tiap kelompok, untuk dicetak dan ditandatangani",
        "a sheet of each group's activities, to be printed and signed",
    ),
    "report_photos": ("dengan --form: sertakan foto kegiatan", "with --form: add photos of what was done"),
    "report_output": (
        "berkas hasil, - untuk layar (bawaan: laporan-kim-… di folder ini; json ke layar)",
        "the file, - for the screen (default: laporan-kim-… in this folder; json on the screen)",
    ),
    "report_bad_month": (
        '"{text}" bukan bulan yang sudah dimulai; tulis misalnya --month 2025-10',
        '"{text}" is no month that has begun; write for example --month 2025-10',
    ),
    "report_form_format": (
        "lembar kegiatan tidak ada dalam bentuk {format}; pilih html atau pdf",
        "there are no sheets as {format}; choose html or pdf",
    ),
    "report_pdf_form": (
        "PDF hanya untuk lembar kegiatan (--form); laporan html dicetak dari peramban",
        "PDF is for sheets of activities (--form) alone; print the html report from a browser",
    ),
    "report_no_pdf": (
        "PDF memerlukan WeasyPrint: pip install kimsite[pdf]\n"
        "Tanpa itu: pilih --format html, buka hasilnya di peramban, lalu cetak sebagai PDF.",
        "PDF needs WeasyPrint: pip install kimsite[pdf]\n"
        "Without it: choose --format html, open the result in a browser, and print it as PDF.",
    ),
    "report_done": ("Laporan: {path}", "Report: {path}"),
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
