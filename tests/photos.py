"""Photos as telephones and programs leave them, for tests."""

import struct
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SECRETS = ("Ponsel Rahasia", "Ana Pemilik", "SN-12345", "rumah-ana", "catatan-pribadi", "profil-ana", "mata-mata")
GPS = {1: "S", 2: (10.0, 8.0, 12.0), 3: "E", 4: (123.0, 40.0, 3.0)}


def plain(form: str = "JPEG", size: tuple[int, int] = (30, 20), colour: str = "green", **rest: object) -> bytes:
    """One colour."""
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, form, **rest)
    return out.getvalue()


def telling(form: str) -> bytes:
    """A photo with all that may be written into one: EXIF with place, owner, serial number and maker's note, a
    thumbnail, XMP, IPTC, a colour profile with words in it, comments."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Ponsel Rahasia", "Model X", "Ana Pemilik"
    exif.get_ifd(0x8825).update(GPS)
    exif.get_ifd(0x8769).update({0xA430: "Ana Pemilik", 0xA431: "SN-12345", 0x927C: b"mata-mata\0" * 9})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    icc = profile.tobytes().replace(b"No copyright, use freely", b"profil-ana              ")
    xmp = b'<?xpacket begin="" id=""?><x:xmpmeta xmlns:x="adobe:ns:meta/">rumah-ana</x:xmpmeta>'
    image = Image.effect_noise((160, 120), 40).convert("RGB")
    out = BytesIO()
    if form == "PNG":
        words = PngInfo()
        words.add_text("Comment", "catatan-pribadi")
        words.add_itxt("XML:com.adobe.xmp", xmp.decode())
        image.save(out, form, exif=exif, icc_profile=icc, pnginfo=words)
    else:
        image.save(out, form, exif=exif, icc_profile=icc, xmp=xmp)
    return _with_more(out.getvalue()) if form == "JPEG" else out.getvalue()


def _with_more(jpeg: bytes) -> bytes:
    """The same with a comment, IPTC's city and owner, and a thumbnail in JFXX."""
    iptc = b"".join(b"\x1c\x02" + bytes([kind]) + struct.pack(">H", len(t)) + t for kind, t in _IPTC)
    block = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iptc)) + iptc + b"\0" * (len(iptc) % 2)
    parts = ((0xFE, b"catatan-pribadi"), (0xED, b"Photoshop 3.0\0" + block), (0xE0, b"JFXX\0\x10" + plain()))
    return jpeg[:2] + b"".join(b"\xff" + bytes([m]) + struct.pack(">H", len(d) + 2) + d for m, d in parts) + jpeg[2:]


_IPTC = ((80, b"Ana Pemilik"), (90, b"rumah-ana"))
