"""Short names for values and bytes: equal values have equal digests, in every process and on every machine."""

from hashlib import blake2b


def digest_bytes(data: bytes) -> str:
    """32 hexadecimal digits that stand for these bytes (BLAKE2b, 128 bits)."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_value(*values: object) -> str:
    """The digest of frozen values, by their `repr`: types and fields are spelled out, strings are quoted."""
    return digest_bytes(repr(values).encode("utf-8", "surrogatepass"))
