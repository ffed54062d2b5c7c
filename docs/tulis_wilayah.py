"""Make kimsite/network/regions.zip from a folder of CSV files.

    npm pack idn-area-data@4.0.1 && tar xzf idn-area-data-4.0.1.tgz
    python docs/tulis_wilayah.py package/data kimsite/network/regions.zip

The folder holds provinces.csv, regencies.csv, districts.csv and villages.csv, each
with the columns `code` and `name`. The archive gets one `<province>.tsv` per
province, "code<TAB>name" a line, sorted by code, and the licence. The same CSV
files give the same archive. What is altered on the way: see `clean`, and NOTICE.
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

LEVELS = ("provinces", "regencies", "districts", "villages")
LICENCE = """\
Names and codes of Indonesia's administrative areas, from idn-area-data 4.0.1
(https://github.com/fityannugroho/idn-area-data), after Keputusan Menteri Dalam
Negeri Nomor 300.2.2-2138 Tahun 2025. This database is made available under the
Open Database License 1.0: https://opendatacommons.org/licenses/odbl/1-0/
Altered by docs/tulis_wilayah.py of kimsite: one file a province, islands left out,
quotation marks that stand for a glottal stop written as apostrophes, the words
"Desa Adat" left out of names whose code says it.
"""


def clean(code: str, name: str) -> str:
    """The bare name. The source writes Madurese and Timorese glottal stops as `"`: Soka"an, Nunle"u."""
    name = re.sub(r"(?<=\w)\"(?=\w)", "'", name.strip())
    return name.removeprefix("Desa Adat ") if code[9:10] == "3" else name


def read_names(folder: Path) -> dict[str, str]:
    """Every code with its name, in the order of codes. Raises ValueError when a place has no parent."""
    names: dict[str, str] = {}
    for level in LEVELS:
        with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                code = row["code"]
                parent = code.rpartition(".")[0]
                if parent and parent not in names:
                    raise ValueError(f"{level}.csv: {code} lies in {parent}, which is not there")
                names[code] = clean(code, row["name"])
    return dict(sorted(names.items()))


def write_archive(names: dict[str, str], target: Path) -> None:
    """One member a province and the licence, with nothing of today's date or machine in it."""
    members: dict[str, list[str]] = defaultdict(list)
    for code, name in names.items():
        members[f"{code[:2]}.tsv"].append(f"{code}\t{name}\n")
    members["LICENSE.txt"] = [LICENCE]
    with ZipFile(target, "w") as archive:
        for member, lines in sorted(members.items()):
            info = ZipInfo(member, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, "".join(lines).encode(), ZIP_DEFLATED, compresslevel=9)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("python docs/tulis_wilayah.py FOLDER_OF_CSV_FILES TARGET.zip")
    write_archive(read_names(Path(sys.argv[1])), Path(sys.argv[2]))
