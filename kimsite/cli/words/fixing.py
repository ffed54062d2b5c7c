"""What the command line says of repairs."""

WORDS = {
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
    "fix_utf8": (
        "{path}: disimpan ulang dalam UTF-8, hurufnya tetap",
        "{path}: saved anew in UTF-8, its letters stay",
    ),
    "fix_ask": ("Tulis perubahan ini? [y/T] ", "Write these changes? [y/N] "),
    "fix_yes": (
        "Belum ada yang ditulis. Tambahkan --yes untuk menulisnya.",
        "Nothing is written yet. Add --yes to write it.",
    ),
    "fix_left": ("Tidak ada yang diubah.", "Nothing was changed."),
    "fix_changed": (
        "{path}: isinya berubah sementara itu, jadi dibiarkan. Jalankan perintah ini sekali lagi.",
        "{path}: it has changed meanwhile, so it was left as it is. Run this command once more.",
    ),
    "fix_done": ("{number} berkas diperbaiki.", "{number} files repaired."),
}
