"""What the command line says of new projects and texts, and asks for them."""

WORDS = {
    "init": (
        "buat proyek baru yang langsung dapat dibangun; tanpa --name, ditanyakan satu per satu",
        "make a new project that can be built at once; without --name it asks",
    ),
    "init_dir": ("folder baru", "the new folder"),
    "init_network": ("jejaring berisi banyak kelompok", "a network of many groups"),
    "init_name": ("nama kelompok atau jejaring", "name of the group or network"),
    "init_region": ("kode wilayah desa/kelurahan (Kemendagri)", "code of the village (Kemendagri)"),
    "init_wa": ("nomor WhatsApp yang boleh dilihat semua orang", "a WhatsApp number that everybody may see"),
    "init_email": ("alamat surel yang boleh dilihat semua orang", "an e-mail address that everybody may see"),
    "init_hello": (
        "Beberapa pertanyaan untuk situs baru. Tekan Enter untuk melewati yang boleh kosong, Ctrl+C untuk berhenti.",
        "A few questions about the new site. Enter skips what may be empty, Ctrl+C stops.",
    ),
    "init_ask_name": ("Nama kelompok, misalnya KIM Lasiana", "Name of the group, such as KIM Lasiana"),
    "init_ask_network": ("Nama jejaring, misalnya KIM Kota Kupang", "Name of the network, such as KIM Kota Kupang"),
    "init_ask_folder": ("Folder untuk proyek ini", "Folder for this project"),
    "init_taken": (
        "folder {folder} sudah berisi sesuatu; tulis nama lain",
        "the folder {folder} holds something already; write another name",
    ),
    "init_ask_village": (
        "Desa atau kelurahan, boleh dengan nama kotanya (boleh kosong)",
        "Village, with the name of its town if you like (may be empty)",
    ),
    "init_no_village": (
        'tidak ada desa atau kelurahan bernama "{name}"; coba tulis lebih pendek, atau kosongkan',
        'there is no village named "{name}"; try to write less of it, or leave it empty',
    ),
    "init_more_villages": (
        "{number} yang pertama; tambahkan nama kecamatan atau kota untuk mempersempit",
        "the first {number}; add the name of the district or town to see fewer",
    ),
    "init_which_village": ("Nomor yang benar (kosongkan bila tidak ada)", "The right number (empty if there is none)"),
    "init_ask_wa": (
        "Nomor WhatsApp kelompok yang boleh dilihat semua orang (boleh kosong)",
        "WhatsApp number of the group that everybody may see (may be empty)",
    ),
    "init_ask_email": (
        "Alamat surel kelompok yang boleh dilihat semua orang (boleh kosong)",
        "E-mail address of the group that everybody may see (may be empty)",
    ),
    "ask_something": ("ini perlu diisi", "this needs an answer"),
    "ask_odd": (
        "ada tanda yang tidak dapat dipakai di dalamnya, misalnya dari tombol panah; ketik sekali lagi",
        "there are signs in it that cannot be used, such as those of arrow keys; type it once more",
    ),
    "ask_number": ("tulis angka dari 1 sampai {most}", "write a number from 1 to {most}"),
    "ask_bad_region": (
        '"{text}" bukan kode wilayah yang ada; tulis misalnya 53.71.03.1011',
        '"{text}" is no region code; write for example 53.71.03.1011',
    ),
    "ask_bad_wa": (
        '"{text}" bukan nomor telepon; tulis misalnya 0812-0000-0000',
        '"{text}" is no telephone number; write for example 0812-0000-0000',
    ),
    "ask_bad_email": (
        '"{text}" bukan alamat surel; tulis misalnya kim@lasiana.example',
        '"{text}" is no e-mail address; write for example kim@lasiana.example',
    ),
    "ask_bad_date": (
        '"{text}" bukan tanggal; tulis misalnya 2 Oktober 2025 09.00',
        '"{text}" is no date; write for example 2025-10-02 09:00',
    ),
    "init_done": (
        "Proyek siap di {folder}. Klik ganda kimsite.bat di folder itu (Windows), atau lanjutkan dengan:\n"
        "  cd {folder}\n  kimsite build",
        "The project is ready in {folder}. Double-click kimsite.bat there (Windows), or go on with:\n"
        "  cd {folder}\n  kimsite build",
    ),
    "new": (
        "mulai satu dokumen baru; yang tidak disebut akan ditanyakan",
        "start a new document; what is not said is asked",
    ),
    "new_type": ("jenis: {types}", "type: {types}"),
    "new_title": ("judul dokumen", "the document's title"),
    "new_group": ("kelompok pemilik dokumen (dalam jejaring)", "the group it belongs to (in a network)"),
    "new_open": ("buka di penyunting", "open it in the editor"),
    "new_no_open": ("jangan buka di penyunting", "do not open it in the editor"),
    "new_ask_group": ("Kelompok yang mana? Tulis nomornya", "Which group? Write its number"),
    "new_ask_type": ("Jenis tulisan? Tulis nomornya", "What kind of text? Write its number"),
    "new_ask_title": ("Judul", "Title"),
    "new_ask_start": ("Kapan mulai?", "When does it begin?"),
    "new_bad_title": (
        '"{text}" tidak memuat huruf Latin atau angka; tambahkan, karena alamat halaman dibuat darinya',
        '"{text}" holds no Latin letter or digit; add one, since the page\'s address is made of them',
    ),
    "new_is_berita": ("kabar tentang sesuatu yang terjadi", "news of something that happened"),
    "new_is_pengumuman": ("pemberitahuan untuk warga", "a notice to everybody"),
    "new_is_agenda": ("acara yang akan datang", "an event to come"),
    "new_is_galeri": ("kumpulan foto", "a set of photos"),
    "new_is_produk": ("barang atau jasa UMKM", "something that people sell"),
    "new_is_wisata": ("tempat yang layak dikunjungi", "a place worth a visit"),
    "new_is_cekfakta": ("kabar yang diperiksa kebenarannya", "a rumour that was checked"),
    "new_is_layanan": ("layanan desa: syarat, biaya, waktu", "a service of the village: papers, cost, time"),
    "new_is_dokumen": ("berkas untuk diunduh", "a file to download"),
    "new_is_halaman": ("halaman tetap, misalnya sejarah desa", "a page that stays, such as the village's history"),
    "new_is_aspirasi": ("usul atau keluhan warga dan jawabannya", "a wish or complaint, and its answer"),
    "new_done": ("Berkas baru: {path}", "New file: {path}"),
    "new_opened": (
        "Tulis isinya di bawah garis --- yang kedua; hapus baris `status: draf` bila siap terbit.",
        "Write below the second line of ---; take away the line `status: draf` when it is ready.",
    ),
    "new_not_opened": (
        "Buka berkas itu dengan penyunting teks, misalnya Notepad; tulis isinya di bawah garis --- yang kedua.",
        "Open that file in a text editor, such as Notepad; write below the second line of ---.",
    ),
    "menu": ("pilih dengan nomor: tulis, lihat, periksa, bangun", "choose by number: write, look, check, build"),
    "menu_head": ("\nApa yang ingin dilakukan?", "\nWhat would you like to do?"),
    "menu_ask": ("Tulis nomornya, lalu tekan Enter", "Write its number, then press Enter"),
    "menu_new": ("Tulis berita atau dokumen baru", "Write something new"),
    "menu_serve": ("Lihat situs di peramban (berhenti: Ctrl+C)", "Look at the site in a browser (stop: Ctrl+C)"),
    "menu_check": ("Periksa semua tulisan", "Check all texts"),
    "menu_fix": ("Perbaiki kesalahan yang lazim", "Repair typical slips"),
    "menu_build": ("Bangun situs ke folder public", "Build the site into the folder public"),
    "menu_end": ("Keluar", "Leave"),
    "menu_no_terminal": (
        "kimsite menu hanya untuk jendela perintah; jalankan perintahnya langsung, lihat: kimsite --help",
        "kimsite menu needs a terminal; run the commands themselves, see: kimsite --help",
    ),
}
