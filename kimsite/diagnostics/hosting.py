"""What may go wrong with hosts that are asked over an API, and with servers."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K721": Entry(
        "error",
        '"{place}" berisi {count} berkas, lebih banyak daripada yang diterima {kind} ({most})',
        "pilih tujuan lain, atau terbitkan setiap kelompok ke tempatnya sendiri",
        '"{place}" holds {count} files, more than {kind} takes ({most})',
        "choose another target, or publish each group to its own place",
    ),
    "K722": Entry(
        "error",
        'akun gratis {kind} tidak menerima berkas seperti "{place}"',
        "hapus berkas itu, atau pilih tujuan lain; foto, PDF, teks, dan halaman diterima",
        'free accounts of {kind} take no file like "{place}"',
        "delete it, or choose another target; pictures, PDFs, texts and pages are taken",
    ),
    "K723": Entry(
        "error",
        'nama berkas "{place}" tidak diterima {kind}',
        "beri nama yang lebih pendek, tanpa # dan ?, lalu bangun lagi",
        '{kind} does not take the name of "{place}"',
        "give it a shorter one, without # and ?, then build again",
    ),
    "K724": Entry(
        "error",
        "belum ada token untuk {where}",
        "buat token di {page}, simpan di variabel lingkungan {token}, lalu ulangi",
        "there is no token for {where}",
        "make one at {page}, keep it in the environment variable {token}, then try again",
    ),
    "K725": Entry(
        "error",
        "{where} menolak tokennya: {reason}",
        "periksa apakah token di {token} masih berlaku dan boleh menulis; bila tidak, buat yang baru di {page}",
        "{where} refuses the token: {reason}",
        "see whether the token in {token} is still valid and may write; if not, make a new one at {page}",
    ),
    "K726": Entry(
        "error",
        "{where} sedang sibuk dan meminta kita menunggu {minutes} menit",
        "ulangi sesudah itu; yang sudah terkirim tidak dikirim lagi",
        "{where} is busy and wants us to wait {minutes} minutes",
        "try again after that; what has arrived is not sent again",
    ),
    "K727": Entry(
        "error",
        'situs "{name}" tidak ada di akun Anda, dan tidak bisa dibuat dengan nama itu',
        "periksa situs: di berkas ini, atau pilih nama lain yang belum dipakai orang",
        'there is no site "{name}" in your account, and none can be made by that name',
        "look at site: in this file, or choose another name that nobody has",
    ),
    "K728": Entry(
        "error",
        'tokennya milik situs "{other}", bukan "{name}"',
        "simpan token situs yang benar di variabel lingkungan {token}, atau perbaiki situs: di berkas ini",
        'the token belongs to the site "{other}", not to "{name}"',
        "keep the right site's token in the environment variable {token}, or correct site: in this file",
    ),
    "K729": Entry(
        "warning",
        "{kind} bukan untuk situs yang terutama berjualan: {products} dari {documents} tulisan di sini adalah produk",
        "baca ketentuan penyedia itu, atau pilih tujuan lain",
        "{kind} is not for sites that mainly sell: {products} of {documents} documents here are products",
        "read that host's terms, or choose another target",
    ),
    "K730": Entry(
        "error",
        "rclone belum terpasang di komputer ini",
        "pasang dari https://rclone.org/downloads/ (di Debian dan Ubuntu: sudo apt install rclone), lalu ulangi",
        "rclone is not installed on this computer",
        "install it from https://rclone.org/downloads/ (on Debian and Ubuntu: sudo apt install rclone), then try again",
    ),
    "K731": Entry(
        "error",
        "rclone di komputer ini terlalu lama; yang diperlukan {least} atau lebih baru",
        "pasang yang terbaru dari https://rclone.org/downloads/, lalu ulangi",
        "the rclone on this computer is too old; {least} or newer is needed",
        "install the newest from https://rclone.org/downloads/, then try again",
    ),
    "K732": Entry(
        "error",
        "{where} belum dikenal di komputer ini, atau bukan lagi server yang dulu: {reason}",
        "tanyakan sidik kunci server kepada pengelolanya, sambungkan sekali dengan ssh, cocokkan, lalu ulangi",
        "{where} is not known on this computer, or is no longer the server it was: {reason}",
        "ask whoever runs it for the fingerprint of its key, connect once with ssh, compare, then try again",
    ),
    "K733": Entry(
        "error",
        "{where} tidak mengizinkan: {reason}",
        "periksa nama pengguna di server:, kata sandi di variabel lingkungan {token}, dan izin menulis di folder itu",
        "{where} does not allow it: {reason}",
        "look at the user in server:, the password in the environment variable {token}, and who may write there",
    ),
    "K734": Entry(
        "error",
        "belum ada kata sandi atau kunci untuk {where}",
        "simpan di variabel lingkungan {token}‹, untuk {s3} dalam bentuk KUNCI:RAHASIA›, lalu ulangi; "
        "SFTP dapat juga memakai kunci ssh Anda",
        "there is neither a password nor a key for {where}",
        "keep it in the environment variable {token}‹, for {s3} in the form KEY:SECRET›, then try again; "
        "SFTP can use your ssh key, too",
    ),
}
