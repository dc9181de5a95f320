"""The password of a coder in a DNA database: a salted digest, as the library jasypt writes and checks it."""

from __future__ import annotations

import base64
import hashlib
import unicodedata

PASSWORD = "pourparler"  # the documented one, where the user gives none: it protects nothing
SALT, ROUNDS = 16, 100_000


def digest(password: str, salt: bytes) -> str:
    """Base64 of the salt and of SHA-256 applied 100,000 times to salt and password. ``salt``: 16 bytes."""
    found = hashlib.sha256(salt + unicodedata.normalize("NFC", password).encode()).digest()
    for _ in range(ROUNDS - 1):
        found = hashlib.sha256(found).digest()
    return base64.b64encode(salt + found).decode("ascii")


def salt_of(seed: str, coder: str) -> bytes:
    """A salt that follows from the case and the coder, so that the same case gives the same file."""
    return hashlib.sha256(f"pourparler dna\x1f{seed}\x1f{coder}".encode()).digest()[:SALT]


def matches(password: str, stored: str) -> bool:
    """Whether a stored digest is this password's; False for what is no digest."""
    try:
        raw = base64.b64decode(stored, validate=True)
    except ValueError:
        return False
    return len(raw) == SALT + 32 and digest(password, raw[:SALT]) == stored
