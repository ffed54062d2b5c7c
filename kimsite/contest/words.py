"""What rankings say beside the words of reports, in Indonesian and English."""

WORDS = {
    "contest.title": ("{name}: hasil penilaian", "{name}: ranking"),
    "contest.kind": ("Lomba antarkelompok", "Competition of groups"),
    "contest.span": ("Masa penilaian: {first} sampai {last}", "Time judged: {first} to {last}"),
    "contest.one_month": ("Masa penilaian: {first}", "Time judged: {first}"),
    "places": ("Peringkat", "Ranks"),
    "calculation": ("Hitungan tiap kelompok", "How each sum was made"),
    "criteria": ("Kriteria", "Criteria"),
    "marks": ("Nilai juri", "Judges' marks"),
    "absent": ("Tidak diperingkat", "Not ranked"),
    "gaps_marks": ("Nilai yang belum ada", "Marks that are not there"),
    "rank": ("Peringkat", "Rank"),
    "prize": ("Hadiah", "Prize"),
    "remark": ("Keterangan", "Remark"),
    "criterion": ("Kriteria", "Criterion"),
    "weight": ("Bobot (%)", "Weight (%)"),
    "source": ("Sumber", "Source"),
    "full": ("Poin 100 bila", "100 points at"),
    "zero": ("Poin 0 bila", "0 points at"),
    "raw": ("Angka", "Figure"),
    "points": ("Poin (0–100)", "Points (0–100)"),
    "value": ("Nilai (poin × bobot)", "Value (points × weight)"),
    "sum": ("Jumlah", "Sum"),
    "judge": ("Juri", "Judge"),
    "mark": ("Nilai", "Mark"),
    "mean_mark": ("Rata-rata", "Mean"),
    "lowest": ("Terendah", "Lowest"),
    "highest": ("Tertinggi", "Highest"),
    "spread": ("Selisih", "Spread"),
    "nameless_judge": ("Juri", "Judge"),
    "figure.juri": ("nilai juri", "judges' marks"),
    "reason": ("Sebab", "Reason"),
    "reason.unreadable": ("berkas kelompok ini tidak terbaca", "its files cannot be read"),
    "reason.elsewhere": ("di luar wilayah lomba", "outside the region of the competition"),
    "reason.uninvited": ("tidak ada dalam daftar peserta", "not on the list of entrants"),
    "reason.excluded": ("dikecualikan oleh rubrik", "excluded by the rubric"),
    "reason.unmarked": ("belum ada nilai juri", "no judge's mark yet"),
    "because": ("{reason}: {detail}", "{reason}: {detail}"),
    "figure_of_all": ("{figure}, terbanyak ({names})", "{figure}, the most ({names})"),
    "nobody": ("belum ada yang punya", "nobody has any"),
    "equal": ("seri dengan {names}", "tied with {names}"),
    "decided": (
        "jumlahnya sama dengan {names}, dibedakan oleh {criterion}",
        "same sum as {names}, parted by {criterion}",
    ),
    "no_places": ("Belum ada kelompok yang dapat diperingkat.", "There is no group that can be ranked yet."),
    "caption.places": ("Peringkat, jumlah, dan nilai tiap kriteria", "Ranks, sums, and the value of each criterion"),
    "caption.criteria": (
        "Rubrik: apa yang dihitung, dan cara menjadi poin",
        "The rubric: what counts, and how it makes points",
    ),
    "caption.calculation": ("Dari angka ke nilai, kelompok demi kelompok", "From figures to values, group by group"),
    "caption.marks": (
        "Setiap nilai juri, rata-rata, dan selisih tertinggi dengan terendah",
        "Every mark, their mean, and how far the highest and the lowest are apart",
    ),
    "caption.absent": ("Kelompok tanpa peringkat, dan sebabnya", "Groups without a rank, and why"),
    "caption.unmarked": (
        "Nilai yang belum diberikan juri; rata-rata dihitung dari nilai yang ada",
        "Marks that judges have not given; means are those of the marks that are there",
    ),
    "method_points": (
        "Poin = 100 × (angka − angka untuk poin 0) ÷ (angka untuk poin 100 − angka untuk poin 0), paling sedikit 0 dan "
        "paling banyak 100. Nilai = poin × bobot ÷ 100. Peringkat menurut jumlah nilai.",
        "Points = 100 × (figure − figure for 0 points) ÷ (figure for 100 points − figure for 0 points), at least 0 and "
        "at most 100. Value = points × weight ÷ 100. Ranks follow the sum of values.",
    ),
    "method_rounding": (
        "Setiap langkah dibulatkan ke dua desimal, dan langkah berikutnya dihitung dari angka yang tampak di sini. "
        "Jadi siapa pun dapat menghitung ulang halaman ini dengan kalkulator.",
        "Each step is rounded to two decimals, and the next one begins with the number that stands here. So everybody "
        "can do this page again with a calculator.",
    ),
    "method_ties": (
        "Kelompok dengan jumlah sama dibedakan menurut: {names}. Bila itu pun sama, peringkatnya sama.",
        "Groups with the same sum are told apart by: {names}. If that is the same too, they share a rank.",
    ),
    "method_shared": (
        "Kelompok dengan jumlah sama mendapat peringkat yang sama, dan peringkat sesudahnya dilewati.",
        "Groups with the same sum share a rank, and the ranks after it are passed over.",
    ),
    "method_figures": (
        "Angka dari laporan dihitung kimsite dari tulisan yang terbit dalam masa penilaian, dengan cara yang sama "
        "seperti kimsite report. Angka bertanda * menurut keadaan pada akhir masa itu.",
        "Figures of the report are counted by kimsite from what was published in the time judged, in the same way as "
        "kimsite report does. Those with a * are as of its end.",
    ),
    "judges": ("Dewan juri", "Judges"),
    "sheet.places": ("Peringkat", "Ranks"),
    "sheet.criteria": ("Kriteria", "Criteria"),
    "sheet.marks": ("Nilai juri", "Marks"),
    "sheet.absent": ("Tidak diperingkat", "Not ranked"),
    "sheet.blank": ("Nilai", "Marks"),
}
