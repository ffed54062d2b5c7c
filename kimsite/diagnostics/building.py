"""K02 and K03: output folders, groups, and what went wrong while building."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K020": Entry(
        "error",
        'folder hasil "{folder}" bertumpuk dengan folder sumber',
        "pilih folder lain, misalnya --output public",
        'the output folder "{folder}" overlaps the source folder',
        "choose another one, such as --output public",
    ),
    "K021": Entry(
        "error",
        'folder hasil "{folder}" sudah berisi berkas yang tidak dibuat kimsite',
        "pilih folder kosong atau baru; kimsite tidak menghapus berkas milik Anda",
        'the output folder "{folder}" holds files that kimsite did not make',
        "choose an empty or new folder; kimsite deletes nothing of yours",
    ),
    "K022": Entry(
        "error",
        'tidak ditulis: "{folder}" akan keluar dari folder hasil, misalnya lewat tautan simbolik',
        "hapus tautan simbolik itu dari folder hasil",
        'not written: "{folder}" would lead out of the output folder, for example through a symbolic link',
        "remove that symbolic link from the output folder",
    ),
    "K023": Entry(
        "error",
        'tidak ada kelompok "{name}"',
        "hapus pilihan --group‹, atau pakai salah satu dari: {known}›",
        'there is no group "{name}"',
        "leave out --group‹, or use one of: {known}›",
    ),
    "K024": Entry(
        "error",
        '"{folder}" sudah ada dan tidak kosong',
        "pilih nama lain; kimsite tidak menimpa berkas yang sudah ada",
        '"{folder}" exists already and is not empty',
        "choose another name; kimsite does not overwrite files",
    ),
    "K025": Entry(
        "error",
        'tidak ada jenis "{type}"',
        "pakai salah satu dari: {known}",
        'there is no type "{type}"',
        "use one of: {known}",
    ),
    "K026": Entry(
        "error",
        'tanggal "{text}" tidak terbaca',
        "tulis misalnya --today 2025-10-02",
        'cannot read the date "{text}"',
        "write for example --today 2025-10-02",
    ),
    "K027": Entry(
        "error",
        "pembangunan lain masih memakai folder hasil ini (proses {holder})",
        "tunggu sampai selesai, lalu ulangi",
        "another build is using this output folder (process {holder})",
        "wait until it is done, then try again",
    ),
    "K028": Entry(
        "error",
        "tidak bisa menulis berkas ini: {reason}",
        "periksa apakah disk penuh atau folder terkunci, lalu bangun lagi; yang sudah jadi tidak hilang",
        "cannot write this file: {reason}",
        "see whether the disk is full or the folder locked, then build again; what is done is not lost",
    ),
    "K040": Entry(
        "error",
        "berkas ini berbeda dari bangunan bersih",
        "bangun dengan --clean, lalu laporkan kepada pembuat kimsite",
        "this file differs from that of a clean build",
        "build with --clean, and report it to kimsite's makers",
    ),
    "K041": Entry(
        "error",
        "berkas ini ada dalam bangunan bersih, tetapi tidak di sini",
        "bangun dengan --clean, lalu laporkan kepada pembuat kimsite",
        "a clean build has this file, but it is not here",
        "build with --clean, and report it to kimsite's makers",
    ),
    "K042": Entry(
        "error",
        "berkas ini tidak ada dalam bangunan bersih",
        "bangun dengan --clean, lalu laporkan kepada pembuat kimsite",
        "a clean build does not have this file",
        "build with --clean, and report it to kimsite's makers",
    ),
    "K030": Entry(
        "error",
        "kimsite sendiri yang keliru, kelompok ini dilewati: {fault} ({place})",
        "hasil lama kelompok ini tetap ada; laporkan pesan ini kepada pembuat kimsite",
        "a fault of kimsite itself, this group was skipped: {fault} ({place})",
        "its last output is still there; report this message to kimsite's makers",
    ),
    "K031": Entry(
        "warning",
        'kode wilayah "{region}" tidak ada dalam daftar Kemendagri',
        "periksa lagi angkanya‹; mungkin maksudnya {nearest}›",
        'the region code "{region}" is not in the list of the Ministry of Home Affairs',
        "check its digits‹; perhaps {nearest} was meant›",
    ),
}
