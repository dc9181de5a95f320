"""One POST to the model's server: no proxy, no redirect, nothing unpacked, and an end to size and time.

``http.client`` reads no settings of the environment and follows nothing. What it reads passes through `_Raw`, which
counts the bytes and the seconds of the whole answer; a server that sends one byte a second gets no further.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from typing import Any

from pourparler.evidence.coder.endpoint import ModelError, Target

MAX_BYTES = 2_000_000  # of an answer with its headers; 14 sentences need a few thousand


class Unusable(Exception):
    """An answer of no use. ``again``: another try may help. ``wire``: the server is at fault, not the words."""

    def __init__(self, why: str, again: bool = False, wire: bool = False) -> None:
        self.why, self.again, self.wire = why, again, wire
        super().__init__(why)


class Cut(Unusable):
    """The model ran out of room before it was done; fewer sentences may fit."""

    def __init__(self) -> None:
        super().__init__("the model's answer was cut off; give its server a longer context")


class _Raw(io.RawIOBase):
    """What the server sends, up to ``MAX_BYTES`` bytes and the moment ``ends``."""

    def __init__(self, sock: socket.socket, ends: float) -> None:
        self._sock, self._ends, self._left = sock, ends, MAX_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._left <= 0:
            raise Unusable(f"the answer is larger than {MAX_BYTES:,} bytes", wire=True)
        self._sock.settimeout(_left(self._ends))
        found = self._sock.recv_into(buffer, min(len(buffer), self._left))
        self._left -= found
        return found


class _Stream:
    """The little of a socket that ``http.client`` uses; it is closed by whoever made it."""

    def __init__(self, sock: socket.socket, ends: float) -> None:
        self._sock, self._ends = sock, ends

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(_left(self._ends))
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Raw(self._sock, self._ends))

    def close(self) -> None:
        pass


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def post(target: Target, key: str, body: bytes, timeout: float) -> tuple[int, bytes, str]:
    """Status, body and the header Retry-After of the answer.

    Raises ModelError where the server cannot be reached or wants the text to go elsewhere, and Unusable where its
    answer is too large, too slow or cut off.
    """
    ends = time.monotonic() + timeout
    sock = _connected(target, ends)
    try:
        return _asked(target, key, body, _Stream(sock, ends))
    except TimeoutError:
        raise Unusable(f"no whole answer within {timeout:g} seconds", wire=True) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise Unusable("the connection broke, or what came is no HTTP", wire=True) from None
    finally:
        sock.close()


def _asked(target: Target, key: str, body: bytes, stream: _Stream) -> tuple[int, bytes, str]:
    link = http.client.HTTPConnection(target.host, target.port)
    link.sock = stream  # type: ignore[assignment]
    headers = {
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
        "Content-Type": "application/json",
        "User-Agent": "pourparler",
    }
    if key:
        headers["Authorization"] = f"Bearer {key}"
    link.request("POST", target.path, body, headers)
    answer = link.getresponse()
    try:
        if 300 <= answer.status < 400:
            right = "no redirect is followed; give the address that answers itself"
            raise ModelError(f"{target.place} sends to another address (status {answer.status}); {right}")
        if answer.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
            raise Unusable("the answer is packed, and was asked for as it is", wire=True)
        if (answer.length or 0) > MAX_BYTES:
            raise Unusable(f"the answer is larger than {MAX_BYTES:,} bytes", wire=True)
        return answer.status, answer.read(MAX_BYTES + 1), answer.headers.get("Retry-After", "")
    finally:
        answer.close()


def _connected(target: Target, ends: float) -> socket.socket:
    """A connection to one of the checked addresses, or to the remote host, the latter always under TLS."""
    why = ""
    for address in target.addresses or (target.host,):
        try:
            sock = socket.create_connection((address, target.port), timeout=_left(ends))
        except OSError as error:
            why = "no answer in time" if isinstance(error, TimeoutError) else error.strerror or "not reached"
            continue
        return _secured(sock, target, ends) if target.secure else sock
    raise ModelError(f"{target.place} cannot be reached ({why}); is the server running?")


def _secured(sock: socket.socket, target: Target, ends: float) -> socket.socket:
    import ssl

    try:
        # Not create_default_context: that one writes the session's secrets to a file if the environment names one.
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_default_certs()
        sock.settimeout(_left(ends))
        return context.wrap_socket(sock, server_hostname=target.host)
    except BaseException as error:
        sock.close()
        if isinstance(error, ssl.SSLCertVerificationError):
            raise ModelError(f"{target.place}: its certificate is not good ({error.verify_message})") from None
        if isinstance(error, (OSError, ValueError)):
            raise ModelError(f"{target.place}: no secure connection came about; does it speak https?") from None
        raise
