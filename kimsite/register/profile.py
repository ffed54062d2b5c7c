"""An entry of a register → the text of its group.yaml; a group → its entry."""

from datetime import date
from typing import Any

from kimsite.model.content import Decree, Group
from kimsite.register.columns import COLUMNS, MOST_DECREES, ROLES
from kimsite.register.roll import Entry

HEAD = "# Data kelompok, dari daftar kelompok. Dapat dilengkapi: visi, misi, pengurus, medsos, logo.\n"
PARTS = ("number", "issued", "issuer", "valid_until")
PART_NAMES = {"number": "nomor", "issued": "tanggal", "issuer": "penerbit", "valid_until": "berlaku_sampai"}
FIELDS = ("name", "short", "kim_id", "tagline", "founded", "region", "address", "coordinates")
LAST = ("coach", "base_url")
NAMES = {column.key: column.names[0] for column in COLUMNS}
WIDE = 1_000_000


def profile_of(entry: Entry) -> str:
    """The text of group.yaml. The chair's telephone number is in it only where the sheet makes it public."""
    import yaml

    texts = dict(entry.texts)
    said: dict[str, Any] = {NAMES[key]: texts[key] for key in FIELDS if key in texts}
    decrees = [found for n in range(1, MOST_DECREES + 1) if (found := _decree(texts, n))]
    if decrees:
        said["sk"] = decrees
    officers = [_officer(texts, key) for key in ROLES if key in texts]
    if officers:
        said["pengurus"] = officers
    contact = {key: texts[f"contact.{key}"] for key in ("wa", "email") if f"contact.{key}" in texts}
    if contact:
        said["kontak"] = contact
    if "fields" in texts:
        said["bidang"] = texts["fields"].split("\n")
    said |= {NAMES[key]: texts[key] for key in LAST if key in texts}
    return HEAD + yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=WIDE)


def entry_of(group: Group, row: int = 0) -> Entry:
    """What a register says of a group. A number that is not public is not even known here."""
    texts = {
        "folder": group.slug,
        **{key: getattr(group, key) for key in ("name", "short", "kim_id", "tagline", "founded", "address", "coach")},
        "region": group.region.code,
        "coordinates": f"{group.coordinates.latitude}, {group.coordinates.longitude}" if group.coordinates else "",
        "contact.wa": group.contact.wa,
        "contact.email": group.contact.email,
        "fields": "\n".join(group.fields),
        "base_url": group.base_url,
    }
    for number, decree in enumerate(group.decrees[:MOST_DECREES], 1):
        texts |= {_key(part, number): _said(decree, part) for part in PARTS}
    for key, role in ROLES.items():
        officer = next((one for one in group.officers if one.role.casefold() == role.casefold()), None)
        if officer:
            texts[key] = officer.name
            if key == "chair" and officer.phone:
                texts |= {"chair_phone": officer.phone, "chair_public": "ya"}
    return Entry(row, tuple(sorted((key, text) for key, text in texts.items() if text)))


def _decree(texts: dict[str, str], number: int) -> dict[str, str]:
    return {PART_NAMES[part]: texts[_key(part, number)] for part in PARTS if _key(part, number) in texts}


def _officer(texts: dict[str, str], key: str) -> dict[str, Any]:
    officer: dict[str, Any] = {"jabatan": ROLES[key], "nama": texts[key]}
    if key == "chair" and texts.get("chair_public") and "chair_phone" in texts:
        officer |= {"telepon": texts["chair_phone"], "publik": True}
    return officer


def _key(part: str, number: int) -> str:
    return f"decrees.{part}" + (f".{number}" if number > 1 else "")


def _said(decree: Decree, part: str) -> str:
    value = getattr(decree, part)
    return value.isoformat() if isinstance(value, date) else str(value or "")
