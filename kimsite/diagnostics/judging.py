"""K34 to K37: what `theme check` finds in a theme that can be used."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K338": Entry(
        "error",
        "di halaman {page} ada {tag} tanpa nama, sehingga pembaca layar tidak dapat menyebutnya",
        "beri {part}, atau tulisan di dalamnya",
        "on the page {page} there is a {tag} without a name, which screen readers cannot tell of",
        "give it {part}, or words within",
    ),
    "K339": Entry(
        "hint",
        'warna tulisan "{value}" ditulis langsung, sehingga kontrasnya tidak dapat diperiksa',
        "pakai nama warna tema, misalnya var(--ink) atau var(--accent), atau tulis background: di aturan yang sama",
        'the colour "{value}" of words is written outright, so that its contrast cannot be reckoned',
        "use a colour of the theme, such as var(--ink) or var(--accent), or write background: in the same rule",
    ),
    "K340": Entry(
        "error",
        "lembar gaya tidak menetapkan {token} di {where}",
        "tulis `{token}: #...;` di sana; semua tema memakai nama-nama warna yang sama (rujukan/tema.md)",
        "the style sheet does not define {token} in {where}",
        "write `{token}: #...;` there; all themes use the same names of colours (rujukan/tema.md)",
    ),
    "K341": Entry(
        "warning",
        '{token} bernilai "{value}", yang tidak dapat dihitung kontrasnya dan tidak dikenal ponsel lama',
        "tulis sebagai #rrggbb, atau var(--...) yang berujung pada warna seperti itu",
        '{token} is "{value}", whose contrast cannot be reckoned and which old phones do not know',
        "write it as #rrggbb, or as a var(--...) that leads to such a colour",
    ),
    "K342": Entry(
        "error",
        "tulisan berwarna {token} {value} sukar dibaca di atas {ground} {under}: kontrasnya {ratio}, "
        "seharusnya paling sedikit 4.5 ({where})",
        "warna terdekat yang terbaca: {better}",
        "text in {token} {value} is hard to read on {ground} {under}: its contrast is {ratio}, "
        "it should be 4.5 at least ({where})",
        "the nearest colour that can be read: {better}",
    ),
    "K343": Entry(
        "error",
        "‹bila kelompok memilih {chosen}, ›tulisan berwarna {token} menjadi {value} di atas {ground} {under}: "
        "kontrasnya {ratio}, seharusnya paling sedikit 4.5 ({where})",
        'ambil warnanya dari setting("<nama>.{turn}"), dan sebut {under} di `grounds` pengaturan itu dalam theme.yaml',
        "‹when a group chooses {chosen}, ›text in {token} becomes {value} on {ground} {under}: "
        "its contrast is {ratio}, it should be 4.5 at least ({where})",
        'take it from setting("<name>.{turn}"), and name {under} in the `grounds` of that setting in theme.yaml',
    ),
    "K344": Entry(
        "hint",
        "tulisan panjang berwarna {token} {value} lebih nyaman dibaca di atas {ground} {under} dengan kontras 7; "
        "sekarang {ratio} ({where})",
        "warna terdekat: {better}",
        "long text in {token} {value} is easier to read on {ground} {under} with a contrast of 7; "
        "now it is {ratio} ({where})",
        "the nearest colour: {better}",
    ),
    "K345": Entry(
        "warning",
        'huruf "{value}" terlalu kecil: kira-kira {pixels} px',
        "pakai paling kecil 12 px, sebaiknya .875rem",
        'letters of "{value}" are too small: about {pixels} px',
        "use 12 px at least, better .875rem",
    ),
    "K346": Entry(
        "warning",
        '"{value}" lebih lebar dari layar kecil (320 px), sehingga halaman harus digeser ke samping',
        "pakai max-width, min(100%, ...), atau taruh di dalam @media (min-width: ...)",
        '"{value}" is wider than a small screen (320 px), so that readers must scroll sideways',
        "use max-width, min(100%, ...), or put it into @media (min-width: ...)",
    ),
    "K347": Entry(
        "error",
        '"{selector}" menghapus garis fokus, sehingga pemakai papan ketik tidak tahu di mana ia berada',
        "hapus baris ini, atau beri tanda lain, misalnya :focus-visible {{ outline: 3px solid var(--accent) }}",
        '"{selector}" takes the focus ring away, so that those who use a keyboard cannot see where they are',
        "delete this line, or show it another way, such as :focus-visible {{ outline: 3px solid var(--accent) }}",
    ),
    "K348": Entry(
        "error",
        "lembar gaya memuat sesuatu dari {host}; halaman tidak boleh meminta apa pun dari pihak lain",
        "simpan berkasnya di assets/ tema, atau hapus baris ini",
        "the style sheet loads something from {host}; pages must not ask anything of others",
        "keep the file in the theme's assets/, or delete this line",
    ),
    "K349": Entry(
        "warning",
        "bagian lembar gaya ini tidak terbaca, sehingga dilewati peramban: {fault}",
        "periksa tanda titik dua, titik koma dan kurung",
        "this part of the style sheet cannot be read, and browsers skip it: {fault}",
        "check colons, semicolons and brackets",
    ),
    "K350": Entry(
        "error",
        "base.html tidak punya blok {block}, yang dipakai templat lain",
        "tambahkan {{% block {block} %}}{{% endblock %}} di tempatnya, atau mulai dari base.html milik tema dasar",
        "base.html has no block {block}, which other templates fill",
        "add {{% block {block} %}}{{% endblock %}} where it belongs, or begin with the base.html of dasar",
    ),
    "K351": Entry(
        "warning",
        "blok {block} tidak pernah tampil, karena {frame} tidak punya blok bernama itu",
        "‹mungkin maksudnya {near}; ›rujukan/tema.md menyebut blok yang ada",
        "the block {block} is never shown, since {frame} has none of that name",
        "‹perhaps you mean {near}; ›rujukan/tema.md names the blocks there are",
    ),
    "K352": Entry(
        "error",
        "halaman {page} tidak memuat {part}",
        "tambahkan di templatnya; base.html milik tema dasar memperlihatkan caranya",
        "the page {page} has no {part}",
        "add it to the template; the base.html of dasar shows how",
    ),
    "K353": Entry(
        "error",
        "halaman {page} memuat {number} <h1>; harus tepat satu, yaitu judulnya",
        "jadikan yang lain <h2> atau <p>, atau tambahkan <h1> yang kurang",
        "the page {page} has {number} <h1>; it must have exactly one, its title",
        "make the others <h2> or <p>, or add the one that is missing",
    ),
    "K354": Entry(
        "error",
        'halaman {page} memakai id="{name}" lebih dari sekali',
        "beri nama yang berbeda; tautan dan pembaca layar hanya menemukan yang pertama",
        'the page {page} uses id="{name}" more than once',
        "use different names; links and screen readers find only the first",
    ),
    "K355": Entry(
        "warning",
        "di halaman {page}, {after} langsung mengikuti {before}",
        "jangan melompati tingkat judul; besar hurufnya diatur di lembar gaya",
        "on the page {page}, {after} follows {before}",
        "do not skip a level of headings; style sheets make them smaller",
    ),
    "K356": Entry(
        "error",
        "{tag} memuat sesuatu dari {host}; halaman tidak boleh meminta apa pun dari pihak lain",
        'simpan berkasnya di assets/ tema dan tulis href(asset("...")), atau jadikan tautan biasa',
        "{tag} loads something from {host}; pages must not ask anything of others",
        'keep the file in the theme\'s assets/ and write href(asset("...")), or make it a plain link',
    ),
    "K357": Entry(
        "error",
        "skrip di dalam halaman ditolak oleh aturan keamanan situs",
        "tulis di assets/halaman.js, yang dibawa setiap halaman, atau di berkas .js lain di assets/ dengan "
        '<script src="{{{{ href(asset("...")) }}}}" defer></script>',
        "scripts within a page are refused by the site's security rules",
        "write it in assets/halaman.js, which all pages carry, or in another .js file in assets/ with "
        '<script src="{{{{ href(asset("...")) }}}}" defer></script>',
    ),
    "K358": Entry(
        "error",
        "{name} menjalankan skrip di dalam halaman, yang ditolak oleh aturan keamanan situs",
        "hapus; halaman harus berguna tanpa skrip, dan skrip di assets/ dapat memakai addEventListener",
        "{name} runs a script within the page, which the site's security rules refuse",
        "delete it; pages must do without scripts, and one in assets/ may use addEventListener",
    ),
    "K359": Entry(
        "warning",
        "{token} dipakai, tetapi tidak pernah ditetapkan, sehingga aturan itu tidak berlaku",
        "tetapkan di :root lembar gaya tema, atau periksa ejaannya",
        "{token} is used but never defined, so that the rule has no effect",
        "define it in the :root of the theme's style sheet, or check its spelling",
    ),
    "K360": Entry(
        "warning",
        '"{words}" ditulis langsung, sehingga tidak ikut bahasa kelompok',
        'taruh di i18n/id.yaml sebagai `kunci: {words}`, lalu tulis t("kunci")',
        '"{words}" is written out, so that it does not follow the group\'s language',
        'put it into i18n/id.yaml as `key: {words}`, then write t("key")',
    ),
    "K361": Entry(
        "error",
        'tidak ada kata berkunci "{key}"',
        "tambahkan `{key}: ...` ke i18n/id.yaml tema ini, atau periksa ejaannya",
        'there is no word with the key "{key}"',
        "add `{key}: ...` to this theme's i18n/id.yaml, or check its spelling",
    ),
    "K362": Entry(
        "error",
        'kata "{key}" tidak ada dalam bahasa Indonesia, yang menggantikan semua bahasa lain',
        "tambahkan `{key}: ...` ke i18n/id.yaml tema ini",
        'the word "{key}" is missing in Indonesian, which stands in for all other languages',
        "add `{key}: ...` to this theme's i18n/id.yaml",
    ),
    "K370": Entry(
        "hint",
        "lembar gaya {size} kB setelah dipadatkan; sampai {most} kB halaman tetap cepat di jaringan 2G",
        "hapus aturan yang tidak dipakai",
        "the style sheet is {size} kB compressed; up to {most} kB pages stay quick on 2G",
        "delete rules that nothing uses",
    ),
    "K371": Entry(
        "error",
        "satu berita tanpa foto beserta gayanya {size} kB setelah dipadatkan; paling banyak {most} kB",
        "kecilkan lembar gaya dan templat; itulah yang diunduh pembaca di jaringan lambat",
        "a text article with its style is {size} kB compressed; {most} kB at most",
        "make the style sheet and templates smaller; readers on slow lines load all of it",
    ),
    "K372": Entry(
        "error",
        "semua skrip {size} kB setelah dipadatkan; paling banyak {most} kB",
        "kurangi; halaman harus berguna tanpa skrip",
        "all scripts are {size} kB compressed; {most} kB at most",
        "make them smaller; pages must do without scripts",
    ),
    "K373": Entry(
        "error",
        "beranda beserta gayanya {size} kB setelah dipadatkan, belum termasuk foto; paling banyak {most} kB",
        "tampilkan lebih sedikit di beranda",
        "the home page with its style is {size} kB compressed, without photos; {most} kB at most",
        "show less on the home page",
    ),
}
