"""Names that stand in place of names: hashes with a key, so that who has no key cannot try names out."""

from __future__ import annotations

import hashlib
import hmac

from pourparler.redact.fold import fold

SHORT = 8  # hexadecimal digits; more where two would meet
_ROUNDS = 200_000


def key_of(passphrase: str, contents: list[bytes]) -> bytes:
    """The key behind a passphrase; without one, behind every byte of the case.

    The second changes with the case, and whoever has the case can work it out; the first stays, and nobody can.
    """
    if passphrase:
        return hashlib.pbkdf2_hmac("sha256", passphrase.encode(), b"pourparler redact", _ROUNDS)
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.digest()


class Names:
    """A stable name for each name: the same kind and (folded) name have the same hash under the same key."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._given: dict[str, str] = {}

    def hash(self, kind: str, name: str, length: int = SHORT) -> str:
        """Hexadecimal digits, at least ``length``."""
        full = hmac.new(self._key, f"{kind}\x1f{fold(name)}".encode(), hashlib.sha256).hexdigest()
        while self._given.setdefault(f"{kind} {full[:length]}", full) != full:
            length += 4
        return full[:length]

    def of(self, kind: str, name: str) -> str:
        """Such as ``source 3f9a1c20``."""
        return f"{kind} {self.hash(kind, name)}"

    def id(self, kind: str, name: str) -> str:
        """Such as ``source-3f9a1c20``, which can be an id, and part of a file's name."""
        return f"{kind}-{self.hash(kind, name)}"

    def statement(self, id: str) -> str:
        """The id of a statement of the ledger: its own is a hash that whoever has the document could work out."""
        return f"st-{self.hash('statement', id, 20)[:20]}"
