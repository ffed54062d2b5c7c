"""What the command line says of groups that are built elsewhere."""

WORDS = {
    "fetch": (
        "ambil kabar kelompok yang dibangun di tempat lain (kelompok_lain: di network.yaml); build menampilkannya",
        "fetch the news of groups that are built elsewhere (elsewhere: in network.yaml); build shows them",
    ),
    "fetch_single": (
        "proyek ini bukan jejaring, jadi tidak ada kelompok lain",
        "this project is no network, so there are no other groups",
    ),
    "fetch_none": (
        "network.yaml belum menyebut kelompok yang dibangun di tempat lain (kelompok_lain:)",
        "network.yaml names no groups that are built elsewhere (elsewhere:)",
    ),
    "fetch_state_new": ("kabar baru     ", "news     "),
    "fetch_state_same": ("tidak berubah  ", "unchanged"),
    "fetch_state_failed": ("gagal          ", "failed   "),
    "fetch_as_of": (" (tampil seperti pada {day})", " (shown as of {day})"),
    "fetch_done": (
        "{new} kelompok ada kabar baru, {same} tidak berubah, {failed} gagal",
        "news: {new}, unchanged: {same}, failed: {failed}",
    ),
    "fetch_next": ("Jalankan kimsite build untuk menampilkannya.", "Run kimsite build to show it."),
}
