"""K190: documents as a whole, and what they tell of people."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K190": Entry(
        "error",
        "tulisan ini belum punya judul",
        "tambahkan judul: di antara baris ---, atau awali isinya dengan # Judul",
        "this text has no title",
        "add title: between the lines of ---, or begin the text with # Title",
    ),
    "K191": Entry(
        "error",
        "{type} harus punya tanggal",
        "tambahkan misalnya tanggal: 2025-10-02, atau awali nama berkas dengan 2025-10-02-",
        "{type} must have a date",
        "add for example date: 2025-10-02, or begin the file's name with 2025-10-02-",
    ),
    "K192": Entry(
        "error",
        'folder "{folder}" bukan jenis tulisan',
        "‹mungkin maksudnya {better}; ›pakai salah satu folder: {known} (foto boleh di media)",
        'the folder "{folder}" is no content type',
        "‹did you mean {better}? ›Use one of the folders: {known} (photos may lie in media)",
    ),
    "K193": Entry(
        "error",
        "tulisan ini tidak berada di folder jenis tulisan",
        "pindahkan ke salah satu folder: {known}; atau tambahkan jenis: di kepalanya",
        "this text is not in the folder of a content type",
        "move it to one of the folders: {known}; or add type: to its head",
    ),
    "K194": Entry(
        "error",
        "nama berkas dan judulnya tidak bisa menjadi alamat",
        "tambahkan slug: dengan huruf kecil dan tanda hubung, misalnya slug: panen-raya",
        "neither the file's name nor its title can be an address",
        "add slug: in lower-case letters and hyphens, for example slug: panen-raya",
    ),
    "K195": Entry(
        "error",
        "selesai lebih awal daripada mulai",
        "periksa kedua tanggal dan jamnya",
        "it ends before it starts",
        "check both dates and times",
    ),
    "K196": Entry(
        "hint",
        "agenda ini tidak punya mulai; tanggalnya dipakai sebagai waktu acara",
        "tambahkan misalnya mulai: 2025-10-02 09:00",
        "this event has no start; its date is used as the time of the event",
        "add for example start: 2025-10-02 09:00",
    ),
    "K197": Entry(
        "error",
        '"{value}" bukan foto untuk galeri',
        "tulis nama berkas foto (panen.jpg), daftarnya, atau nama folder dengan / di ujungnya; "
        "nama pemotret ditulis di kunci photographer:",
        '"{value}" is no photo of a gallery',
        "write a photo's file name (panen.jpg), a list of them, or a folder with / at the end; "
        "who took them is written in the key photographer:",
    ),
    "K198": Entry(
        "warning",
        "di sini ada nomor yang tampak seperti NIK atau nomor KK‹, dan {more} lagi di bawahnya›; "
        "nomor itu ikut terbit, dan siapa pun yang melihatnya bisa menyalahgunakannya (UU 27/2022)",
        "hapus nomor itu, atau tulis {better}; kalau memang bukan NIK atau nomor KK, apit dengan tanda `",
        "this looks like a national identity number (NIK)‹, and {more} more stand below it›; "
        "it is published, and anyone who sees it could misuse it (Law 27/2022)",
        "delete the number, or write {better}; if it is no NIK, put it between two ` (backquotes)",
    ),
    "K199": Entry(
        "warning",
        "di sini ada nomor telepon atau alamat surel‹, dan {more} lagi di bawahnya›; dalam aspirasi warga, "
        "nomor dan alamat orang tidak perlu ikut terbit",
        "hapus nomor atau alamat itu; kalau memang untuk umum (misalnya nomor puskesmas), apit dengan tanda `",
        "this is a telephone number or an e-mail address‹, and {more} more stand below it›; people's wishes "
        "need not be published with it",
        "delete it; if it is meant for everybody (such as a clinic's), put it between two ` (backquotes)",
    ),
}
