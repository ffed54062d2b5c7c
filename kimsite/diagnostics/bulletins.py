"""K850: bulletins, and the regions that they and rankings are about."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K850": Entry(
        "error",
        '"{value}" bukan kode wilayah Kemendagri yang ada',
        "tulis misalnya 53.71 untuk satu kota‹; yang terdekat: {nearest}›",
        '"{value}" is no region code of Kemendagri that exists',
        "write for example 53.71 for a city‹; the nearest: {nearest}›",
    ),
    "K851": Entry(
        "error",
        "belum ada kelompok di {region}",
        "periksa kode_wilayah di group.yaml kelompoknya, atau pilih wilayah yang lebih luas",
        "there is no group in {region}",
        "look at region_code in the group.yaml of its groups, or choose a wider region",
    ),
    "K852": Entry(
        "error",
        "tidak ada yang dapat dicetak untuk {month}: belum ada berita, pengumuman, agenda, atau foto",
        "pilih bulan lain dengan --month, misalnya --month 2025-10",
        "there is nothing to print for {month}: no news, announcements, events or photos",
        "choose another month with --month, for example --month 2025-10",
    ),
    "K853": Entry(
        "warning",
        "buletin ini menjadi {pages} lembar, bukan {sheets}: kontak atau judulnya sangat panjang",
        "persingkat alamat dan judulnya, atau pilih satu kelompok dengan --group",
        "this bulletin takes {pages} sheets, not {sheets}: contacts or titles are very long",
        "make addresses and titles shorter, or choose one group with --group",
    ),
}
