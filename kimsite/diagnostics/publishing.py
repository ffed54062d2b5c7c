"""K7: publishing. Of a target the place is where YAML names it."""

from kimsite.diagnostics.entry import Entry

ENTRIES: dict[str, Entry] = {
    "K700": Entry(
        "error",
        "belum ada situs jadi di sini",
        "jalankan kimsite build dahulu",
        "there is no finished site here",
        "run kimsite build first",
    ),
    "K701": Entry(
        "error",
        "folder ini tidak dibuat kimsite, jadi tidak diterbitkan",
        "jalankan kimsite build, lalu terbitkan folder hasilnya",
        "kimsite did not make this folder, so it is not published",
        "run kimsite build, then publish the folder it makes",
    ),
    "K702": Entry(
        "error",
        "situs di folder ini belum selesai dibangun",
        "jalankan kimsite build sampai selesai, lalu terbitkan",
        "the site in this folder is not finished",
        "run kimsite build to its end, then publish",
    ),
    "K703": Entry(
        "error",
        "berkas ini tidak bisa diterbitkan: tautan simbolik, atau namanya tidak bisa menjadi alamat",
        "hapus atau pindahkan dari folder hasil",
        "this cannot be published: it is a symbolic link, or its name cannot be an address",
        "delete it or move it out of the output folder",
    ),
    "K704": Entry(
        "error",
        'tidak ada tujuan penerbitan "{name}"',
        "tulis tujuannya di bawah publikasi: dalam group.yaml atau network.yaml, atau pakai salah satu dari: {known}",
        'there is no target "{name}"',
        "write it below publish: in group.yaml or network.yaml, or use one of: {known}",
    ),
    "K705": Entry(
        "error",
        'tujuan "{name}" menerbitkan kelompok satu per satu',
        "tambahkan --all untuk semua kelompok, atau --group dengan nama kelompok",
        'the target "{name}" publishes groups one by one',
        "add --all for all groups, or --group with the name of one",
    ),
    "K706": Entry(
        "error",
        "{gone} dari {held} berkas di {where} akan dihapus",
        "lihat daftarnya dengan --dry-run; bila memang begitu maksudnya, ulangi dengan --yes",
        "{gone} of {held} files at {where} would be deleted",
        "see which with --dry-run; if that is what you mean, try again with --yes",
    ),
    "K707": Entry(
        "error",
        '"{place}" sudah berisi sesuatu yang tidak ditaruh kimsite di sana',
        "pilih jalur lain yang belum ada; kimsite tidak menimpa milik orang lain",
        'there is something at "{place}" that kimsite did not put there',
        "choose another path, where nothing is yet; kimsite overwrites nothing of others",
    ),
    "K708": Entry(
        "error",
        "{where} berisi sesuatu yang bukan situs ini, dan akan diganti",
        "periksa tujuannya di berkas ini: repositori dan cabang, situs, atau server; bila memang begitu maksudnya, "
        "ulangi dengan --yes, dan dalam jejaring dengan --group, bukan --all",
        "{where} holds something that is not this site, and would be replaced",
        "look at the target in this file: repository and branch, site, or server; if that is what you mean, "
        "try again with --yes, in a network with --group and not --all",
    ),
    "K709": Entry(
        "error",
        "berkas ini berubah selagi situs dikirim",
        "jalankan kimsite build, lalu terbitkan lagi; yang sudah tayang tetap utuh",
        "this file changed while the site was sent",
        "run kimsite build, then publish again; what is online is whole",
    ),
    "K710": Entry(
        "error",
        "git belum terpasang di komputer ini",
        "pasang dari https://git-scm.com/downloads, lalu ulangi",
        "git is not installed on this computer",
        "install it from https://git-scm.com/downloads, then try again",
    ),
    "K711": Entry(
        "error",
        "tidak terkirim ke {where}: {reason}",
        "periksa sambungan internet dan alamatnya, lalu ulangi; yang sudah terkirim tidak dikirim lagi",
        "not sent to {where}: {reason}",
        "look at the connection and the address, then try again; what has arrived is not sent again",
    ),
    "K712": Entry(
        "error",
        "{where} tidak mengizinkan: {reason}",
        "‹simpan token yang boleh menulis ke sana di variabel lingkungan {token}, lalu ulangi; ›"
        "untuk alamat git@… pastikan kunci ssh Anda terdaftar di sana",
        "{where} does not allow it: {reason}",
        "‹keep a token that may write there in the environment variable {token}, then try again; ›"
        "for an address git@… see that your ssh key is known there",
    ),
    "K713": Entry(
        "error",
        'sesudah dikirim, "{place}" di tujuan tidak sama dengan yang dibangun',
        "terbitkan sekali lagi",
        'after sending, "{place}" there is not what was built',
        "publish once more",
    ),
    "K714": Entry(
        "error",
        "orang lain atau proses lain sedang menerbitkan ke sini‹ ({reason})›",
        "tunggu sampai selesai, lalu ulangi",
        "somebody or something else is publishing here‹ ({reason})›",
        "wait until that is done, then try again",
    ),
    "K715": Entry(
        "error",
        "belum ada terbitan sebelumnya di {place}",
        "terbitkan paling sedikit dua kali sebelum kembali",
        "there is no earlier release at {place}",
        "publish at least twice before going back",
    ),
    "K716": Entry(
        "error",
        "tujuan berjenis {kind} tidak menyimpan terbitan sebelumnya",
        "kembalikan isinya, jalankan kimsite build, lalu terbitkan lagi",
        "a target of the type {kind} keeps no earlier releases",
        "bring the content back, run kimsite build, then publish again",
    ),
    "K717": Entry(
        "warning",
        "situs sudah terkirim, tetapi {place} di {address} belum sama",
        "penyedia sering memerlukan beberapa menit; buka alamatnya nanti, dan periksa base_url",
        "the site was sent, but {place} at {address} is not the same yet",
        "hosts often take some minutes; open the address later, and look at base_url",
    ),
    "K718": Entry(
        "error",
        '"{place}" lebih besar daripada yang diterima {kind} ({most})',
        "perkecil atau hapus berkas itu, bangun lagi, atau pilih tujuan lain",
        '"{place}" is larger than {kind} takes ({most})',
        "make it smaller or delete it, build again, or choose another target",
    ),
    "K719": Entry(
        "error",
        "berkas ini sudah ada dan tidak dibuat kimsite",
        "pindahkan, atau tulis jalur: lain untuk tujuan ini",
        "this file exists already, and kimsite did not make it",
        "move it away, or write another path: for this target",
    ),
    "K720": Entry(
        "error",
        "kimsite sendiri yang keliru: {fault} ({place})",
        "laporkan pesan ini kepada pembuat kimsite; yang sudah tayang tetap utuh",
        "a fault of kimsite itself: {fault} ({place})",
        "report this message to kimsite's makers; what is online is whole",
    ),
    "K740": Entry(
        "error",
        "komputer ini belum mengenal kunci server {where}",
        "jalankan sekali di terminal: ssh -T dengan alamat servernya, misalnya ssh -T git@codeberg.org; cocokkan sidik "
        "jari yang tampil dengan yang diumumkan penyedia, jawab yes, lalu ulangi",
        "this computer does not know the key of the server of {where} yet",
        "run once in a terminal: ssh -T with the server's address, such as ssh -T git@codeberg.org; compare the "
        "fingerprint with the one that the host has published, answer yes, then try again",
    ),
    "K741": Entry(
        "error",
        '"{place}" berada di dalam {above}: situs tidak bisa diterbitkan ke dalam dirinya sendiri',
        "pilih jalur di luar folder itu, misalnya ../terbit/kim",
        '"{place}" lies in {above}: a site cannot be published into itself',
        "choose a path outside of that folder, such as ../published/kim",
    ),
    "K742": Entry(
        "error",
        '"{place}" adalah jalur Windows, padahal komputer ini bukan Windows',
        "tulis jalur seperti di komputer ini, misalnya /srv/www/kim",
        '"{place}" is a path of Windows, and this computer is none',
        "write the path as this computer does, such as /srv/www/kim",
    ),
    "K743": Entry(
        "error",
        'tujuan "{name}" berjenis {kind} tidak bisa diterbitkan oleh GitHub atau GitLab',
        "pilih tujuan git yang beralamat https, netlify, cloudflare, atau neocities, atau terbitkan dari komputer ini "
        "dengan kimsite publish {name}",
        'the target "{name}" of the type {kind} cannot be published to by GitHub or GitLab',
        "choose a git target with an address in https, netlify, cloudflare or neocities, or publish from this computer "
        "with kimsite publish {name}",
    ),
    "K744": Entry(
        "error",
        "berkas ini melewati tautan simbolik, jadi tidak ditulis",
        "ganti tautannya dengan folder atau berkas biasa",
        "this file lies behind a symbolic link, so it is not written",
        "put an ordinary folder or file in place of the link",
    ),
    "K745": Entry(
        "error",
        "kimsite dijalankan dari folder yang tidak dipasang, jadi pustakanya tidak diketahui",
        "pasang kimsite dengan pip seperti dalam panduan, lalu ulangi",
        "kimsite runs from a folder that is not installed, so its libraries are not known",
        "install kimsite with pip as the guide says, then try again",
    ),
    "K746": Entry(
        "error",
        "proyek ini terletak di dalam repositori git {above}, padahal penyedia hanya membaca puncak repositori",
        "pindahkan folder proyek ke luar repositori itu, lalu ulangi",
        "this project lies within the git repository {above}, and hosts read the top of a repository alone",
        "move the project's folder out of that repository, then try again",
    ),
}
