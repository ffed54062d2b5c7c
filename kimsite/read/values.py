"""What a short text means: numbers, telephones, places, addresses. None where it means nothing of the kind."""

import re
from decimal import Decimal
from urllib.parse import urlsplit

from kimsite.model.content import Coordinates, Region
from kimsite.pattern import pattern
from kimsite.times import ZONE_NAMES, ZONES
from kimsite.vocabulary import LANGUAGES

YES = frozenset({"ya", "y", "yes", "true", "benar", "on", "1", "iya"})
NO = frozenset({"tidak", "t", "no", "n", "false", "salah", "off", "0", "bukan"})
DAYS = pattern(r"(\d{1,4}) ?(?:hari|days?)?", re.ASCII)
KILOBYTES = pattern(r"(\d{1,5}) ?(?:kb)?", re.ASCII)
SECURE = pattern(r"https://[a-z0-9.-]+(?::[0-9]+)?(?:[/?]|$)", re.IGNORECASE)
MONEY = pattern(
    r"(?:rp|idr)?\.? ?(?P<number>[0-9][0-9., ]*?)(?:,-|\.-)?(?: ?(?P<unit>rb|ribu|jt|juta)\.?)?(?: ?rupiah)?"
)
UNITS = {"rb": 1_000, "ribu": 1_000, "jt": 1_000_000, "juta": 1_000_000}
WHOLE = pattern(r"[0-9]{1,12}")
THOUSANDS = pattern(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3}){0,3}")
CENTS = pattern(r"[.,]00?$")
DECIMAL = pattern(r"[0-9]{1,4}(?:[.,][0-9]{1,3})?")
PHONE = pattern(r"(\+?)([0-9]{7,15})")
CHAT = pattern(r"(?:https?://)?(?:www\.)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)\+?([0-9]{8,15})(?:[/?&#].*)?")
EMAIL = pattern(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")
DEGREES = pattern(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,12})?")
REGION_PARTS = {2: (2,), 4: (2, 2), 6: (2, 2, 2), 10: (2, 2, 2, 4)}
YEAR = pattern(r"(?:19|20|21)[0-9]{2}")


def flag(text: str) -> bool | None:
    """`ya`, `true`, `tidak`, `false` and the like."""
    word = text.strip().lower()
    return True if word in YES else False if word in NO else None


def kilobytes(text: str) -> int | None:
    """Bytes: `20`, `20 kB`; from 1 to 10,000 kB."""
    found = KILOBYTES.fullmatch(text.strip().lower())
    return int(found[1]) * 1000 if found and 1 <= int(found[1]) <= 10_000 else None


def days(text: str) -> int | None:
    """A number of days: `30`, `30 hari`; from 1 to 3650."""
    found = DAYS.fullmatch(text.strip().lower())
    return int(found[1]) if found and 1 <= int(found[1]) <= 3650 else None


def money(text: str) -> int | None:
    """Whole rupiah: `25000`, `Rp 25.000`, `Rp25.000,-`, `25 ribu`, `1,5 juta`."""
    found = MONEY.fullmatch(" ".join(text[:60].lower().split()))
    if not found:
        return None
    number, unit = found["number"].strip(), found["unit"]
    if unit:
        if not DECIMAL.fullmatch(number):
            return None
        amount = Decimal(number.replace(",", ".")) * UNITS[unit]
        return int(amount) if amount == int(amount) else None
    number = CENTS.sub("", number)
    return int(re.sub("[., ]", "", number)) if WHOLE.fullmatch(number) or THOUSANDS.fullmatch(number) else None


def phone(text: str) -> str | None:
    """Digits with country code: `0812-3456-7890`, `+62 812 …`, `wa.me/62812…`. A number with `+` may be foreign."""
    chat = CHAT.fullmatch(text.strip())
    found = PHONE.fullmatch("+" + chat[1] if chat else re.sub(r"[\s().–-]", "", text[:60]))
    if not found:
        return None
    digits = found[2]
    if found[1] and not digits.startswith("62"):
        return digits if len(digits) >= 8 and not digits.startswith("0") else None
    national = digits.removeprefix("62").removeprefix("0")
    return f"62{national}" if 7 <= len(national) <= 13 and national[0] != "0" else None


def email(text: str) -> str | None:
    """An e-mail address; `mailto:` before it is dropped."""
    address = text.strip().removeprefix("mailto:")
    return address if EMAIL.fullmatch(address) and ".." not in address else None


def url(text: str) -> str | None:
    """An http or https address with a host; nothing else may become a link of the site."""
    address = text.strip()
    if any(c.isspace() or not c.isprintable() or c in "<>\"'\\`" for c in address) or len(address) > 2000:
        return None
    try:
        parts = urlsplit(address)
        usable = parts.scheme.lower() in ("http", "https") and parts.hostname and (parts.port is None or parts.port > 0)
    except ValueError:
        return None
    return address if usable and "@" not in parts.netloc else None


def secure_url(text: str) -> str | None:
    """An address that nobody on the way can read along with: https alone, and a plain host, which headers name."""
    address = url(text)
    return address if address and SECURE.match(address) else None


def coordinates(parts: tuple[str, ...]) -> Coordinates | None:
    """`-10.15, 123.6` as one text or as two: latitude, then longitude, in decimal degrees."""
    if len(parts) == 1:
        text = parts[0].strip()
        parts = tuple(text.replace(",", ".").split(";")) if ";" in text else tuple(re.split(r"\s*,\s*|\s+", text))
    numbers = tuple(part.strip().replace("−", "-") for part in parts)
    if len(numbers) != 2 or not all(DEGREES.fullmatch(number) for number in numbers):
        return None
    latitude, longitude = (Decimal(number) for number in numbers)
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Coordinates(_plain(latitude), _plain(longitude))


def region(text: str) -> Region | None:
    """A Kemendagri code of 2, 4, 6 or 10 digits, dots or not → the code with dots; names are not filled in here."""
    digits = text.strip().replace(".", "").replace(" ", "")
    if (
        len(digits) not in REGION_PARTS
        or not digits.isascii()
        or not digits.isdigit()
        or not "11" <= digits[:2] <= "99"
    ):
        return None
    parts, start = [], 0
    for size in REGION_PARTS[len(digits)]:
        parts.append(digits[start : start + size])
        start += size
    return Region(code=".".join(parts))


def language(text: str) -> str | None:
    """A language of the vocabulary by its code."""
    code = text.strip().lower()
    return code if code in LANGUAGES else None


def timezone(text: str) -> str | None:
    """WIB, WITA or WIT, or the IANA name of one of them → the IANA name."""
    word = text.strip()
    return ZONES.get(word.upper()) or (word if word in ZONE_NAMES else None)


def year(text: str) -> str | None:
    """A year from 1900 to 2199."""
    return text.strip() if YEAR.fullmatch(text.strip()) else None


def _plain(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return "0" if text in ("-0", "0") else text
