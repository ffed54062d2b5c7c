"""K5: what only shows when an output is made."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K501": Entry(
        "error",
        "gambar ini rusak atau terpotong, jadi tidak dapat ditampilkan",
        "buka gambarnya; bila tidak utuh, salin lagi dari ponsel atau kamera, lalu ganti berkas ini",
        "this picture is broken or cut off, so it cannot be shown",
        "open it; if it is not whole, copy it from the phone or camera again and replace this file",
    ),
}
