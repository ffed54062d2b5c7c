"""kimsite itself as a wheel, so that a host builds with the very kimsite that its owner has.

No index of packages has to know kimsite for that, and none that does can put another in its place. The libraries come
from the index, in the versions that are installed here.
"""

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

NAME = "kimsite"
PACKAGE = Path(__file__).parents[2]
DATE = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE, UNIX = 0o100644 << 16, 3
LEFT = frozenset({"__pycache__"})
MARK = b"kimsite"
"""The comment of the archive: what kimsite made, it may replace."""
WHEEL = "Wheel-Version: 1.0\nGenerator: kimsite\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


class NotInstalled(Exception):
    """kimsite runs from a folder that no installer knows, so nobody can say which libraries it needs."""


def make_wheel() -> tuple[str, bytes]:
    """Its file name and its bytes: the same for the same kimsite. Raises NotInstalled."""
    known = _distribution()
    top = f"{NAME}-{known.version}.dist-info"
    files = {f"{NAME}/{path}": data for path, data in _package()}
    files[f"{top}/METADATA"] = (known.read_text("METADATA") or "").encode()
    files[f"{top}/WHEEL"] = WHEEL.encode()
    files[f"{top}/entry_points.txt"] = (known.read_text("entry_points.txt") or "").encode()
    for name in ("LICENSE", "NOTICE"):
        files[f"{top}/licenses/{name}"] = (known.read_text(f"licenses/{name}") or "").encode()
    record = "".join(f"{path},sha256={_digest(data)},{len(data)}\n" for path, data in sorted(files.items()))
    files[f"{top}/RECORD"] = f"{record}{top}/RECORD,,\n".encode()
    return f"{NAME}-{known.version}-py3-none-any.whl", _zipped(files)


def constraints() -> str:
    """The libraries that kimsite stands on, with theirs, in the versions that are installed here: a line each."""
    found: dict[str, str] = {}
    waiting = [_distribution()]
    while waiting:
        for need in waiting.pop().requires or ():
            name, _, marker = need.partition(";")
            name = re.split(r"[^A-Za-z0-9._-]", name.strip(), maxsplit=1)[0]
            if "extra" in marker or name in found:
                continue
            try:
                one = distribution(name)
            except PackageNotFoundError:
                continue  # which only other systems or versions of Python need
            found[name] = one.version
            waiting.append(one)
    return "".join(f"{name}=={version}\n" for name, version in sorted(found.items(), key=lambda pair: pair[0].lower()))


def _distribution() -> Distribution:
    try:
        return distribution(NAME)
    except PackageNotFoundError as fault:
        raise NotInstalled from fault


def _package() -> Iterator[tuple[str, bytes]]:
    """kimsite's files; its themes are among them, or beside the package in a checkout."""
    own = PACKAGE / "themes"
    for top, prefix in ((PACKAGE, ""), *(() if own.is_dir() else ((PACKAGE.parent / "themes", "themes/"),))):
        for path in sorted(top.rglob("*")):
            if path.is_file() and not LEFT & set(path.parts):
                yield prefix + path.relative_to(top).as_posix(), path.read_bytes()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = MARK
        for path, data in files.items():
            entry = zipfile.ZipInfo(path, DATE)
            entry.create_system, entry.external_attr, entry.compress_type = UNIX, PLAIN_FILE, zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return buffer.getvalue()
