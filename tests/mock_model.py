"""A server on the loopback that plays a language model: it says what a test gives it, and remembers what it was asked.

A reply is a statement list, or any of the functions below; the last one given is repeated for ever.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Handler"], None]


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def form(self) -> str:
        return self.body.get("response_format", {}).get("type", "plain")

    @property
    def system(self) -> str:
        return self.body["messages"][0]["content"]

    @property
    def sentences(self) -> list[dict[str, Any]]:
        """What the user's message holds."""
        return json.loads(self.body["messages"][1]["content"])


@dataclass
class Mock:
    url: str
    replies: list[Reply]
    asked: list[Asked] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        mock = self.server.mock
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with mock.lock:
            number = len(mock.asked)
            mock.asked.append(Asked(self.path, dict(self.headers), body))
        with suppress(OSError):  # the client may have hung up: that is what some tests are for
            mock.replies[min(number, len(mock.replies) - 1)](self)

    def send(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Type": "application/json", "Content-Length": str(len(data))} | given).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *rest: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    mock: Mock


@contextmanager
def model(*replies: Reply | list[Any]) -> Iterator[Mock]:
    server = Server(("127.0.0.1", 0), Handler)
    url = f"http://127.0.0.1:{server.server_port}/v1"
    server.mock = Mock(url, [says(reply) if isinstance(reply, list) else reply for reply in replies])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.mock
    finally:
        server.mock.done.set()
        server.shutdown()
        thread.join()
        server.server_close()


def completion(content: Any, finish: str = "stop", **message: Any) -> bytes:
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode()


def says(statements: list[Any]) -> Reply:
    """The asked form, with these statements."""
    return words(json.dumps({"statements": statements}))


def words(content: Any, finish: str = "stop", **message: Any) -> Reply:
    """Any words for an answer."""
    return lambda handler: handler.send(200, completion(content, finish, **message))


def status(code: int, data: bytes = b'{"error": "no"}', **headers: str) -> Reply:
    return lambda handler: handler.send(code, data, **headers)


def raw(data: bytes) -> Reply:
    """Bytes as they are, without HTTP of ours."""

    def reply(handler: Handler) -> None:
        handler.wfile.write(data)
        handler.close_connection = True

    return reply


def endless(handler: Handler) -> None:
    """An answer of one long word, told in chunks and never ending."""
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"10000\r\n" + b"x" * 0x10000 + b"\r\n")


def dripping(handler: Handler) -> None:
    """An answer that comes one byte at a time and does not end before the test does."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    while not handler.server.mock.done.wait(0.01):
        handler.wfile.write(b"x")


def silent(handler: Handler) -> None:
    """No answer before the test ends."""
    handler.server.mock.done.wait()


def item(sentence: int, quote: str, **rest: Any) -> dict[str, Any]:
    """A statement as a model gives it."""
    row = {"sentence": sentence, "quote": quote, "cue": quote.split()[-1], "actor": "north", "stance": "supports"}
    row |= {"issue": "ferry", "alternative": None, "modality": "claim", "negated": False, "condition": None}
    return {**row, "sources": [], **rest}
