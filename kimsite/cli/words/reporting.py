"""What the command line says of reports."""

WORDS = {
    "report": ("laporan keaktifan kelompok", "a report on what groups have done"),
    "report_month": ("bulan yang dilaporkan (bawaan: bulan ini)", "the month to report on (default: this month)"),
    "report_format": (
        "html untuk dilihat dan dicetak (bawaan); json; csv atau xlsx untuk Excel; pdf hanya dengan --form",
        "html to look at and print (default); json; csv or xlsx for Excel; pdf only with --form",
    ),
    "report_form": (
        "lembar laporan kegiatan tiap kelompok, untuk dicetak dan ditandatangani",
        "a sheet of each group's activities, to be printed and signed",
    ),
    "report_photos": ("dengan --form: sertakan foto kegiatan", "with --form: add photos of what was done"),
    "report_output": (
        "berkas hasil, - untuk layar (bawaan: laporan-kim-… di folder ini; json ke layar)",
        "the file, - for the screen (default: laporan-kim-… in this folder; json on the screen)",
    ),
    "report_bad_month": (
        '"{text}" bukan bulan yang sudah dimulai; tulis misalnya --month 2025-10',
        '"{text}" is no month that has begun; write for example --month 2025-10',
    ),
    "report_form_format": (
        "lembar kegiatan tidak ada dalam bentuk {format}; pilih html atau pdf",
        "there are no sheets as {format}; choose html or pdf",
    ),
    "report_pdf_form": (
        "PDF hanya untuk lembar kegiatan (--form); laporan html dicetak dari peramban",
        "PDF is for sheets of activities (--form) alone; print the html report from a browser",
    ),
    "report_no_pdf": (
        "PDF memerlukan WeasyPrint: pip install kimsite[pdf]\n"
        "Tanpa itu: pilih --format html, buka hasilnya di peramban, lalu cetak sebagai PDF.",
        "PDF needs WeasyPrint: pip install kimsite[pdf]\n"
        "Without it: choose --format html, open the result in a browser, and print it as PDF.",
    ),
    "report_done": ("Laporan: {path}", "Report: {path}"),
}
