"""K180: targets of publishing, as YAML says them."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K180": Entry(
        "error",
        'rahasia tidak boleh ditulis di sini: "{key}" dapat dibaca siapa saja yang menerima berkas ini',
        "hapus baris ini dan cabut tokennya, lalu simpan token baru di variabel lingkungan, misalnya "
        "KIMSITE_TOKEN_GITHUB_COM",
        'secrets may not stand here: whoever gets this file can read "{key}"',
        "delete this line and revoke the token, then keep a new one in an environment variable, such as "
        "KIMSITE_TOKEN_GITHUB_COM",
    ),
    "K181": Entry(
        "error",
        "isi {key} bukan jumlah yang bisa dipakai",
        "tulis angka bulat dari 1 sampai 100, misalnya {key}: 3",
        "what {key} says is no number that can be used",
        "write a whole number from 1 to 100, for example {key}: 3",
    ),
    "K182": Entry(
        "error",
        "isi {key} bukan alamat repositori git",
        "tulis misalnya https://example.org/kim-lasiana/web.git atau git@example.org:kim-lasiana/web.git",
        "what {key} says is no address of a git repository",
        "write for example https://example.org/kim-lasiana/web.git or git@example.org:kim-lasiana/web.git",
    ),
    "K183": Entry(
        "error",
        "isi {key} bukan nama repositori",
        "tulis pemilik dan nama, misalnya {key}: kim-lasiana/web",
        "what {key} says is no name of a repository",
        "write its owner and its name, for example {key}: kim-lasiana/web",
    ),
    "K184": Entry(
        "error",
        "isi {key} tidak bisa menjadi nama cabang",
        "tulis huruf, angka dan tanda hubung, misalnya {key}: pages",
        "what {key} says cannot be the name of a branch",
        "write letters, digits and hyphens, for example {key}: pages",
    ),
    "K185": Entry(
        "error",
        "nama ini tidak bisa dipakai untuk tujuan penerbitan",
        "pakai nama pendek dari huruf kecil, angka dan tanda hubung, misalnya web",
        "a target of publishing cannot be called this",
        "use a short name of lower-case letters, digits and hyphens, for example web",
    ),
    "K186": Entry(
        "error",
        'tujuan penerbitan "{name}" belum punya {key}',
        "tambahkan baris {key}: di bawahnya‹, salah satu dari: {known}›",
        'the target "{name}" has no {key}',
        "add a line {key}: below it‹, one of: {known}›",
    ),
    "K187": Entry(
        "warning",
        "{key} tidak berguna untuk tujuan berjenis {kind}, jadi dilewati",
        "hapus baris ini; yang dipakai: {known}",
        "{key} means nothing to a target of the type {kind}, so it is passed over",
        "delete this line; these are used: {known}",
    ),
    "K188": Entry(
        "error",
        "dalam jejaring, {key} di komputer penerbit tidak ditentukan oleh kelompok",
        "hapus tujuan ini, lalu tulis di network.yaml dengan {{slug}} di tempat nama kelompok",
        "in a network, {key} on the publisher's computer is not for a group to say",
        "delete this target, and write it into network.yaml with {{slug}} where the group's name belongs",
    ),
    "K189": Entry(
        "error",
        "isi {key} tidak bisa dipakai",
        "tulis misalnya {key}: {example}",
        "what {key} says cannot be used",
        "write for example {key}: {example}",
    ),
}
