"""What the command line says of registers: spreadsheets of groups."""

WORDS = {
    "init_from": (
        "daftar kelompok (.xlsx atau .csv): satu baris menjadi satu kelompok; dijalankan lagi, hanya yang belum ada "
        "ditambahkan",
        "a list of groups (.xlsx or .csv): each row becomes a group; run again, it adds only those that are missing",
    ),
    "init_from_alone": (
        "{names} tidak dapat bersama --from: tulis dalam daftarnya, satu kolom untuk tiap hal",
        "{names} cannot go with --from: write it in the list, a column for each thing",
    ),
    "register": (
        "tulis daftar semua kelompok jejaring, dengan kolom yang dibaca init --from",
        "write a list of all groups of a network, with the columns that init --from reads",
    ),
    "register_output": (
        "berkas .xlsx atau .csv (bawaan: daftar-kelompok.xlsx)",
        "an .xlsx or .csv file (default: daftar-kelompok.xlsx)",
    ),
    "register_force": ("timpa berkas yang sudah ada", "overwrite a file that exists"),
    "register_ending": (
        '"{name}" tidak berakhir dengan .xlsx atau .csv',
        '"{name}" does not end with .xlsx or .csv',
    ),
    "register_done": (
        "{groups} kelompok ditulis ke {path}",
        "groups: {groups}, written to {path}",
    ),
    "register_single": (
        "proyek ini bukan jejaring; daftarnya memuat satu kelompok",
        "this project is no network; the list holds its one group",
    ),
    "enrol_done": (
        "{new} kelompok baru di {folder}, {there} sudah ada, {left} baris belum dapat dipakai",
        "new groups in {folder}: {new}, there already: {there}, rows that cannot be used yet: {left}",
    ),
    "enrol_left": (
        "Perbaiki baris itu dalam daftar, lalu jalankan perintah ini sekali lagi: yang sudah ada tidak disentuh.",
        "Correct those rows in the list, then run this command once more: what is there is not touched.",
    ),
    "enrol_next": (
        "Lanjutkan dengan:\n  cd {folder}\n  kimsite build",
        "Go on with:\n  cd {folder}\n  kimsite build",
    ),
}
