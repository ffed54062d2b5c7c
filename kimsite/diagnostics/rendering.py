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
    "K510": Entry(
        "error",
        "halaman {page} seberat {size}, padahal paling berat {limit}; isinya: {parts}",
        "kurangi atau kecilkan yang terberat, atau ubah anggaran: di network.yaml atau group.yaml",
        "the page {page} weighs {size}, and {limit} is the most; it holds: {parts}",
        "take away or shrink what weighs most, or change budgets: in network.yaml or group.yaml",
    ),
    "K511": Entry(
        "hint",
        "tulisan ini panjang sekali: halaman {page} seberat {size}, lebih dari {limit}",
        "kalau bisa, bagi menjadi beberapa tulisan yang saling menyebut lewat baca_juga:",
        "this text is very long: the page {page} weighs {size}, more than {limit}",
        "if it can be done, make several texts of it that name each other in read_also:",
    ),
}
