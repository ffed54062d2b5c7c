"""K4: addresses and pages."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K401": Entry(
        "error",
        "dua halaman meminta alamat yang sama: {address}",
        "beri salah satunya `slug:` lain",
        "two pages ask for the same address: {address}",
        "give one of them another `slug:`",
    ),
}
