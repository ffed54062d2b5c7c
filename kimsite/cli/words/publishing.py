"""What the command line says of publishing."""

WORDS = {
    "publish": (
        "terbitkan situs jadi ke tujuan yang ditulis di bawah publikasi: dalam group.yaml atau network.yaml",
        "publish the finished site to a target that stands below publish: in group.yaml or network.yaml",
    ),
    "publish_target": (
        "nama tujuan; zip selalu ada, untuk dibawa di diska lepas; setup menyiapkan penyedia yang menerbitkan sendiri",
        "name of a target; zip is always there, to be carried on a USB stick; setup prepares a host to do it itself",
    ),
    "publish_dry": (
        "hanya tunjukkan apa yang akan ditambah, diubah, dan dihapus",
        "only show what would be added, changed and deleted",
    ),
    "publish_yes": (
        "memang begitu maksudnya, walaupun banyak yang dihapus atau diganti",
        "it is meant, though much is deleted or replaced",
    ),
    "publish_group": (
        "hanya kelompok ini, ke tujuannya sendiri; boleh diulang",
        "only this group, to its own target; may be repeated",
    ),
    "publish_all": (
        "setiap kelompok ke tujuannya sendiri, beberapa sekaligus",
        "each group to its own target, several at a time",
    ),
    "publish_which": (
        "sebutkan tujuannya, salah satu dari: {known}; tujuan lain ditulis dahulu di bawah publikasi: dalam group.yaml "
        "atau network.yaml",
        "name the target, one of: {known}; write others below publish: in group.yaml or network.yaml first",
    ),
    "publish_working": (
        "Memeriksa dan mengirim… Ctrl+C menghentikannya; yang sudah tayang tetap utuh.",
        "Looking and sending… Ctrl+C ends it; what is online stays whole.",
    ),
    "publish_failed": (
        "dari semua itu, hanya yang terakhir kali gagal atau terputus",
        "of all those, only what failed or was broken off the last time",
    ),
    "publish_none_failed": (
        "Tidak ada yang gagal terakhir kali.",
        "Nothing failed the last time.",
    ),
    "publish_rollback": (
        "kembali ke terbitan sebelumnya (tujuan berjenis folder)",
        "go back to the release before (targets of the type folder)",
    ),
    "publish_split": (
        "ZIP dibagi menjadi beberapa, masing-masing paling banyak 1.000 berkas, untuk diunggah",
        "several ZIPs of at most 1,000 files each, to be uploaded",
    ),
    "publish_output": (
        "folder hasil kimsite build (bawaan: public)",
        "the folder that kimsite build made (default: public)",
    ),
    "publish_one_way": (
        "pilih salah satu: --all atau --group",
        "choose one: --all or --group",
    ),
    "publish_no_groups": (
        "--all dan --group hanya untuk jejaring",
        "--all and --group are for networks",
    ),
    "publish_head": ("{name} → {where}", "{name} → {where}"),
    "publish_plan": (
        "  {added} baru, {changed} diubah, {deleted} dihapus, {kept} tetap; perkiraan: paling banyak {size}{cost}",
        "  {added} new, {changed} changed, {deleted} deleted, {kept} kept; an estimate: at most {size}{cost}",
    ),
    "publish_cost": (", {rupiah}", ", {rupiah}"),
    "publish_is_planned": (
        "  Belum ada yang dikirim. Tanpa --dry-run, inilah yang terjadi.",
        "  Nothing was sent. Without --dry-run, this is what happens.",
    ),
    "publish_is_same": (
        "  Tidak ada yang perlu dikirim: situs di sana sudah sama.",
        "  There is nothing to send: the site there is the same.",
    ),
    "publish_is_sent": (
        "  Terbit. Yang ada di sana sudah diperiksa dan sama dengan yang dibangun.",
        "  Published. What is there was checked, and is what was built.",
    ),
    "publish_is_back": (
        "  Terbitan sebelumnya tayang lagi.",
        "  The release before is online again.",
    ),
    "publish_is_failed": ("  Tidak terbit.", "  Not published."),
    "publish_seen": ("  Pembaca sudah melihatnya.", "  Readers see it already."),
    "publish_column_name": ("situs", "site"),
    "publish_column_state": ("keadaan", "state"),
    "publish_column_added": ("baru", "new"),
    "publish_column_changed": ("diubah", "changed"),
    "publish_column_deleted": ("dihapus", "deleted"),
    "publish_column_size": ("paling banyak", "at most"),
    "publish_column_cost": ("biaya", "cost"),
    "publish_state_planned": ("akan terbit", "to be published"),
    "publish_state_same": ("sudah sama", "the same"),
    "publish_state_sent": ("terbit", "published"),
    "publish_state_back": ("kembali", "went back"),
    "publish_state_failed": ("gagal", "failed"),
    "publish_sum": (
        "{done} dari {of} situs beres, paling banyak kira-kira {size}{cost}; diulang, hanya yang gagal atau berubah "
        "yang dikirim",
        "{done} of {of} sites are done, an estimated {size} at most{cost}; run again, it sends only those that failed "
        "or changed",
    ),
    "publish_without": ("tanpa tujuan ini: {number} kelompok", "groups without this target: {number}"),
}
