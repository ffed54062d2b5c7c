"""K6: what an editor would ask; told by `kimsite check` alone, and never more than hints."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K601": Entry(
        "hint",
        "judul ini hanya {length} huruf; pembaca belum tahu apa yang terjadi",
        "tulis siapa melakukan apa, misalnya: Warga Lasiana Tanam Bakau di Muara",
        "this title has only {length} letters; readers do not learn what happened",
        "write who did what, for example: Villagers of Lasiana Plant Mangroves",
    ),
    "K602": Entry(
        "hint",
        "judul ini {length} huruf; di ponsel dan di hasil pencarian yang lebih dari 90 terpotong",
        "sisakan siapa dan apa; keterangan lain cukup di kalimat pertama",
        "this title has {length} letters; phones and search engines cut off what is longer than 90",
        "keep who and what; the rest belongs into the first sentence",
    ),
    "K603": Entry(
        "hint",
        "judul ini berteriak: huruf besar semua, atau !! di dalamnya",
        "tulis misalnya: {better}",
        "this title shouts: capitals only, or !! in it",
        "write for example: {better}",
    ),
    "K604": Entry(
        "hint",
        '"{word}" memancing klik dan tidak memberi tahu apa-apa',
        "tulis saja apa yang terjadi",
        '"{word}" fishes for clicks and tells nothing',
        "write what happened instead",
    ),
    "K611": Entry(
        "hint",
        "berita ini tidak menyebut tempat",
        "sebut tempatnya di kalimat pertama, atau tambahkan dateline: atau lokasi:",
        "this news names no place",
        "name it in the first sentence, or add dateline: or location:",
    ),
    "K612": Entry(
        "hint",
        "berita ini tidak menyebut waktu kejadian",
        "sebut hari atau tanggalnya, misalnya: Sabtu (4/10)",
        "this news does not say when it happened",
        "name the day or date, for example: Saturday (4/10)",
    ),
    "K613": Entry(
        "hint",
        "berita ini tidak menyebut siapa pun",
        "sebut orang, kelompok, atau lembaga yang melakukan atau mengatakannya",
        "this news names nobody",
        "name the person, group or body that did or said it",
    ),
    "K621": Entry(
        "hint",
        "nama lengkap dalam berita kejahatan; nama anak (di bawah 18 tahun) dan korban kejahatan susila "
        "wajib dirahasiakan (Kode Etik Jurnalistik pasal 5, UU 11/2012 pasal 19), "
        "dan orang yang belum diadili belum tentu bersalah",
        "tulis {better} atau sebutan seperti “seorang warga”, tanpa alamat, sekolah, dan nama orang tua",
        "a full name in a report of a crime; names of children (below 18) and of victims of sexual crimes must be kept "
        "secret (journalists' code of ethics, article 5; Law 11/2012, article 19), and suspects may be innocent",
        "write {better} or “a villager”, without address, school and parents' names",
    ),
    "K631": Entry(
        "hint",
        "nomor telepon ini bukan milik kelompok dan ikut terbit",
        "hapus, atau minta izin pemiliknya; kalau memang untuk umum, apit dengan tanda `",
        "this telephone number is not the group's, and it is published",
        "delete it, or ask its owner; if it is meant for everybody, put it between two ` (backquotes)",
    ),
    "K641": Entry(
        "hint",
        "cek fakta ini tidak menyebut bukti atau sumber",
        "tambahkan bukti: dengan alamat web, nama narasumber, atau dokumen",
        "this fact check names neither evidence nor source",
        "add evidence: with web addresses, people who were asked, or documents",
    ),
    "K642": Entry(
        "hint",
        "klaim ini belum dinilai",
        "tambahkan penilaian: benar, sebagian-benar, belum-terbukti, menyesatkan, atau salah",
        "this claim has no rating",
        "add rating: true, partly-true, unproven, misleading or false",
    ),
    "K651": Entry(
        "hint",
        "foto ini tanpa nama pemotret atau sumber",
        "tambahkan foto: nama pemotretnya, atau sumber: asalnya",
        "this photo has neither photographer nor source",
        "add photographer: their name, or source: where it comes from",
    ),
    "K652": Entry(
        "hint",
        'keterangan "{caption}" tidak tampil, karena foto ini berada di tengah paragraf',
        "beri baris kosong sebelum dan sesudah foto ini",
        'the caption "{caption}" is not shown, since this picture stands within a paragraph',
        "leave an empty line before and after the picture",
    ),
    "K653": Entry(
        "hint",
        "alamat situs belum ditulis, jadi belum ada tombol WhatsApp, pratinjau tautan, dan sitemap",
        "setelah situs punya alamat, tulis misalnya base_url: https://kim-lasiana.pages.dev",
        "the site's address is not written yet, so there are no WhatsApp buttons, previews of links and sitemap",
        "when the site has an address, write for example base_url: https://kim-lasiana.pages.dev",
    ),
    "K654": Entry(
        "hint",
        "judul bagian ini melompati satu tingkat",
        "pakai {better} di sini; pembaca layar menyusun isi halaman dari tingkat judul",
        "this heading skips a level",
        "use {better} here; screen readers make a table of contents of headings",
    ),
    "K660": Entry(
        "hint",
        "gambar ini tidak dipakai tulisan mana pun",
        "hapus, atau tampilkan di sebuah tulisan",
        "no text shows this picture",
        "delete it, or show it in a text",
    ),
    "K661": Entry(
        "hint",
        "judulnya sama dengan {other}",
        "bedakan judulnya, supaya pembaca tahu mana yang mana; kalau tulisan yang sama, hapus satu",
        "it has the title of {other}",
        "give it another title, so that readers can tell them apart; if it is the same text, delete one",
    ),
    "K662": Entry(
        "hint",
        "SK {number} sudah tidak berlaku sejak {date}",
        "minta SK baru ke dinas pembina, lalu tambahkan di sk:",
        "the decree {number} is no longer valid since {date}",
        "ask the coaching office for a new one, and add it to sk:",
    ),
    "K663": Entry(
        "hint",
        "masa berlaku SK {number} segera habis, {date}",
        "mulai urus perpanjangannya ke dinas pembina",
        "the decree {number} will soon run out, {date}",
        "begin to ask the coaching office for a new one",
    ),
    "K664": Entry(
        "hint",
        "profil kelompok belum lengkap: {keys} belum diisi",
        "isi di berkas ini; rujukan/isi.md menyebut cara menulisnya",
        "the group's profile is not complete: {keys} are not filled in",
        "fill them in here; rujukan/isi.md tells how they are written",
    ),
}
