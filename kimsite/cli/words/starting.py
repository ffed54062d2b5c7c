"""What the command line says of new projects and texts."""

WORDS = {
    "init": ("buat proyek baru yang langsung dapat dibangun", "make a new project that can be built at once"),
    "init_dir": ("folder baru", "the new folder"),
    "init_network": ("jejaring berisi banyak kelompok", "a network of many groups"),
    "init_name": ("nama kelompok atau jejaring", "name of the group or network"),
    "new": ("mulai satu dokumen baru", "start a new document"),
    "new_type": ("jenis: {types}", "type: {types}"),
    "new_title": ("judul dokumen", "the document's title"),
    "new_group": ("kelompok pemilik dokumen (dalam jejaring)", "the group it belongs to (in a network)"),
    "init_done": (
        "Proyek siap di {folder}. Lanjutkan dengan:\n  cd {folder}\n  kimsite build",
        "The project is ready in {folder}. Go on with:\n  cd {folder}\n  kimsite build",
    ),
    "new_done": ("Berkas baru: {path}", "New file: {path}"),
}
