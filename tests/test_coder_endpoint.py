"""Where text may go, and that the key goes nowhere but into the header."""

from __future__ import annotations

import json
import logging
import socket
from pathlib import Path
from typing import Any

import pytest
from coder_reports import TEXT, coded, kinds, report
from mock_model import Handler, Reply, completion, item, model, raw, status, words

from pourparler.errors import InputError, PourparlerError
from pourparler.evidence.coder import Endpoint, ModelError, leaves
from pourparler.evidence.coder.endpoint import aim

GOOD = item(1, "The North supports a joint ferry", cue="supports")
KEY = "sk-very-secret-0123456789"


def refusal(url: str, **rest: Any) -> str:
    with pytest.raises(InputError) as error:
        aim(Endpoint(url, **{"model": "m", **rest}))
    return str(error.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8080/v1", "http://127.9.9.9", "http://[::1]:11434/v1", "http://localhost:1/v1",
        "http://LOCALHOST/v1", "https://127.0.0.1/v1/", "http://127.0.0.1/v1/chat/completions",
    ],
)  # fmt: skip
def test_this_machine_may_be_asked(url: str) -> None:
    """Addresses of the loopback are taken without a switch, and nothing leaves the machine."""
    endpoint = Endpoint(url, "m")
    target = aim(endpoint)
    assert target.addresses and target.path.endswith("/chat/completions") and target.path.count("/chat") == 1
    assert leaves(endpoint) == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://api.example.org/v1", "http://api.example.org/v1", "http://192.168.1.7:8080/v1", "http://10.0.0.1/",
        "http://0.0.0.0:8080/v1", "http://127.1:8080/v1", "http://2130706433/v1", "http://0x7f000001/v1",
        "http://0177.0.0.1/v1", "http://127.0.0.1.example.org/v1", "http://localhost.example.org/v1",
        "http://localhost./v1", "http://[::ffff:10.0.0.1]/v1", "http://[::ffff:127.0.0.1]/v1", "http://[::]/v1",
        "http://[fe80::1]/v1", "http://127.0.0.2.:80/v1",
    ],
)  # fmt: skip
def test_any_other_address_is_refused_without_the_switch(url: str) -> None:
    """What is not written as the loopback is not this machine, in whichever way it is written."""
    assert "is not this machine" in refusal(url)


@pytest.mark.parametrize(
    "url",
    [
        "", "api", "ftp://127.0.0.1/", "http://", "http:///v1", "file:///etc/passwd", "http://[::1", "http://127.0.0.1:99999/",
        "http://127.0.0.1:0/", "http://127.0.0.1:x/", "http://127.0.0.1:80/a b", "http://127.0.0.1/\r\nX: y",
        "http://bücher.example/", "http://user:pass@127.0.0.1/", "http://user@127.0.0.1/", "http://127.0.0.1/v1?key=x",
        "http://127.0.0.1/v1#x", "http://example.org\\@127.0.0.1/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("remote", [False, True])
def test_what_is_no_plain_address_is_refused(url: str, remote: bool) -> None:
    """Addresses that hold a name, a key or anything else, and texts that are none, are one clear line."""
    told = refusal(url, remote=remote)
    assert told.startswith("model: url: ") and "\n" not in told and "pass@" not in told
    leaves(Endpoint(url, "m"))


def test_a_remote_model_needs_https() -> None:
    """With the switch, plain http is still refused, and https is taken."""
    assert "https" in refusal("http://api.example.org/v1", remote=True)
    target = aim(Endpoint("https://api.example.org/v1", "m", remote=True))
    assert (target.secure, target.port, target.addresses) == (True, 443, ())


def test_what_leaves_the_machine_is_told() -> None:
    """The notice of a remote model names the host, the model, and that the case's names go along."""
    told = leaves(Endpoint("https://api.example.org/v1", "m-1", remote=True))
    assert "api.example.org" in told and "m-1" in told and "leave" in told and "names" in told


@pytest.mark.parametrize("name", ["gpt-oss:120b-cloud", "deepseek:cloud"])
def test_a_local_server_that_passes_text_on_is_remote(name: str) -> None:
    """A model that a local server runs elsewhere needs the switch, and the notice is given."""
    assert "does not run on this machine" in refusal("http://127.0.0.1:11434/v1", model=name)
    with model([GOOD]) as mock:
        found = coded(mock, model=name, remote=True)
    assert kinds(found) == ["text-leaves"]


def test_a_protected_report_stays_here() -> None:
    """A protected report goes to no remote model, switch or not, and to a local one it does."""
    with pytest.raises(InputError, match="protected"):
        aim(Endpoint("https://api.example.org/v1", "m", remote=True), "protected")
    with model([GOOD]) as mock:
        assert coded(mock, report(handling="protected")).statements


def test_localhost_that_leads_elsewhere_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that sends localhost to another machine is found out, if only one of its addresses does."""
    found: list[Any] = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 0)) for a in ("127.0.0.1", "10.0.0.9")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *rest, **more: found)
    assert "leads to another machine" in refusal("http://localhost:8080/v1")


def test_nothing_is_sent_where_the_endpoint_is_refused() -> None:
    """All that is wrong is told at once, and no connection is made."""
    with model([GOOD]) as mock, pytest.raises(InputError) as error:
        coded(mock, model="a b", key="two words", timeout=0.0, url=mock.url.replace("127.0.0.1", "10.0.0.1"))
    assert not mock.asked
    assert [problem.path for problem in error.value.problems] == ["name", "key", "timeout", "url"]
    assert "two words" not in str(error.value)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that the environment names sees nothing."""
    with model([GOOD]) as proxy, model([GOOD]) as mock:
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        assert len(coded(mock).statements) == 1
        assert not proxy.asked


def test_the_key_goes_into_the_header_and_nowhere_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """No prompt, file, record, message, log or output holds the key."""
    caplog.set_level(logging.DEBUG)
    with model([GOOD, {**GOOD, "quote": "invented words"}]) as mock:
        endpoint = Endpoint(mock.url, "m", KEY)
        found = coded(mock, folder=tmp_path, key=KEY)
    assert mock.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    records = json.dumps([s.to_json() for s in found.statements])
    said = capfd.readouterr()
    held = (json.dumps(mock.asked[0].body), files.decode(), records, repr(found), repr(endpoint), caplog.text, *said)
    assert files and not any(KEY in text for text in held)
    assert not any(KEY in path.name for path in tmp_path.rglob("*"))


def echo(handler: Handler) -> None:
    """A server that repeats the header in its error."""
    handler.send(401, handler.headers["Authorization"].encode())


def echo_reason(handler: Handler) -> None:
    handler.send_response(403, f"bad {handler.headers['Authorization']}")
    handler.end_headers()


@pytest.mark.parametrize(
    "reply", [echo, echo_reason, status(500, KEY.encode()), status(404, KEY.encode()), raw(f"HTTP/1.1 {KEY}\r\n".encode())]
)
def test_a_server_that_repeats_the_key_does_not_get_it_shown(reply: Reply, tmp_path: Path) -> None:
    """The server's own words of an error are not passed on."""
    with model(reply) as mock:
        try:
            told = repr(coded(mock, folder=tmp_path, key=KEY))
        except PourparlerError as error:
            told = str(error) + repr(error.__cause__) + repr(error)
    assert KEY not in told and not list(tmp_path.rglob("*.json"))


@pytest.mark.parametrize(
    "reply",
    [
        words(json.dumps({"statements": [{**GOOD, "cue": KEY}]})),
        words(json.dumps({"statements": [{KEY: 1}]})),
        words(json.dumps({"statements": [{**GOOD, "cue": KEY}]}).replace("sk-", "sk\\u002d")),
    ],
)
def test_an_answer_that_holds_the_key_is_thrown_away(reply: Reply, tmp_path: Path) -> None:
    """A model or server that writes the key into its answer gets it into no file and no record."""
    with model(reply) as mock:
        found = coded(mock, folder=tmp_path, key=KEY)
    assert not found.statements and not found.rejected and KEY not in repr(found)
    assert not list(tmp_path.rglob("*.json"))


def test_a_word_for_a_key_is_no_secret() -> None:
    """A local server's dummy key may stand in an answer by chance."""
    with model(lambda handler: handler.send(200, completion(json.dumps({"statements": [GOOD]})))) as mock:
        assert len(coded(mock, key="North").statements) == 1


@pytest.mark.parametrize("code", [401, 403])
def test_a_refused_key_is_told(code: int) -> None:
    """A server that wants a key, or another one, is one line that says which."""
    for key, told in (("", "asks for a key"), (KEY, "does not take the key")):
        with model(status(code)) as mock, pytest.raises(ModelError, match=told):
            coded(mock, TEXT, key=key)
