"""What the command line says of why an output was made."""

WORDS = {
    "explain": ("mengapa satu berkas dibuat, tetap, atau tidak terbit", "why a file was made, kept or left out"),
    "explain_path": ("berkas hasil atau tulisan", "an output or a document"),
    "explain_unknown": (
        "{path}: tidak dikenal; kimsite belum membuatnya, atau bukan dari proyek ini",
        "{path}: unknown; kimsite has not made it, or it is not of this project",
    ),
    "explain_output": ("{path}: dibuat {made}, karena {reason}; {now}", "{path}: made {made}, because {reason}; {now}"),
    "explain_draft": ("draf: belum terbit (status: draf)", "a draft: not published (status: draf)"),
    "explain_scheduled": ("menunggu tanggalnya: {date}", "waiting for its date: {date}"),
    "explain_quarantined": ("tidak terbit karena galat di atas", "left out because of the error above"),
    "reason_new": ("sebelumnya belum ada", "it was not there before"),
    "reason_view": ("yang ditampilkannya berubah", "what it shows has changed"),
    "reason_look": ("templat atau kata-katanya berubah", "its template or words have changed"),
    "reason_lost": ("berkasnya hilang", "its file was gone"),
    "reason_edited": ("berkasnya diubah dari luar", "its file had been changed by others"),
    "reason_salt": ("kimsite atau pustakanya berganti versi", "kimsite or one of its libraries was another version"),
    "reason_clean": ("diminta membangun ulang semuanya", "everything was asked for anew"),
    "reason_failed": ("sebelumnya gagal dibuat", "it could not be made the time before"),
    "reason_told": ("terakhir kali ada yang perlu diperbaiki di situ", "something was wrong with it the last time"),
    "reason_broken": ("pembangunan sebelumnya terputus", "the build before was broken off"),
    "now_kept": (
        "sejak itu tetap, karena tidak ada yang berubah",
        "kept since then, because nothing in it has changed",
    ),
    "now_lost": ("berkasnya kini hilang, akan dibuat lagi", "its file is gone now and will be made again"),
    "now_edited": (
        "berkasnya kini diubah dari luar, akan dibuat lagi",
        "its file was changed, it will be made again",
    ),
    "now_salt": (
        "kimsite berganti versi, akan diperiksa lagi",
        "kimsite is another version, it will be made again",
    ),
    "now_failed": (
        "kali terakhir gagal dibuat, ini hasil lamanya",
        "it could not be made again, this is its old form",
    ),
    "now_told": ("terakhir kali ada yang perlu diperbaiki di situ", "something was wrong with it the last time"),
    "now_broken": ("pembangunan terakhir terputus", "the last build was broken off"),
}
