"""K170: pictures."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K170": Entry(
        "error",
        "gambar ini lebih besar dari {limit} MB",
        "kecilkan dulu, misalnya dengan mengirimnya ke diri sendiri lewat WhatsApp",
        "this picture is larger than {limit} MB",
        "make it smaller first",
    ),
    "K171": Entry(
        "error",
        "gambar ini terlalu besar: {size} piksel, paling banyak {limit} juta",
        "kecilkan dulu menjadi sekitar 2000 piksel lebarnya",
        "this picture is too large: {size} pixels, at most {limit} million",
        "make it about 2000 pixels wide first",
    ),
    "K172": Entry(
        "error",
        "gambar GIF tidak dipakai",
        "simpan sebagai PNG atau JPEG; gambar bergerak sebaiknya menjadi video di tempat lain",
        "GIF pictures are not used",
        "save it as PNG or JPEG; moving pictures belong on a video site",
    ),
    "K173": Entry(
        "error",
        "foto HEIC dari iPhone tidak bisa dibaca",
        "kirim foto itu ke diri sendiri lewat WhatsApp dan pakai yang diterima, yang sudah JPEG; supaya kamera iPhone "
        "selalu membuat JPEG: Pengaturan, Kamera, Format, Paling Kompatibel",
        "HEIC photos from an iPhone cannot be read",
        "send it to yourself through WhatsApp and use what arrives, which is JPEG; for an iPhone that always makes "
        "JPEG: Settings, Camera, Formats, Most Compatible",
    ),
    "K174": Entry(
        "error",
        "isi berkas ini bukan gambar JPEG, PNG, WebP atau AVIF",
        "buka dengan aplikasi gambar, lalu simpan sebagai JPEG",
        "this file is not a JPEG, PNG, WebP or AVIF picture",
        "open it with a picture programme and save it as JPEG",
    ),
    "K175": Entry(
        "error",
        "gambar ini rusak atau terpotong",
        "buka gambarnya; bila tidak utuh, salin lagi dari ponsel atau kamera, lalu ganti berkas ini",
        "this picture is broken or cut off",
        "open it; if it is not whole, copy it from the phone or camera again and replace this file",
    ),
    "K176": Entry(
        "error",
        "gambar SVG tidak dipakai karena bisa memuat program",
        "simpan sebagai PNG",
        "SVG pictures are not used, since they can hold scripts",
        "save it as PNG",
    ),
}
