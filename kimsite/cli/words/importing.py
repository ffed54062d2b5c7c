"""What the command line says while moving in."""

WORDS = {
    "import": ("pindahkan isi situs lama dari WordPress atau Blogger", "move in from WordPress or Blogger"),
    "import_system": ("wordpress atau blogger", "wordpress or blogger"),
    "import_file": (
        "berkas ekspor dari situs lama (.xml, .atom, .zip, atau .gz)",
        "the old site's export (.xml, .atom, .zip or .gz)",
    ),
    "import_group": ("kelompok yang menerimanya (dalam jejaring)", "the group that takes it in (in a network)"),
    "import_uploads": (
        "folder berisi gambar situs lama, misalnya wp-content/uploads",
        "a folder with the old site's pictures, such as wp-content/uploads",
    ),
    "import_offline_help": (
        "jangan mengambil gambar dari internet; daftarkan saja",
        "fetch no pictures from the internet, only list them",
    ),
    "import_dry_help": ("tunjukkan saja, jangan tulis apa pun", "only show it, write nothing"),
    "import_unreadable": ("{path} tidak dapat dibaca: {reason}", "{path} cannot be read: {reason}"),
    "import_other": (
        "{path} berasal dari {system}; tulis: kimsite import {system} {path}",
        "{path} comes from {system}; write: kimsite import {system} {path}",
    ),
    "import_no_wordpress": (
        "{path} bukan ekspor WordPress; di WordPress buka Perkakas > Ekspor > Semua konten, lalu pakai berkas .xml itu",
        "{path} is no export of WordPress; there, open Tools > Export > All content, and take that .xml file",
    ),
    "import_no_blogger": (
        "{path} bukan ekspor Blogger; di Blogger buka Setelan > Kelola blog > Cadangkan konten, "
        "atau ambil feed.atom dari Google Takeout",
        "{path} is no export of Blogger; there, open Settings > Manage blog > Back up content, "
        "or take feed.atom from Google Takeout",
    ),
    "import_no_uploads": ("folder {path} tidak ada", "there is no folder {path}"),
    "import_reading": ("{done}/{of} tulisan  {name}", "{done}/{of} texts  {name}"),
    "import_progress": ("{done}/{of} gambar dan berkas  {name}", "{done}/{of} pictures and files  {name}"),
    "import_head": ("Pindahan dari {system} ({site}) ke {group}", "Moved from {system} ({site}) to {group}"),
    "import_type": ("{type}: {number}", "{type}: {number}"),
    "import_drafts": (
        "Di antaranya {number} draf; hapus baris `status: draf` untuk menerbitkannya:",
        "Among them drafts: {number}; take away the line `status: draf` to publish one:",
    ),
    "import_media": ("gambar dan berkas: {number}", "pictures and files: {number}"),
    "import_missing": (
        "Gambar dan berkas yang belum ada: {number}. Letakkan sendiri di tempat yang disebut, "
        "atau jalankan perintah ini sekali lagi:",
        "Pictures and files that are missing: {number}. Put them where it says, or run this command once more:",
    ),
    "import_lost": (
        "Gambar yang alamatnya tidak menuju situs mana pun, jadi dihapus dari tulisan: {number}",
        "Pictures whose address leads to no site, taken out of the texts: {number}",
    ),
    "import_missing_one": ("{path} ({reason}) {url}", "{path} ({reason}) {url}"),
    "import_offline": ("tidak diambil", "not fetched"),
    "import_gone": ("tidak ada lagi di sana", "not there any more"),
    "import_silent": ("situsnya tidak menjawab", "its site does not answer"),
    "import_private": (
        "alamatnya di jaringan komputer ini, bukan di internet",
        "its address is in this computer's own network, not on the internet",
    ),
    "import_refused": ("situsnya menolak", "its site refuses"),
    "import_strange": ("bukan gambar yang dapat ditampilkan", "no picture that can be shown"),
    "import_large": ("terlalu besar", "too large"),
    "import_left": ("tidak dibawa: {number} {name}", "left behind: {number} {name}"),
    "import_left_comments": ("tidak dibawa: {number} komentar", "left behind: {number} comments"),
    "import_left_trash": ("tidak dibawa: {number} tulisan di tempat sampah", "left behind: {number} texts in the bin"),
    "import_left_settings": ("tidak dibawa: {number} setelan blog", "left behind: {number} settings of the blog"),
    "import_left_template": ("tidak dibawa: {number} templat blog", "left behind: {number} templates of the blog"),
    "import_left_wp_block": (
        "tidak dibawa: {number} blok pakai ulang, karena tidak ditampilkan tulisan mana pun atau tidak ada di ekspor",
        "left behind: {number} reusable blocks, which no text shows or which are not in the export",
    ),
    "import_codes": (
        "Kode pengaya yang tidak dikenal, jadi dihapus: {number}",
        "Codes of unknown plugins, taken out: {number}",
    ),
    "import_links": (
        "Tautan yang masih menuju situs lama: {number}. Halamannya tidak ikut pindah; ubah atau hapus:",
        "Links that still lead to the old site: {number}. Those pages did not come along; change or delete them:",
    ),
    "import_bare": (
        "Tulisan yang susunannya terlalu rumit, jadi hanya kata-katanya yang dibawa, tanpa gambar dan tautan: {number}",
        "Texts too intricate to be put in order, so only their words came over, without pictures and links: {number}",
    ),
    "import_undated": (
        "Tulisan yang di situs lama pun tidak bertanggal: {number}. Tambahkan tanggal: agar ikut tayang:",
        "Texts that have no date on the old site either: {number}. Add date: to publish them:",
    ),
    "import_fault": (
        "Berkas ekspor rusak mulai baris {line}; yang sesudahnya mungkin tidak lengkap. Unduh sekali lagi bila perlu.",
        "The export is broken from line {line} on; what follows may be incomplete. Download it again if need be.",
    ),
    "import_dry": (
        "Belum ada yang ditulis. Jalankan tanpa --dry-run untuk menulisnya.",
        "Nothing is written yet. Run it without --dry-run to write it.",
    ),
    "import_done": (
        "Ditulis: {written} tulisan, {brought} gambar dan berkas. Sudah ada dan dibiarkan: {kept} tulisan.",
        "Written: {written} texts, {brought} pictures and files. There already and left alone: {kept} texts.",
    ),
    "import_account": ("Laporan lengkap: {path}", "The whole account: {path}"),
    "import_next": (
        "Lanjutkan dengan: kimsite check, lalu kimsite serve --open",
        "Go on with: kimsite check, then kimsite serve --open",
    ),
}
