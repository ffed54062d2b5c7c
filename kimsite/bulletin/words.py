"""What bulletins say beside the words of reports, in Indonesian and English."""

WORDS = {
    "bulletin": ("Buletin {month}", "Bulletin, {month}"),
    "bulletin.title": ("Buletin {name}, {month}", "Bulletin of {name}, {month}"),
    "bulletin.notices": ("Pengumuman", "Announcements"),
    "bulletin.until": ("berlaku sampai {date}", "until {date}"),
    "bulletin.occasions": ("Agenda", "Events"),
    "bulletin.stories": ("Kabar lain", "More news"),
    "bulletin.more": ("Juga bulan ini", "Also this month"),
    "bulletin.pictures": ("Galeri", "Gallery"),
    "bulletin.callers": ("Hubungi kami", "Reach us"),
    "bulletin.others": ("dan {number} kelompok lain", "and {number} more groups"),
    "bulletin.scan": ("pindai untuk membaca selengkapnya", "scan to read all of it"),
    "bulletin.codes": (
        "Kotak hitam-putih dipindai dengan kamera HP untuk membaca selengkapnya.",
        "Point a phone's camera at a black and white square to read all of it.",
    ),
    "bulletin.as_of": ("Pengumuman dan agenda per {date}.", "Announcements and events as of {date}."),
    "hidden_number": ("[tanyakan nomornya kepada kami]", "[ask us for the number]"),
}
