"""What the command line says of the preview."""

WORDS = {
    "serve": (
        "lihat situs di peramban sambil menulis; diperbarui setiap kali berkas disimpan",
        "look at the site in a browser while you write; it follows whenever a file is saved",
    ),
    "serve_port_help": ("nomor port (bawaan: 8000)", "number of the port (default: 8000)"),
    "serve_lan_help": (
        "dapat dibuka juga dari HP di Wi-Fi yang sama",
        "let phones in the same Wi-Fi look at it, too",
    ),
    "serve_open_help": ("langsung buka di peramban", "open it in a browser at once"),
    "serve_poll_help": (
        "periksa berkas tiap detik; untuk folder di jaringan",
        "look at the files every second; for folders on a network",
    ),
    "serve_no_drafts": ("sembunyikan draf", "hide drafts"),
    "serve_here": (
        "Situs tampil di {address}  (berhenti: Ctrl+C)",
        "The site is at {address}  (to stop: Ctrl+C)",
    ),
    "serve_lan": (
        "Dari HP di Wi-Fi yang sama: {address}",
        "From a phone in the same Wi-Fi: {address}",
    ),
    "serve_no_lan": (
        "Komputer ini belum tersambung ke Wi-Fi, jadi HP belum dapat membukanya.",
        "This computer is in no network yet, so phones cannot look at it.",
    ),
    "serve_port": (
        "Port {port} sedang dipakai program lain, jadi dipakai port {other}.",
        "Port {port} is taken by another program, so this is {other}.",
    ),
    "serve_no_port": (
        "tidak ada port yang dapat dipakai mulai dari {port} ({reason}); pilih nomor lain dengan --port",
        "no port can be had from {port} on ({reason}); choose another number with --port",
    ),
    "serve_polls": (
        "Sistem ini tidak dapat memberi tahu perubahan berkas; berkas diperiksa tiap detik.",
        "This system does not tell of changed files; they are looked at every second.",
    ),
    "previewed": (
        "{documents} dokumen dari {groups} kelompok siap dilihat dalam {seconds} detik",
        "documents: {documents}, groups: {groups}, ready to be seen in {seconds} seconds",
    ),
    "rebuilt": (
        "{time}  {written} berkas diperbarui dalam {milliseconds} md",
        "{time}  {written} files made anew in {milliseconds} ms",
    ),
    "overlay_title": (
        "{number} kesalahan: yang berikut ini belum tampil",
        "{number} mistakes: what follows is not shown yet",
    ),
    "overlay_more": ("dan {number} lagi di jendela perintah", "and {number} more in the terminal"),
    "overlay_close": ("Tutup", "Close"),
    "overlay_fix": ("Perbaiki:", "Fix:"),
}
