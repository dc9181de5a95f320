"""Codes a report with a language model: drafts of a coder of its own, beside the rules and never mixed with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pourparler.evidence.coder.ask import FORMS, Answer, Asker, pause
from pourparler.evidence.coder.endpoint import Endpoint, ModelError, aim, leaves
from pourparler.evidence.coder.make import Maker
from pourparler.evidence.coder.prompt import Prompt
from pourparler.evidence.coder.store import Store
from pourparler.evidence.coder.verdicts import Rejected, checker, rejected
from pourparler.evidence.coder.windows import Window, numbered, windows
from pourparler.evidence.coder.wire import Cut, Unusable
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.report import Notice, Report
from pourparler.evidence.statement import Statement
from pourparler.evidence.text.quotes import quotes
from pourparler.words import counted

_IN_A_ROW = 3  # windows that a server may fail before it is given up

Watch = Callable[[int, int], None]


@dataclass(frozen=True)
class Coded:
    """``statements``: drafts in the order of the text. ``rejected``: items that became none, each with its reason.

    ``notices``: what a person must know of the run: what was left out or flagged, and what failed.
    """

    statements: tuple[Statement, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass
class _Tally:
    drafts: list[tuple[int, Statement]] = field(default_factory=list)  # with the number of the window
    rejected: list[Rejected] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    forms: set[str] = field(default_factory=set)


def code(
    report: Report,
    lexicon: Lexicon,
    sentences: Sequence[tuple[int, int]],
    endpoint: Endpoint,
    cache_folder: Path | None,
    progress: Watch | None = None,
    wait: Callable[[float], None] = pause,
) -> Coded:
    """Asks the model about the sentences, window by window.

    ``sentences``: half-open ranges of code points, in order (`text.sentences`). ``cache_folder``: where answers are
    kept, None for nowhere; what was kept is not asked again, and stays where a run is stopped. ``progress``: called
    with the windows done and all of them. ``wait``: waits so many seconds for a busy server.

    Text hidden in the report is never sent. Raises InputError for an endpoint that may not be used, before anything
    is sent, and ModelError for one that cannot be.
    """
    target = aim(endpoint, report.handling)
    given, left_out = numbered(report, sentences)
    tally = _Tally(notices=list(left_out))
    rows = windows(given)
    if not lexicon.subjects:
        tally.notices.append(Notice("model-idle", "the case has no issues; the model was not asked"))
        rows = ()
    prompt, store = Prompt(lexicon), Store(cache_folder)
    if rows:
        asker = Asker(endpoint, target, prompt, store, wait)
        maker = Maker(report, lexicon, endpoint.model, quotes(report.text), checker(prompt.item))
        _all(rows, asker, maker, tally, progress)
    return Coded(
        _merged(tally.drafts),
        tuple(dict.fromkeys(tally.rejected)),
        tuple(_told(endpoint, bool(rows), tally, store)),
    )


def _all(rows: Sequence[Window], asker: Asker, maker: Maker, tally: _Tally, progress: Watch | None) -> None:
    if progress:
        progress(0, len(rows))
    failed = 0
    for number, window in enumerate(rows):
        try:
            broke = _one(number, window, asker, maker, tally)
        except ModelError as error:
            raise ModelError(f"{error}{asker.kept if number else ''}") from None
        failed = failed + 1 if broke else 0
        if failed == _IN_A_ROW:
            last = tally.notices[-1].says
            raise ModelError(f"the model's server failed {failed} times in a row, and was given up; {last}{asker.kept}")
        if progress:
            progress(number + 1, len(rows))


def _one(number: int, window: Window, asker: Asker, maker: Maker, tally: _Tally) -> bool:
    """Codes one window; returns whether the server failed. One that the model has no room for is parted in two."""
    try:
        answer = asker.ask(window)
    except Cut as error:
        if len(window) > 1:
            half = (len(window) + 1) // 2
            parts = (window[:half], window[half:])
            broke = [_one(number, part, asker, maker, tally) for part in parts]
            return all(broke)
        tally.notices.append(_failed(window, error))
        return False
    except Unusable as error:
        tally.notices.append(_failed(window, error))
        return error.wire
    tally.forms.add(answer.form)
    _items(number, window, answer, maker, tally)
    return False


def _failed(window: Window, error: Unusable) -> Notice:
    first, last = window[0], window[-1]
    which = f"sentences {first.number} to {last.number} were" if first != last else f"sentence {first.number} was"
    return Notice("model-window", f"{which} not coded: {error.why}", first.start, last.end)


def _items(number: int, window: Window, answer: Answer, maker: Maker, tally: _Tally) -> None:
    for item in answer.items:
        draft = maker.made(item, answer, window)
        if isinstance(draft, str):
            tally.rejected.append(rejected(draft, item))
        else:
            tally.drafts.append((number, draft))


def _merged(drafts: Sequence[tuple[int, Statement]]) -> tuple[Statement, ...]:
    """Each draft once: the earlier window's, where two windows read the same labels in the same place."""
    found: dict[str, Statement] = {}
    alike: dict[tuple[int, tuple[str, ...]], list[Statement]] = {}
    for number, draft in drafts:
        before = alike.get((number - 1, _labels(draft)), ())
        if draft.id not in found and not any(_overlap(draft, other) for other in before):
            found[draft.id] = draft
            alike.setdefault((number, _labels(draft)), []).append(draft)
    return tuple(sorted(found.values(), key=_order))


def _overlap(a: Statement, b: Statement) -> bool:
    return bool(a.span and b.span and a.span.start < b.span.end and b.span.start < a.span.end)


def _labels(s: Statement) -> tuple[str, ...]:
    return (s.actor.id, s.stance, s.issue, s.alternative or "")


def _order(s: Statement) -> tuple[int, int, tuple[str, ...]]:
    assert s.span is not None
    return s.span.start, s.span.end, _labels(s)


def _told(endpoint: Endpoint, asked: bool, tally: _Tally, store: Store) -> list[Notice]:
    """What is said of the whole run, then what is said of places."""
    found = []
    outside = leaves(endpoint)
    if outside and asked:
        found.append(Notice("text-leaves", outside))
    lower = [form for form in FORMS[1:] if form in tally.forms]
    if lower:
        says = f"the model's server takes no JSON schema (asked as {', '.join(lower)}); every answer was checked here"
        found.append(Notice("model-form", says))
    if tally.rejected:
        rows = counted(len(set(tally.rejected)), "item")
        found.append(Notice("model-rejected", f"{rows} of the model's answers dropped, each with its reason"))
    bait = [draft for _, draft in tally.drafts if {"instructions", "near-instructions"} & set(draft.flags)]
    if bait:
        drafts = counted(len({d.id for d in bait}), "draft")
        says = f"{drafts} of the model in or beside text that speaks to a machine: read with care"
        found.append(Notice("model-bait", says))
    if store.broken:
        says = f"{counted(store.broken, 'kept answer')} could not be read, and asked for again"
        found.append(Notice("model-cache", says))
    if store.unwritten:
        says = f"{counted(store.unwritten, 'answer')} could not be kept in {store.folder}; the next run asks again"
        found.append(Notice("model-cache", says))
    return [*found, *tally.notices]
