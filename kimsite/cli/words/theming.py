"""What the command line says about themes."""

WORDS = {
    "theme": ("tema: daftar, periksa, buat baru", "themes: list, check, begin one"),
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
Panduan: rujukan/tema.md""",
        """The new theme is in {folder}. Go on with:
  1. Write `tema: {name}` in group.yaml.
  2. Open {sheet} and change its colours.
  3. kimsite theme check {name}
  4. kimsite build
Guide: rujukan/tema.md""",
    ),
}
