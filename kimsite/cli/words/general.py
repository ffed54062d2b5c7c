"""What the command line says in general and of builds."""

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
    "build": ("bangun situs ke folder public/", "build the site into the folder public/"),
    "check": (
        "periksa isi tanpa menulis apa pun ke folder proyek",
        "check the content; writes nothing into the project",
    ),
    "action": ("TINDAKAN", "ACTION"),
    "source": (
        "folder proyek yang memuat content/ (bawaan: folder ini)",
        "project folder with content/ (default: here)",
    ),
    "output": ("folder hasil (bawaan: public)", "output folder (default: public)"),
    "group": ("hanya kelompok ini; boleh diulang", "only this group; may be repeated"),
    "jobs": ("jumlah proses (bawaan: sebanyak inti prosesor)", "number of processes (default: number of cores)"),
    "cluster": (
        "bangun di banyak komputer: alamat penjadwal Dask, misalnya tcp://192.168.1.10:8786",
        "build on many machines: the address of a Dask scheduler, such as tcp://192.168.1.10:8786",
    ),
    "bad_address": ("alamatnya kosong", "the address is empty"),
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
        '"{text}" tidak dapat dipakai; tulis angka dari 1 sampai {most}',
        '"{text}" cannot be used; write a number from 1 to {most}',
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
    "interrupted": ("dihentikan", "interrupted"),
}
