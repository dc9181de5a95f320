"""Where a model answers, and whether text may go there: this machine alone, unless the user says otherwise.

Only 127.0.0.0/8, ::1 and ``localhost`` count as this machine. Other names do not, whatever they lead to today: what a
name leads to can change between two questions. The address that was checked is the address that is called.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from pourparler.errors import InputError, PourparlerError, Problem

_PATH = "/chat/completions"
_MODEL = re.compile(r"[A-Za-z0-9][\w.:/@+-]{0,119}", re.ASCII)
_KEY = re.compile(r"[!-~]{1,4096}")
_URL = re.compile(r"[!-~]{1,2000}")
_ELSEWHERE = re.compile(r"[:-]cloud$", re.IGNORECASE)  # Ollama runs models of such names on its maker's machines
_MOST_SECONDS = 86_400.0
_Wrong = Callable[..., None]  # path, what is wrong, what would be right


class ModelError(PourparlerError):
    """The model cannot be asked, or its server cannot be used; the text never holds the key or the server's words."""


@dataclass(frozen=True)
class Endpoint:
    """An OpenAI-compatible server.

    ``url``: its address, such as ``http://127.0.0.1:11434/v1``. ``key``: sent in the header and shown nowhere.
    ``remote``: the user has said that text may leave this machine. ``timeout``: seconds for one whole answer.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    remote: bool = False
    timeout: float = 300.0


@dataclass(frozen=True)
class Target:
    """A checked endpoint. ``addresses``: the ones of this machine that may be called; none for a remote host."""

    host: str
    port: int
    path: str
    secure: bool
    addresses: tuple[str, ...]

    @property
    def place(self) -> str:
        """The server as a message names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"


def leaves(endpoint: Endpoint) -> str:
    """What a person must be told before text goes out; empty where it stays on this machine."""
    elsewhere = bool(_ELSEWHERE.search(endpoint.model))
    try:
        host = urlsplit(endpoint.url).hostname or ""
    except ValueError:
        return ""  # `aim` says what is wrong with it
    if _is_local(host) and not elsewhere:
        return ""
    whose = f"{host}, which passes it on to the maker of {endpoint.model}" if _is_local(host) else host
    return (
        f"the text of the report, and the names, issues and options of the case, leave this machine: "
        f"they are sent to {whose} (model {endpoint.model})"
    )


def aim(endpoint: Endpoint, handling: str = "open") -> Target:
    """Checks the endpoint for a report of this handling.

    Raises InputError with everything that is wrong, before anything is sent.
    """
    problems: list[Problem] = []

    def wrong(path: str, what: str, right: str = "") -> None:
        problems.append(Problem("model", 0, path, what, right))

    if not _MODEL.fullmatch(endpoint.model):
        wrong("name", "is no name of a model", "letters, digits and . : / @ + - _, such as qwen3:8b")
    if endpoint.key and not _KEY.fullmatch(endpoint.key):
        wrong("key", "holds characters that no key has", "one line without spaces")
    if not 0 < endpoint.timeout <= _MOST_SECONDS:
        wrong("timeout", f"{endpoint.timeout:g} is no number of seconds", "more than 0, and at most a day")
    target = _target(endpoint, wrong)
    outside = leaves(endpoint) if target else ""
    if outside and endpoint.remote and handling == "protected":
        wrong("report", "is protected, and stays on this machine", "use a model on 127.0.0.1")
    if problems or target is None:
        raise InputError(problems)
    return target


def _target(endpoint: Endpoint, wrong: _Wrong) -> Target | None:
    if not _URL.fullmatch(endpoint.url):
        wrong("url", "is no address", "such as http://127.0.0.1:11434/v1, in ASCII and without spaces")
        return None
    try:
        parts = urlsplit(endpoint.url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        wrong("url", "is no address", "such as http://127.0.0.1:11434/v1")
        return None
    if parts.scheme not in ("http", "https") or not host or port == 0:
        wrong("url", "is no address of a server", "such as http://127.0.0.1:11434/v1")
        return None
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        wrong("url", "holds more than the address", "the key goes into the header, and nothing else is needed")
        return None
    secure = parts.scheme == "https"
    addresses: tuple[str, ...] = ()
    if _is_local(host):
        addresses = _addresses(host, wrong)
        if not addresses:
            return None
        if _ELSEWHERE.search(endpoint.model) and not endpoint.remote:
            wrong("name", f"{endpoint.model} does not run on this machine: its local server passes the text on",
                  "take a model that runs here, or allow a remote model (--remote)")  # fmt: skip
    elif not endpoint.remote:
        wrong(
            "url", f"{host} is not this machine", "use 127.0.0.1, ::1 or localhost, or allow a remote model (--remote)"
        )
    elif not secure:
        wrong("url", "a remote model needs https", "or a tunnel that ends on 127.0.0.1")
    path = parts.path.rstrip("/")
    path = path if path.endswith(_PATH) else path + _PATH
    return Target(host, port or (443 if secure else 80), path, secure, addresses)


def _is_local(host: str) -> bool:
    """Whether the host is written as this machine."""
    if host.lower() == "localhost":
        return True
    try:
        return _loopback(host)
    except ValueError:
        return False


def _loopback(address: str) -> bool:
    """Raises ValueError where it is no address in figures."""
    found = ipaddress.ip_address(address)
    inside = getattr(found, "ipv4_mapped", None)
    return inside is None and found.is_loopback  # ::ffff:127.0.0.1 is left out: systems differ on it


def _addresses(host: str, wrong: _Wrong) -> tuple[str, ...]:
    if host.lower() != "localhost":
        return (host,)
    try:
        rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        wrong("url", "localhost has no address on this machine", "use 127.0.0.1")
        return ()
    found = tuple(dict.fromkeys(str(row[4][0]) for row in rows))
    if not found or not all(_loopback(address) for address in found):
        wrong("url", "localhost leads to another machine", "use 127.0.0.1")
        return ()
    return found
