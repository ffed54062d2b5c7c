"""What the command line says of hosts that build and publish by themselves."""

WORDS = {
    "setup_host": (
        "sesudah kata setup: penyedia yang membangun dan menerbitkan sendiri, github atau gitlab",
        "after the word setup: the host that builds and publishes by itself, github or gitlab",
    ),
    "setup_to": (
        "sesudah kata setup: terbitkan ke tujuan ini, bukan ke halaman milik penyedia itu",
        "after the word setup: publish to this target, not to the host's own pages",
    ),
    "setup_only": (
        "github, gitlab, dan --to hanya untuk: kimsite publish setup",
        "github, gitlab and --to are for: kimsite publish setup",
    ),
    "setup_which": ("sebutkan penyedianya, salah satu dari: {known}", "name the host, one of: {known}"),
    "setup_choice_github": ("GitHub (github.com)", "GitHub (github.com)"),
    "setup_choice_gitlab": ("GitLab (gitlab.com)", "GitLab (gitlab.com)"),
    "setup_ask": ("Di mana situs dibangun dan tayang? Tulis nomornya", "Where is the site built and shown? Its number"),
    "setup_is_new": ("+ {path}", "+ {path}"),
    "setup_is_same": ("= {path}", "= {path}"),
    "setup_is_own": ("~ {path}", "~ {path}"),
    "setup_is_changed": (
        "! {path} sudah ada dan isinya lain:",
        "! {path} is there already, and says something else:",
    ),
    "setup_replace": ("Ganti {path} seperti di atas? [y/T] ", "Replace {path} as shown above? [y/N] "),
    "setup_left": (
        "Dibiarkan seperti adanya: {paths}. Untuk menggantinya, ulangi dengan --yes.",
        "Left as it was: {paths}. To replace it, run this again with --yes.",
    ),
    "setup_old": (
        "{path} tidak dipakai lagi dan boleh dihapus.",
        "{path} is not used any more and may be deleted.",
    ),
    "setup_github_start": (
        """\
Berikutnya, sekali saja:
 1. Buat akun di https://github.com (tombol Sign up), bila belum punya.
 2. Pasang GitHub Desktop dari https://desktop.github.com, buka, lalu masuk dengan akun itu.
 3. Di GitHub Desktop: File > Add local repository, pilih folder ini:
    {folder}
    Klik "create a repository", lalu Create repository.
 4. Klik Publish repository.""",
        """\
Next, once only:
 1. Make an account at https://github.com (the button Sign up) unless you have one.
 2. Install GitHub Desktop from https://desktop.github.com, open it, and sign in with that account.
 3. In GitHub Desktop: File > Add local repository, choose this folder:
    {folder}
    Click "create a repository", then Create repository.
 4. Click Publish repository.""",
    ),
    "setup_github_pages": (
        """\
    Hilangkan centang "Keep this code private": tanpa berlangganan, GitHub hanya menayangkan repositori terbuka. Semua
    isi folder content, draf pun, lalu dapat dibaca orang.
 5. Buka repositori itu di github.com: Settings > Pages. Di Build and deployment, Source, pilih GitHub Actions.
 6. Buka Actions, pilih kimsite di kiri, klik Run workflow, lalu tombol Run workflow. Tunggu centang hijau.
 7. Alamat situs kini tampil di Settings > Pages, biasanya https://AKUN.github.io/REPOSITORI/. Tulis di {profile}
    sebagai base_url. Domain sendiri diisi di halaman yang sama, Custom domain; berkas CNAME tidak dibaca di sini.
Tidak ada token atau kata sandi yang perlu disimpan.""",
        """\
    Untick "Keep this code private": without a subscription GitHub shows open repositories alone. Anybody can then read
    all that is in the folder content, drafts too.
 5. Open the repository at github.com: Settings > Pages. Under Build and deployment, Source, choose GitHub Actions.
 6. Open Actions, choose kimsite on the left, click Run workflow, then the button Run workflow. Wait for a green tick.
 7. The site's address is now shown in Settings > Pages, mostly https://ACCOUNT.github.io/REPOSITORY/. Write it into
    {profile} as base_url. A domain of your own goes there too, Custom domain; the file CNAME is not read here.
No token and no password has to be kept.""",
    ),
    "setup_github_secret": (
        """\
    Biarkan "Keep this code private" tercentang, supaya draf tidak terbaca orang.
 5. Buat token di {where} yang boleh menulis ke tujuan itu saja.
 6. Di github.com, di repositori itu: Settings > Secrets and variables > Actions > New repository secret.
    Name: {secret}
    Secret: tempel tokennya. Jangan menulisnya di tempat lain.
 7. Buka Actions, pilih kimsite di kiri, klik Run workflow, lalu tombol Run workflow. Tunggu centang hijau.""",
        """\
    Leave "Keep this code private" ticked, so that nobody reads drafts.
 5. Make a token at {where} that may write to that target alone.
 6. At github.com, in the repository: Settings > Secrets and variables > Actions > New repository secret.
    Name: {secret}
    Secret: paste the token. Write it nowhere else.
 7. Open Actions, choose kimsite on the left, click Run workflow, then the button Run workflow. Wait for a tick.""",
    ),
    "setup_github_then": (
        """\
Sesudah itu cukup: tulis, klik Commit to main di GitHub Desktop, lalu Push origin. Beberapa menit lagi situs berubah.
Tulisan yang bertanggal nanti tayang sendiri: GitHub bertanya setiap jam apakah sudah waktunya. Bila 60 hari tidak ada
yang berubah, GitHub menghentikannya dan mengirim surel; klik Enable workflow di Actions.
Silang merah di Actions berarti ada yang keliru; langkah Bangun menyebut berkasnya.""",
        """\
From then on: write, click Commit to main in GitHub Desktop, then Push origin. Some minutes later the site changes.
Texts with a date to come appear by themselves: GitHub asks every hour whether it is time. When nothing changes for 60
days GitHub stops that and sends an e-mail; click Enable workflow in Actions.
A red cross in Actions means that something is wrong; the step Build names the file.""",
    ),
    "setup_gitlab_start": (
        """\
Berikutnya, sekali saja:
 1. Buat akun di https://gitlab.com (tombol Register), bila belum punya. Penyedia itu dapat meminta nomor telepon.
 2. Klik New project > Create blank project. Beri nama, hilangkan centang "Initialize repository with a README", lalu
    klik Create project.
 3. Kirim folder ini ke sana; halaman proyek itu menulis perintahnya di bawah "Push an existing folder":
    {folder}""",
        """\
Next, once only:
 1. Make an account at https://gitlab.com (the button Register) unless you have one. It may ask for a phone number.
 2. Click New project > Create blank project. Give it a name, untick "Initialize repository with a README", then click
    Create project.
 3. Send this folder there; the project's page has the commands below "Push an existing folder":
    {folder}""",
    ),
    "setup_gitlab_pages": (
        """\
 4. Buka Build > Pipelines dan tunggu centang hijau. Alamat situs tampil di Deploy > Pages; tulis di {profile} sebagai
    base_url. Supaya semua orang dapat membukanya: Settings > General > Visibility > Pages > Everyone.
Tidak ada token atau kata sandi yang perlu disimpan.""",
        """\
 4. Open Build > Pipelines and wait for a green tick. The site's address is shown in Deploy > Pages; write it into
    {profile} as base_url. So that everybody may open it: Settings > General > Visibility > Pages > Everyone.
No token and no password has to be kept.""",
    ),
    "setup_gitlab_secret": (
        """\
 4. Buat token di {where} yang boleh menulis ke tujuan itu saja. Di GitLab: Settings > CI/CD > Variables > Add variable.
    Key: {secret}
    Value: tempel tokennya. Pilih Masked and hidden, dan centang Protect variable. Jangan menulisnya di tempat lain.
    Lalu Build > Pipelines > New pipeline, dan tunggu centang hijau.""",
        """\
 4. Make a token at {where} that may write to that target alone. In GitLab: Settings > CI/CD > Variables > Add variable.
    Key: {secret}
    Value: paste the token. Choose Masked and hidden, and tick Protect variable. Write it nowhere else.
    Then Build > Pipelines > New pipeline, and wait for a green tick.""",
    ),
    "setup_gitlab_then": (
        """\
 5. Supaya tulisan yang bertanggal nanti tayang sendiri: Build > Pipeline schedules > New schedule. Interval Pattern:
    Custom, tulis 23 */3 * * *, lalu Create pipeline schedule. Setiap tiga jam GitLab bertanya apakah sudah waktunya;
    lebih sering akan menghabiskan 400 menit gratis sebulan.
Sesudah itu situs berubah sendiri beberapa menit sesudah isinya dikirim. Tanda merah pada perbaiki berarti ada yang
keliru; langkah kimsite build di atasnya menyebut berkasnya.""",
        """\
 5. So that texts with a date to come appear by themselves: Build > Pipeline schedules > New schedule. Interval Pattern:
    Custom, write 23 */3 * * *, then Create pipeline schedule. GitLab then asks every three hours whether it is time;
    more often would use up the 400 free minutes of a month.
From then on the site changes by itself some minutes after its content was sent. Red at perbaiki means that something
is wrong; kimsite build, in the job before, names the file.""",
    ),
}
