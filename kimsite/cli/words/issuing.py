"""What the command line says of bulletins."""

WORDS = {
    "bulletin": (
        "buletin A4 untuk papan pengumuman, dari kabar satu bulan",
        "a bulletin of A4 for notice boards, from a month's news",
    ),
    "bulletin_month": ("bulan yang dicetak (bawaan: bulan ini)", "the month to print (default: this month)"),
    "bulletin_group": ("buletin satu kelompok, menurut foldernya", "the bulletin of one group, by its folder"),
    "bulletin_region": (
        "buletin semua kelompok di satu wilayah, menurut kode Kemendagri",
        "the bulletin of all groups in a region, by its Kemendagri code",
    ),
    "bulletin_sheets": (
        "paling banyak berapa lembar: 1 atau 2 (bawaan: 2)",
        "at most so many sheets: 1 or 2 (default: 2)",
    ),
    "bulletin_format": (
        "html untuk dicetak dari peramban (bawaan); pdf memerlukan WeasyPrint",
        "html to print from a browser (default); pdf needs WeasyPrint",
    ),
    "bulletin_output": (
        "berkas hasil, - untuk layar (bawaan: buletin-… di folder ini)",
        "the file, - for the screen (default: buletin-… in this folder)",
    ),
    "bulletin_one": ("pilih --group atau --region, bukan keduanya", "choose --group or --region, not both"),
    "bulletin_done": ("Buletin: {path}", "Bulletin: {path}"),
}
