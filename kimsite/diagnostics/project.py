"""K0: the project, its folders and the engine."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K001": Entry(
        "error",
        "folder content/ tidak ada di sini",
        "buat proyek baru dengan kimsite init, atau tunjuk foldernya dengan --source",
        "there is no folder content/ here",
        "start a project with kimsite init, or name its folder with --source",
    ),
    "K002": Entry(
        "error",
        "group.yaml atau network.yaml tidak ada di folder content/",
        "buat content/group.yaml berisi misalnya nama: KIM Lasiana",
        "there is neither group.yaml nor network.yaml in content/",
        "write content/group.yaml with for example name: KIM Lasiana",
    ),
    "K003": Entry(
        "warning",
        'folder "{folder}" tidak punya group.yaml, jadi dilewati',
        "buat group.yaml di dalamnya berisi misalnya nama: KIM Lasiana",
        'the folder "{folder}" has no group.yaml, so it is passed over',
        "write a group.yaml in it with for example name: KIM Lasiana",
    ),
    "K004": Entry(
        "warning",
        "tautan simbolik (pintasan) dilewati, karena bisa menunjuk ke luar folder kelompok",
        "salin berkas aslinya ke sini",
        "a symbolic link is passed over, since it may point outside the group's folder",
        "copy the file itself to this place",
    ),
    "K005": Entry(
        "warning",
        "berkas atau folder ini tidak bisa dibaca, jadi dilewati",
        "salin lagi berkasnya ke sini, atau periksa apakah Anda boleh membukanya",
        "this file or folder cannot be read, so it is passed over",
        "copy it here again, or see whether you may open it",
    ),
    "K006": Entry(
        "warning",
        "nama berkas ini memuat karakter yang tidak bisa dipakai, jadi dilewati",
        "ganti namanya dengan huruf, angka dan tanda hubung",
        "the name of this file has characters that cannot be used, so it is passed over",
        "rename it with letters, digits and hyphens",
    ),
    "K007": Entry(
        "warning",
        "group.yaml ini dilewati, karena di sebelahnya ada network.yaml",
        "hapus salah satunya: network.yaml untuk jaringan, group.yaml untuk satu kelompok",
        "this group.yaml is passed over, since there is a network.yaml beside it",
        "delete one: network.yaml is for a network, group.yaml for a single group",
    ),
    "K008": Entry(
        "warning",
        "jaringan ini belum punya kelompok",
        "buat folder untuk setiap kelompok di dalam content/, masing-masing dengan group.yaml",
        "this network has no groups yet",
        "make a folder for each group in content/, each with a group.yaml",
    ),
}
