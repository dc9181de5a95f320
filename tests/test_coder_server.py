"""The model's server may do what it likes: nothing it sends hangs, fills the memory or ends in a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from coder_reports import coded, kinds, long_text
from mock_model import (
    Asked,
    Handler,
    Reply,
    completion,
    dripping,
    endless,
    item,
    model,
    raw,
    says,
    silent,
    status,
    words,
)

from pourparler.evidence.coder import ModelError

GOOD = item(1, "The North supports a joint ferry", cue="supports", alternative="joint")
FORM = json.dumps({"statements": [GOOD]})
CALL = [{"id": "c", "type": "function", "function": {"name": "fetch", "arguments": "{}"}}]


def test_the_request_offers_no_tools_and_leaves_little_to_chance() -> None:
    """A request has temperature 0, seed 0, no stream and no tools, and the form stands in the prompt too."""
    with model([GOOD]) as mock:
        coded(mock)
    body = mock.asked[0].body
    assert set(body) == {"model", "messages", "temperature", "seed", "stream", "response_format"}
    assert (body["temperature"], body["seed"], body["stream"]) == (0, 0, False)
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert json.dumps(body["response_format"]["json_schema"]["schema"], separators=(",", ":")) in mock.asked[0].system
    assert mock.asked[0].path == "/v1/chat/completions"


@pytest.mark.parametrize("code", [400, 404, 422])
def test_a_server_that_knows_no_schema_is_asked_in_simpler_forms(code: int) -> None:
    """Each refusal takes the next simpler form, which stays for the rest of the run, and the notices tell it."""
    with model(status(code), status(code), words(FORM), says([])) as mock:
        found = coded(mock, long_text(20).replace("The North supports ferry plan 1 today", GOOD["quote"]))
    assert [asked.form for asked in mock.asked] == ["json_schema", "json_object", "plain", "plain"]
    assert len(found.statements) == 1 and "model-form" in kinds(found)


def test_a_server_that_refuses_every_form_is_an_error_that_names_it() -> None:
    """A server without the model is told in one line with its place and the model's name."""
    with model(status(404)) as mock, pytest.raises(ModelError) as error:
        coded(mock)
    assert len(mock.asked) == 3
    assert "127.0.0.1" in str(error.value) and "mock:1" in str(error.value) and "404" in str(error.value)


@pytest.mark.parametrize(
    "answer",
    [FORM, f"\n {FORM}\n", f"```json\n{FORM}\n```", f"<think>if {{}} so\n</think>\n\n{FORM}"],
)
def test_the_form_may_be_wrapped_as_servers_do(answer: str) -> None:
    """A fence or a stretch of reasoning around the JSON does no harm."""
    with model(words(answer)) as mock:
        assert len(coded(mock).statements) == 1


@pytest.mark.parametrize(
    "answer",
    [
        words("I found one statement."),
        words(f"Here you are: {FORM}"),
        words(FORM[:-2]),
        words(json.dumps([GOOD])),
        words(json.dumps({"statements": {}})),
        words(json.dumps({"statements": [], "note": "x"})),
        words('{"statements": [], "statements": []}'),
        words('{"statements": [NaN]}'),
        words("[" * 100_000),
        words(json.dumps({"statements": [GOOD] * 101})),
        words('{"statements": ["\ud800"]}'),
        words("9" * 5000),
        words(""),
        words(None),
        words([{"type": "text", "text": FORM}]),
        words(FORM, tool_calls=CALL),
        words(None, "tool_calls", tool_calls=CALL),
        words(FORM, "tool_calls"),
        words(FORM, function_call={"name": "fetch", "arguments": "{}"}),
    ],
)
def test_an_unusable_answer_is_asked_for_once_more_and_not_shown_to_the_model(answer: Reply) -> None:
    """The second try says only that the first could not be used; a good second answer leaves no trace."""
    with model(answer, [GOOD]) as mock:
        found = coded(mock)
    first, second = mock.asked
    assert len(found.statements) == 1 and found.notices == () and found.rejected == ()
    assert second.system.startswith(first.system) and second.body["messages"][1:] == first.body["messages"][1:]
    assert len(second.system) - len(first.system) < 200


def test_a_window_that_stays_unusable_is_told_and_the_rest_is_coded() -> None:
    """A window with two unusable answers is named with its sentences; the other windows give their drafts."""

    def reply(handler: Handler) -> None:
        asked: Asked = handler.server.mock.asked[-1]
        good = asked.sentences[0]["n"] == 13
        (says([item(20, "The North supports ferry plan 20")]) if good else words("no"))(handler)

    with model(reply) as mock:
        found = coded(mock, long_text(20))
    assert len(found.statements) == 1
    told = found.notices[0]
    assert told.kind == "model-window" and "sentences 1 to 14" in told.says and (told.start, told.end > 14) == (0, True)


def test_tool_calls_are_refused_by_name() -> None:
    """A model that goes on calling tools gives nothing, and the notice says so."""
    with model(words(FORM, tool_calls=CALL)) as mock:
        found = coded(mock)
    assert not found.statements and "call a tool" in found.notices[0].says


@pytest.mark.parametrize("reply", [endless, status(200, b" " * 2_500_000), status(200, b"", Content_Length="999999999999")])
def test_an_answer_without_end_is_cut_off(reply: Reply) -> None:
    """An answer larger than the limit is thrown away, however it announces its size."""
    with model(reply) as mock:
        found = coded(mock)
    assert not found.statements and "larger than" in found.notices[0].says


@pytest.mark.parametrize("reply", [dripping, silent])
def test_a_slow_answer_is_given_up(reply: Reply) -> None:
    """The limit is for the whole answer: neither silence nor a byte now and then gets round it."""
    with model(reply) as mock:
        found = coded(mock, timeout=0.2)
    assert not found.statements and "within 0.2 seconds" in found.notices[0].says


@pytest.mark.parametrize(
    "reply",
    [
        raw(b""),
        raw(b"SSH-2.0-x\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffff\r\nx"),
        raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}"),
        raw(b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{}"),
        raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"),
        raw(b"HTTP/1.1 999999 OK\r\n\r\n"),
        raw(b"HTTP/1.1 100 Continue\r\n\r\n" * 200_000),
        status(200, b"\xff\xfe"),
        status(200, b"[]"),
        status(200, b"null"),
        status(200, b'{"choices": []}'),
        status(200, b'{"choices": [{"message": null}]}'),
        status(200, b'{"choices": [3]}'),
        status(200, b"[" * 100_000),
        status(200, completion(FORM), Content_Encoding="gzip"),
        status(204, b""),
        status(500),
        status(302000),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_told_in_a_line(reply: Reply) -> None:
    """Bytes that are no HTTP, no JSON or no completion end in one notice, and never in a traceback."""
    with model(reply) as mock:
        found = coded(mock)
    assert not found.statements and kinds(found) == ["model-window"]


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_refused(code: int) -> None:
    """A server that sends elsewhere ends the run, and nothing is sent there."""
    with model([GOOD]) as other:
        location = f"{other.url}/chat/completions"
        with model(status(code, b"", Location=location)) as mock, pytest.raises(ModelError, match="redirect"):
            coded(mock)
        assert not other.asked


def test_a_server_that_fails_three_times_in_a_row_is_given_up() -> None:
    """Three windows in a row without an answer end the run with one line that says why."""
    with model(status(500)) as mock, pytest.raises(ModelError, match="3 times in a row"):
        coded(mock, long_text(80))
    assert len(mock.asked) == 3


def test_a_busy_server_is_waited_for() -> None:
    """A server that says when to come back is asked again then, within reason, and not for ever."""
    waits: list[float] = []
    with model(status(503, Retry_After="7"), status(429, Retry_After="100000"), status(503, Retry_After="soon"), [GOOD]) as mock:
        assert len(coded(mock, waits=waits).statements) == 1
    assert waits == [7.0, 30.0, 2.0]
    with model(status(503)) as mock, pytest.raises(ModelError, match="busy"):
        coded(mock, waits=waits)
    assert len(mock.asked) == 6


def test_a_window_that_does_not_fit_is_parted() -> None:
    """Where the model ran out of room, the two halves are asked, down to single sentences."""

    def reply(handler: Handler) -> None:
        asked: Asked = handler.server.mock.asked[-1]
        numbers = [row["n"] for row in asked.sentences]
        if len(numbers) > 2:
            words(FORM[:40], "length")(handler)
        else:
            says([item(n, f"The North supports ferry plan {n}") for n in numbers])(handler)

    with model(reply) as mock:
        found = coded(mock, long_text(5))
    assert len(found.statements) == 5 and found.notices == ()
    with model(words(FORM[:40], "length")) as mock:
        found = coded(mock, long_text(2))
    assert ["sentence 1 " in found.notices[0].says, "sentence 2 " in found.notices[1].says] == [True, True]


def test_no_server_is_an_error_that_asks_for_one(tmp_path: Path) -> None:
    """Nothing listening at the address is told in one line that names it."""
    with model([GOOD]) as mock:
        pass
    with pytest.raises(ModelError, match="is the server running"):
        coded(mock, folder=tmp_path)


def test_https_to_a_server_that_speaks_http_is_told() -> None:
    """A server without TLS behind an https address is one line."""
    with model([GOOD]) as mock, pytest.raises(ModelError, match="https"):
        coded(mock, url=mock.url.replace("http:", "https:"))
