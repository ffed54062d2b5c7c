"""The words of days and months, in Indonesian and English, and the country's three time zones."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "february", "pebruari", "peb"),
            ("maret", "mar", "march", "mrt"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("agustus", "agu", "ags", "agt", "agust", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct", "october"),
            ("november", "nov", "nopember", "nop"),
            ("desember", "des", "dec", "december"),
        ),
        1,
    )
    for name in names
}
DAYS = frozenset(
    (
        "senin",
        "selasa",
        "rabu",
        "kamis",
        "jumat",
        "jum'at",
        "sabtu",
        "minggu",
        "ahad",
        "sen",
        "sel",
        "rab",
        "kam",
        "jum",
        "sab",
        "min",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
    )
)
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
ZONE_NAMES = {name: zone for zone, name in ZONES.items()}

# Province code (Kemendagri) to zone: Keputusan Presiden 41/1987 on the three time
# zones; provinces founded since keep their mother province's.
WITA_PROVINCES = frozenset({"51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"})
WIT_PROVINCES = frozenset({"81", "82", "91", "92", "93", "94", "95", "96"})


def timezone_of(region_code: str) -> str:
    """The IANA time zone of a place by its Kemendagri code; Western Indonesian time when there is none."""
    province = region_code[:2]
    if province in WITA_PROVINCES:
        return "Asia/Makassar"
    return "Asia/Jayapura" if province in WIT_PROVINCES else "Asia/Jakarta"
