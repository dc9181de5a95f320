"""Asks a model about one window: from the store if it was asked before, else in the best form that its server takes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pourparler.evidence.coder.endpoint import Endpoint, ModelError, Target
from pourparler.evidence.coder.prompt import Prompt
from pourparler.evidence.coder.store import Store, canonical, key_of, sha256
from pourparler.evidence.coder.verdicts import content_of, holds, items_of
from pourparler.evidence.coder.windows import Window
from pourparler.evidence.coder.wire import Cut, Unusable, post

FORMS = ("json_schema", "json_object", "plain")  # what a server may know; a rung down on 400, 404 and 422
_BUSY = (429, 503)
_SECRET = 12  # characters; a local server is often given a word like "ollama" for a key, which is none
_WAITS, _MOST_WAIT = 5, 30.0  # times and seconds: a server that is still loading its model says 503


class _Stale(Exception):
    """A kept answer that is not good any more."""


@dataclass(frozen=True)
class Answer:
    """The items as the model wrote them, in which form it was asked, and the hashes of prompt and words."""

    items: tuple[Any, ...]
    form: str
    prompt_sha256: str
    response_sha256: str


class Asker:
    """One model and its server during one run."""

    def __init__(
        self, endpoint: Endpoint, target: Target, prompt: Prompt, store: Store, wait: Callable[[float], None]
    ) -> None:
        self._endpoint, self._target, self._prompt, self._store, self._wait = endpoint, target, prompt, store, wait
        self._rung = 0
        self._forms = [_form(name, prompt.schema) for name in FORMS]

    @property
    def kept(self) -> str:
        """What to add to the message of an end before the end."""
        folder = self._store.folder
        return "; what it answered so far is kept, and the next run goes on from there" if folder else ""

    def ask(self, window: Window) -> Answer:
        """The answer for a window. A kept one comes first, in whichever form and try it was good.

        Raises Cut or Unusable where the window gave nothing, and ModelError where asking on makes no sense.
        """
        tries = [self._prompt.messages(window), self._prompt.messages(window, again=True)]
        for messages in tries:
            for rung in range(len(FORMS)):
                kept = self._store.get(self._key(messages, rung))
                if kept is not None:
                    with suppress(_Stale):
                        return self._kept(kept, messages, rung)
        try:
            return self._fresh(tries[0])
        except Unusable as error:
            if not error.again:
                raise
            return self._fresh(tries[1])

    def _kept(self, content: str, messages: list[dict[str, str]], rung: int) -> Answer:
        try:
            return self._answer(content, messages, rung)
        except Cut:
            raise
        except Unusable:  # kept by an earlier version that was less strict
            raise _Stale from None

    def _fresh(self, messages: list[dict[str, str]]) -> Answer:
        body = self._body(messages)
        try:
            content = content_of(body)
            answer = self._answer(content, messages, self._rung)
        except Cut:
            content = ""  # kept too, so that a second run parts the window without asking
            self._keep(content, messages)
            raise
        self._keep(content, messages)
        return answer

    def _answer(self, content: str, messages: list[dict[str, str]], rung: int) -> Answer:
        if not content:
            raise Cut
        if any("\ud800" <= char <= "\udfff" for char in content):
            raise Unusable("the model's words hold half a character", again=True)
        items = items_of(content)
        key = self._endpoint.key
        if len(key) >= _SECRET and (key in content or holds(items, key)):
            raise Unusable("the server's answer holds the key, and was thrown away", wire=True)
        return Answer(tuple(items), FORMS[rung], sha256(canonical(messages)), sha256(content))

    def _keep(self, content: str, messages: list[dict[str, str]]) -> None:
        about = {
            "prompt_sha256": sha256(canonical(messages)),
            "model": self._endpoint.model,
            "asked_as": FORMS[self._rung],
        }
        self._store.put(self._key(messages, self._rung), content, **about)

    def _key(self, messages: list[dict[str, str]], rung: int) -> str:
        return key_of(messages, self._endpoint.model, self._forms[rung])

    def _body(self, messages: list[dict[str, str]]) -> bytes:
        """The server's answer, a rung down where it does not know the form."""
        waited = 0
        while True:
            asked = {"model": self._endpoint.model, "messages": messages, **self._forms[self._rung]}
            data = json.dumps(asked, ensure_ascii=False).encode()
            status, body, later = post(self._target, self._endpoint.key, data, self._endpoint.timeout)
            if status == 200:
                return body
            if status in (400, 404, 422) and self._rung + 1 < len(FORMS):
                self._rung += 1
            elif status in _BUSY and waited < _WAITS:
                waited += 1
                self._wait(_seconds(later))
            else:
                raise self._refused(status, len(data))

    def _refused(self, status: int, size: int) -> Exception:
        """What a status means. The server's own words are not shown: they may repeat the key."""
        place, model = self._target.place, self._endpoint.model
        if status in (401, 403):
            why = "does not take the key" if self._endpoint.key else "asks for a key"
        elif status == 404:
            why = f"knows no model {model}, or nothing at {self._target.path}; many addresses end in /v1"
        elif status in (400, 413, 422):
            why = f"does not take the request of {size:,} bytes for {model}; is its context long enough?"
        elif status in _BUSY:
            why = "is busy, and stays so"
        else:
            return Unusable(f"the server failed (status {status})", wire=True)
        return ModelError(f"{place} {why} (status {status})")


def _form(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The parameters of a request: as little chance as a server allows, and no tools."""
    fixed: dict[str, Any] = {"temperature": 0, "seed": 0, "stream": False}
    if name == "plain":
        return fixed
    wanted: dict[str, Any] = {"type": name}
    if name == "json_schema":
        wanted["json_schema"] = {"name": "statements", "strict": True, "schema": schema}
    return {**fixed, "response_format": wanted}


def _seconds(later: str) -> float:
    """How long to wait: what the server says in Retry-After, within reason."""
    return min(float(later), _MOST_WAIT) if later.isascii() and later.isdigit() else 2.0


def pause(seconds: float) -> None:
    """Waits; a test passes another."""
    time.sleep(seconds)
