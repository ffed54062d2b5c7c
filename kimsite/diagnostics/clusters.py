"""K95: builds on a cluster. `workers` are machines with the addresses at which Dask knows their workers."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K950": Entry(
        "error",
        "bagian untuk kluster belum terpasang di komputer ini",
        "pasang dari folder kimsite: python -m pip install '.[cluster]'",
        "the part for clusters is not installed on this computer",
        "install it from kimsite's folder: python -m pip install '.[cluster]'",
    ),
    "K951": Entry(
        "error",
        "penjadwal kluster tidak menjawab di alamat ini‹: {reason}›",
        "jalankan dask scheduler di komputer itu, periksa alamatnya (misalnya tcp://192.168.1.10:8786), atau bangun "
        "tanpa --cluster",
        "no scheduler answers at this address‹: {reason}›",
        "start dask scheduler on that machine, look at the address (such as tcp://192.168.1.10:8786), or build without "
        "--cluster",
    ),
    "K952": Entry(
        "error",
        "belum ada pekerja di kluster ini",
        "di setiap komputer yang ikut bekerja, jalankan: dask worker {address}",
        "there are no workers in this cluster",
        "on every machine that is to work, run: dask worker {address}",
    ),
    "K953": Entry(
        "error",
        "kimsite di {workers} tidak sama dengan di sini: {what} {there}, di sini {here}",
        "pasang Python dan kimsite yang sama di semua komputer, lalu jalankan lagi pekerjanya",
        "kimsite on {workers} is not the one that is here: {what} {there}, here {here}",
        "install the same Python and kimsite on all machines, then start their workers again",
    ),
    "K954": Entry(
        "error",
        "kimsite tidak bisa dijalankan di {workers}: {reason}",
        "pasang kimsite di sana dengan Python yang menjalankan dask worker, lalu jalankan lagi pekerjanya",
        "kimsite cannot be run on {workers}: {reason}",
        "install kimsite there for the Python that runs dask worker, then start the workers again",
    ),
    "K955": Entry(
        "error",
        "folder ini tidak tampak di {workers}, atau isinya lain",
        "taruh proyek, hasil dan cache di folder bersama yang terpasang di jalur yang sama di semua komputer",
        "{workers} cannot see this folder, or what is in it is something else",
        "keep the project, its output and its cache in a shared folder, mounted at the same path on all machines",
    ),
    "K956": Entry(
        "error",
        "{workers} tidak bisa menulis ke folder ini: {reason}",
        "izinkan pengguna yang menjalankan dask worker menulis ke sana",
        "{workers} cannot write into this folder: {reason}",
        "let the user who runs dask worker write there",
    ),
    "K957": Entry(
        "error",
        "hubungan dengan kluster terputus di tengah jalan‹: {reason}›",
        "periksa dask scheduler dan pekerjanya, lalu bangun lagi; yang sudah jadi tidak hilang",
        "the cluster was lost on the way‹: {reason}›",
        "look after dask scheduler and its workers, then build again; what is done is not lost",
    ),
    "K958": Entry(
        "error",
        "setiap pekerja yang membangun kelompok ini berhenti mendadak, mungkin karena memori habis",
        "hasil lama kelompok ini tetap ada; bangun kelompok ini tanpa --cluster, di komputer dengan memori lebih besar",
        "every worker that built this group ended suddenly, perhaps for want of memory",
        "its last output is still there; build this group without --cluster, on a machine with more memory",
    ),
}
