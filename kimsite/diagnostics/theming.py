"""K3: themes."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K301": Entry(
        "error",
        'tidak ada tema "{name}"',
        "pakai salah satu dari: {known}",
        'there is no theme "{name}"',
        "use one of: {known}",
    ),
    "K302": Entry(
        "error",
        "theme.yaml tidak terbaca: {fault}",
        "periksa tanda titik dua, tanda kutip dan spasi di awal baris",
        "theme.yaml cannot be read: {fault}",
        "check colons, quotation marks and the spaces at the start of the line",
    ),
    "K303": Entry(
        "error",
        'isi "{key}" di theme.yaml tidak sah',
        "tulis {expected}",
        'the value of "{key}" in theme.yaml is not valid',
        "write {expected}",
    ),
    "K304": Entry(
        "error",
        "tema-tema ini saling menjadi induk: {chain}",
        "hapus `parent:` dari salah satunya",
        "these themes are each other's parents: {chain}",
        "remove `parent:` from one of them",
    ),
    "K305": Entry(
        "error",
        "templat tidak terbaca: {fault}",
        "perbaiki tulisan Jinja pada baris itu",
        "the template cannot be read: {fault}",
        "correct the Jinja on that line",
    ),
    "K306": Entry(
        "error",
        "nama templat pada extends, include atau import harus ditulis langsung, bukan dari variabel",
        'tulis namanya dalam tanda kutip, misalnya {{% include "kartu.html" %}}',
        "the name of a template in extends, include or import must be written out, not come from a variable",
        'write its name in quotation marks, such as {{% include "card.html" %}}',
    ),
    "K307": Entry(
        "error",
        'templat "{template}" tidak ada',
        "periksa ejaannya; templat yang ada: {known}",
        'there is no template "{template}"',
        "check its spelling; the templates are: {known}",
    ),
    "K308": Entry(
        "error",
        'tema "{name}" belum lengkap: templat {template} tidak ada',
        "tambahkan templat itu, atau tulis `parent: warta` di theme.yaml",
        'the theme "{name}" is not complete: it has no template {template}',
        "add that template, or write `parent: warta` in theme.yaml",
    ),
    "K309": Entry(
        "error",
        "daftar kata tema tidak terbaca: {fault}",
        "tulis `kunci: kata`, satu per baris, di dalam i18n/<bahasa>.yaml",
        "the theme's words cannot be read: {fault}",
        "write `key: word`, one a line, in i18n/<language>.yaml",
    ),
    "K320": Entry(
        "warning",
        'tema "{theme}" tidak mengenal pengaturan "{name}"',
        "pengaturan yang ada: {known}",
        'the theme "{theme}" has no setting "{name}"',
        "its settings are: {known}",
    ),
    "K321": Entry(
        "warning",
        'nilai "{value}" tidak cocok untuk pengaturan tema "{name}", dipakai nilai bawaannya',
        "tulis {expected}",
        'the value "{value}" does not suit the theme\'s setting "{name}"; its default is used',
        "write {expected}",
    ),
    "K330": Entry(
        "error",
        "templat gagal dipakai untuk halaman {page}: {fault}",
        "perbaiki templat itu; docs/tema.md menyebut semua yang boleh dipakainya",
        "the template failed on the page {page}: {fault}",
        "correct it; docs/tema.md names all that it may use",
    ),
}
