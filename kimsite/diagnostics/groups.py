"""K150: groups and networks."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K150": Entry(
        "error",
        "nama belum diisi",
        "tulis misalnya nama: KIM Lasiana",
        "there is no name",
        "write for example name: KIM Lasiana",
    ),
    "K151": Entry(
        "error",
        'nama folder "{folder}" tidak bisa menjadi alamat',
        "ganti nama foldernya menjadi {better}",
        'the folder name "{folder}" cannot be an address',
        "rename the folder to {better}",
    ),
    "K860": Entry(
        "error",
        'nama folder "{folder}" sudah dipakai portal jejaring untuk halamannya sendiri',
        "ganti nama foldernya menjadi {better}",
        'the folder name "{folder}" is the portal\'s own: its pages lie there',
        "rename the folder to {better}",
    ),
    "K158": Entry(
        "error",
        '"{value}" bukan berat halaman',
        "tulis kB dengan angka bulat dari 1 sampai 10000, misalnya {key}: 20",
        '"{value}" is no weight of a page',
        "write kB as a whole number from 1 to 10000, for example {key}: 20",
    ),
    "K152": Entry(
        "error",
        '"{value}" bukan kode wilayah Kemendagri',
        'tulis 2, 4, 6 atau 10 angka, misalnya {key}: "53.71.03.1011"',
        '"{value}" is not a region code of Kemendagri',
        'write 2, 4, 6 or 10 digits, for example {key}: "53.71.03.1011"',
    ),
    "K153": Entry(
        "error",
        'pola alamat "{value}" tidak bisa dipakai',
        "pakai huruf kecil, {{year}}, {{month}}, {{day}}, {{type}} dan {{slug}}, "
        'misalnya "{{year}}/{{month}}/{{slug}}.html"',
        'the address pattern "{value}" cannot be used',
        "use lower-case letters, {{year}}, {{month}}, {{day}}, {{type}} and {{slug}}, "
        'for example "{{year}}/{{month}}/{{slug}}.html"',
    ),
    "K154": Entry(
        "warning",
        'menu "{value}" bukan jenis isi dan bukan halaman kelompok ini, jadi tidak tampil',
        "‹mungkin maksudnya {better}; ›pilihannya: {known}",
        'the menu entry "{value}" is no type of content and no page of this group, so it is not shown',
        "‹did you mean {better}? ›The choices are: {known}",
    ),
    "K155": Entry(
        "warning",
        "slug di sini dilewati: dalam jejaring, nama folder menjadi alamat kelompok",
        "hapus baris ini, atau ganti nama foldernya",
        "this slug is passed over: in a network, the folder's name is the group's address",
        "delete this line, or rename the folder",
    ),
    "K156": Entry(
        "error",
        '"{value}" bukan akun atau alamat {key}',
        "tulis alamat lengkapnya, yang berawal dengan https://",
        '"{value}" is no account or address at {key}',
        "write the whole address, beginning with https://",
    ),
    "K159": Entry(
        "error",
        '"{value}" bukan alamat https untuk formulir',
        "tulis alamat lengkap dari layanan formulir Anda, yang berawal dengan https://",
        '"{value}" is no https address for a form',
        "write the whole address of your form service, beginning with https://",
    ),
    "K160": Entry(
        "error",
        '"{value}" bukan jumlah hari',
        "tulis angka bulat dari 1 sampai 3650, misalnya {key}: 30",
        '"{value}" is no number of days',
        "write a whole number from 1 to 3650, for example {key}: 30",
    ),
    "K161": Entry(
        "error",
        "batas tidur ({dormant} hari) harus lebih besar daripada batas lambat ({slow} hari)",
        "tulis misalnya lambat: 30 dan tidur: 90",
        "the days until dormant ({dormant}) must be more than the days until slow ({slow})",
        "write for example slow: 30 and dormant: 90",
    ),
    "K157": Entry(
        "error",
        "nama ini tidak bisa menjadi alamat situs",
        "tambahkan slug: dengan huruf kecil dan tanda hubung, misalnya slug: kim-lasiana",
        "this name cannot be the address of the site",
        "add slug: in lower-case letters and hyphens, for example slug: kim-lasiana",
    ),
}
