"""What the command line says of competitions."""

WORDS = {
    "rank": ("peringkat lomba antarkelompok menurut sebuah rubrik", "the ranking of a competition by a rubric"),
    "rank_rubric": ("rubrik lomba (.yaml)", "the rubric (.yaml)"),
    "rank_scores": ("tabel nilai juri: .csv atau .xlsx", "the table of judges' marks: .csv or .xlsx"),
    "rank_month": ("nilai satu bulan saja", "judge one month alone"),
    "rank_from": ("bulan pertama (bawaan: menurut rubrik)", "the first month (default: the rubric's)"),
    "rank_to": (
        "bulan terakhir (bawaan: menurut rubrik, atau bulan ini)",
        "the last month (default: the rubric's, or this one)",
    ),
    "rank_format": (
        "html untuk dilihat dan dicetak (bawaan); json; csv atau xlsx untuk Excel",
        "html to look at and print (default); json; csv or xlsx for Excel",
    ),
    "rank_sheet": (
        "tulis lembar nilai kosong untuk juri: satu baris tiap kelompok, satu kolom tiap kriteria juri",
        "write an empty sheet for judges: a row for each group, a column for each criterion they mark",
    ),
    "rank_example": ("tulis contoh rubrik (bukan rubrik resmi)", "write an example of a rubric (not an official one)"),
    "rank_output": (
        "berkas hasil, - untuk layar (bawaan: peringkat-… di folder ini; json ke layar)",
        "the file, - for the screen (default: peringkat-… in this folder; json on the screen)",
    ),
    "rank_no_rubric": (
        "rubriknya belum disebut; tulis contohnya dengan kimsite rank --example",
        "there is no rubric; write an example with kimsite rank --example",
    ),
    "rank_bad_span": (
        "masa penilaian {first} sampai {last} belum dimulai, atau bukan bulan; "
        "tulis misalnya --from 2025-01 --to 2025-10",
        "the time from {first} to {last} has not begun, or is no month; write for example --from 2025-01 --to 2025-10",
    ),
    "rank_month_or_span": (
        "pilih --month untuk satu bulan, atau --from dan --to",
        "choose --month for one month, or --from and --to",
    ),
    "rank_needs_scores": (
        "rubrik ini memerlukan nilai juri ({names}): tambahkan --scores nilai.csv\n"
        "Lembar kosongnya ditulis dengan --sheet.",
        "this rubric needs judges' marks ({names}): add --scores nilai.csv\nAn empty sheet is written with --sheet.",
    ),
    "rank_nobody_marks": (
        "rubrik ini tidak punya kriteria yang dinilai juri",
        "no criterion of this rubric is for judges",
    ),
    "rank_done": ("Peringkat: {path}", "Ranking: {path}"),
    "rank_prizes": (
        "Sesudah panitia menetapkan pemenangnya, tulis di network.yaml supaya tampil di profil kelompok:\npenghargaan:",
        "Once the jury has decided, write this into network.yaml to show it on the groups' profiles:\nawards:",
    ),
    "rank_prize": ("  - {{kelompok: {slug}, nama: {title}}}", "  - {{group: {slug}, name: {title}}}"),
    "rank_example_done": (
        "Contoh rubrik: {path}\nSesuaikan isinya; ini bukan rubrik resmi siapa pun.",
        "Example of a rubric: {path}\nMake it yours; it is nobody's official rubric.",
    ),
    "rank_sheet_done": (
        "Lembar nilai: {path}\nSalin barisnya untuk tiap juri, lalu isi nilainya.",
        "Sheet for marks: {path}\nCopy its rows for each judge, then fill in the marks.",
    ),
    "rank_unread": (
        "Peringkat tidak dibuat: perbaiki dahulu yang disebut di atas.",
        "No ranking was made: mend first what is named above.",
    ),
}
