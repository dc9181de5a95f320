"""The lens `stability`: who would leave which package, by which move, and who answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from pourparler.errors import PourparlerError, did_you_mean
from pourparler.finding import Finding, Table
from pourparler.lens.stability import answer, ask, tables
from pourparler.lens.stability.coalitions import PLAIN, as_one, coalitional
from pourparler.lens.stability.dense import NAMES
from pourparler.lens.stability.paths import from_today
from pourparler.lens.stability.plans import NO_TODAY, Asked, Studied, party_verdict, plan_verdict, spots, studied
from pourparler.lens.stability.play import Play
from pourparler.lens.stability.relations import TYPES, Relations
from pourparler.lens.stability.room import fits, fits_memory
from pourparler.lens.stability.solve import Solved, solve
from pourparler.lens.stability.solve import unknown as by_type
from pourparler.lens.stability.teller import Teller
from pourparler.space.compile import Space
from pourparler.space.conflict import Conflict, conflict_of, with_only_law
from pourparler.verdict import Verdict

Watch = Callable[[str, int, int], None]
LIMIT = 10_000
QUESTION = "Who would leave, by which move, and who would answer?"
METHOD = (
    "The graph model for conflict resolution (Kilgour, Hipel & Fang 1987; Fang, Hipel & Kilgour 1993). States are sets of terms; a party "
    "moves what it settles alone, or breaks to today; a joint issue moves with everyone who must agree. R (Nash), GMR, SMR, SEQ; "
    "SSEQ of Rêgo & Vieira 2017. Over readings: R, GMR and SMR at the one corner that is worst, or best, for a state, and by linear "
    "programmes beside orders and comparisons; SEQ and SSEQ by bounds, then by readings drawn at random as witnesses. "
    "To its owner every set of terms across one of its own red lines ranks below every one across none."
)


def stability(
    subject: Space | Conflict,
    concepts: Sequence[str] = NAMES,
    coalitions: bool = False,
    blocs: Sequence[Sequence[str]] = (),
    unknown: str | None = None,
    limit: int = LIMIT,
    draws: int = 64,
    seed: int = 0,
    why: Sequence[str] = (),
    change: Sequence[str] = (),
    watch: Watch | None = None,
) -> Finding:
    """Who stays at which state, under each concept, and what would have to change.

    ``concepts``: of nash, gmr, smr, seq, sseq, cnash, cgmr, csmr, cseq, nm, and l1, l2, … (L_h). ``coalitions``: every
    non-empty coalition, too. ``blocs``: parties that act as one, another thing than coalitions. ``unknown``: a type
    (a to d) of behaviour towards not knowing, in place of readings. ``limit``: how long lists of states may be.
    ``why``, ``change``: plans (ids, ``today``, or numbers of states) to prove, or to find levers for.
    ``watch(what, done, total)`` is told how far long work is.

    The answer has the shape of ``pourparler stability --json``. Raises PourparlerError for an unknown concept or
    type, for L_h with more than two parties, and where a space is too large (its size and what fits is said).
    """
    space = subject if isinstance(subject, Space) else None
    wanted = _wanted(concepts)
    told = (lambda what: lambda done, total: watch(what, done, total)) if watch else (lambda what: None)
    fits(subject)
    conflict = conflict_of(subject) if isinstance(subject, Space) else subject
    fits_memory(conflict)
    numbers = answer.Numbers(limit)
    plain = [c for c in wanted if c in NAMES]
    found: dict[str, Any] = {"states": conflict.graph.states}
    solved = None
    if unknown is not None:
        if why or change:
            raise PourparlerError(
                "proofs and changes speak of readings; ask for them without a type of unknown preference"
            )
        found |= _by_type(conflict, numbers, plain, unknown, told("comparing states"))
    else:
        solved = solve(conflict, told("who stays where"), draws, seed)
        found |= _over_readings(conflict, numbers, plain, solved)
    found |= _more(conflict, numbers, wanted, coalitions, blocs, told)
    _ahead(conflict, numbers, wanted, found)
    verdicts: tuple[Verdict, ...] = ()
    drawn: tuple[Table, ...] = ()
    plans: tuple[Studied, ...] = ()
    if solved is not None:
        play = Play(conflict)
        teller = Teller(conflict, space.case, space.bars) if space else Teller(conflict)
        if space is not None:
            plans = studied(space, play, solved, _law(space, conflict, draws, seed))
            verdicts = _verdicts(space, teller, play, plans)
        found |= _asked(space, teller, play, solved, plain or list(NAMES), why, change)
        ways = from_today(play)
        if ways is not None:
            found["attainable"] = answer.attainable(numbers, conflict, ways)
        if space is not None and space.today is None:
            found["note"] = NO_TODAY
        else:
            repairs = {plan.id for plan in space.case.plans if plan.repairs} if space else set()
            drawn = tables.all_tables(space, teller, play, solved, [p for p in plans if p.id not in repairs], ways)
        found["plans"] = {plan.id: plan.state + 1 for plan in plans if plan.id != "today"}
    found["today"] = None if conflict.today is None else conflict.today + 1
    found["state"] = answer.states_of(conflict, numbers, [plan.state for plan in plans])
    return Finding(
        id="stability",
        lens="stability",
        question=QUESTION,
        method=METHOD,
        parameters={"draws": solved.draws if solved else 0, "seed": seed, "unknown": unknown, "limit": limit},
        verdicts=verdicts,
        tables=drawn,
        answer=found,
        exact=solved is None or not any(f.any() for f in solved.witnessed.values()),
        complete=solved is None or not any(f.any() for f in (*solved.open_every.values(), *solved.open_some.values())),
        case_hash=space.case.hash if space else "",
    )


def _by_type(
    conflict: Conflict, numbers: answer.Numbers, names: Sequence[str], kind: str, watch: Any
) -> dict[str, Any]:
    """Who stays where under one type of unknown preference."""
    if kind not in TYPES:
        raise PourparlerError(f"no type {kind!r} of unknown preference; there are a, b, c and d")
    cells = by_type(Relations.of(conflict, watch), kind)
    together = {c: np.asarray(cells[c].all(axis=0)) for c in names}
    return {"unknown": kind, **answer.listing(conflict, numbers, together, _only(cells, names))}


def _over_readings(conflict: Conflict, numbers: answer.Numbers, names: Sequence[str], solved: Solved) -> dict[str, Any]:
    """Who stays where in every reading; where there are several, in some, and what is open."""
    found = answer.listing(conflict, numbers, _only(solved.equilibria, names), _only(solved.every, names))
    if conflict.exact:
        return found
    more = {"_some": (solved.equilibria_some, solved.some), "_open": (solved.equilibria_open, solved.open_some)}
    for suffix, (together, cells) in more.items():
        found |= answer.listing(conflict, numbers, _only(together, names), _only(cells, names), suffix)
    return {**found, "draws": solved.draws, "seed": solved.seed}


def _verdicts(space: Space, teller: Teller, play: Play, plans: Sequence[Studied]) -> tuple[Verdict, ...]:
    """One for each plan, then one for each party on it."""
    asked: Asked = {}
    found: tuple[Verdict, ...] = ()
    for plan in plans:
        parties = tuple(party_verdict(space, teller, play, plan, s, asked) for s in plan.standings)
        found += (plan_verdict(space, teller, plan, parties), *parties)
    return found


def _asked(
    space: Space | None,
    teller: Teller,
    play: Play,
    solved: Solved,
    names: Sequence[str],
    why: Sequence[str],
    change: Sequence[str],
) -> dict[str, Any]:
    """The proofs, ways and levers that were asked for, by plan."""
    found: dict[str, Any] = {}
    if why:
        spots_ = {plan: ask.spot(space, play, plan) for plan in why}
        found["why"] = {plan: ask.why(teller, play, solved, state, names) for plan, state in spots_.items()}
        known = play.conflict.today is not None
        found["way"] = {plan: ask.way(play, state) for plan, state in spots_.items()} if known else {}
    if change:
        found["change"] = {p: ask.change(space, play, solved, ask.spot(space, play, p), names) for p in change}
    return found


def _wanted(concepts: Sequence[str]) -> list[str]:
    known = (*NAMES, *PLAIN, "nm")
    for concept in concepts:
        if concept not in known and not re.fullmatch(r"l[1-9]\d{0,3}", concept):
            raise PourparlerError(
                f"no stability concept {concept!r}; there are {', '.join(known)}, and l1, l2, … for L_h"
                f"; {did_you_mean(concept, known)}"
            )
    return list(dict.fromkeys(concepts))


def _only(cells: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: cells[name] for name in names}


def _law(space: Space, conflict: Conflict, draws: int, seed: int) -> tuple[Play, Solved] | None:
    """The plans and today with only law standing; None where there is no other limit."""
    other = with_only_law(space, conflict)
    if other is None:
        return None
    play = Play(other)
    return play, solve(other, None, draws, seed, only=[state for _, _, state in spots(space, play)])


def _more(
    conflict: Conflict,
    numbers: answer.Numbers,
    wanted: Sequence[str],
    coalitions: bool,
    blocs: Sequence[Sequence[str]],
    told: Callable[[str], Any],
) -> dict[str, Any]:
    """Coalitions, blocs, L_h and non-myopic stability, where they are asked for."""
    found: dict[str, Any] = {}
    named = [c for c in PLAIN if c in wanted] or list(PLAIN)
    if coalitions or any(c in PLAIN for c in wanted):
        relations = Relations.of(conflict)
        n, movers, parties = relations.states, relations.movers, len(conflict.parties)
        worst = coalitional(n, movers, relations.maybe, relations.sure, parties, told("coalitions"))
        together, each = answer.per_coalition(conflict, numbers, _only(worst, named))
        found |= {"coalition": together, "per_coalition": each}
        if not conflict.exact:
            best = coalitional(n, movers, relations.sure, relations.maybe, parties, told("coalitions"))
            together, each = answer.per_coalition(conflict, numbers, _only(best, named))
            found |= {"coalition_at_most": together, "per_coalition_at_most": each}
    if blocs:
        groups = _blocs(conflict, blocs)
        relations = Relations.of(conflict)
        cells = as_one(relations.states, relations.movers, relations.maybe, relations.sure, groups)
        labels = ["+".join(conflict.parties[p] for p in group) for group in groups]
        found["blocs"] = {
            "acting_as_one": labels,
            "equilibria": {c: numbers.of(np.asarray(np.stack(own).all(axis=0))) for c, own in cells.items()},
            "stable": {c: {b: numbers.of(own[k]) for k, b in enumerate(labels)} for c, own in cells.items()},
        }
    return found


def _ahead(conflict: Conflict, numbers: answer.Numbers, wanted: Sequence[str], found: dict[str, Any]) -> None:
    """L_h and non-myopic stability, beside the other concepts."""
    from pourparler.lens.stability.horizon import limited, non_myopic

    for concept in wanted:
        if concept in NAMES or concept in PLAIN:
            continue
        cells = non_myopic(conflict) if concept == "nm" else limited(conflict, int(concept[1:]))
        together = np.asarray(cells.all(axis=0))
        for part, own in answer.listing(conflict, numbers, {concept: together}, {concept: cells}).items():
            for key, value in own.items():
                if part == "counts":
                    found[part][key] |= value
                else:
                    found[part][key] = value


def _blocs(conflict: Conflict, blocs: Sequence[Sequence[str]]) -> list[tuple[int, ...]]:
    """A partition: the blocs named, and everyone else alone. Raises PourparlerError."""
    seen: list[str] = [name for bloc in blocs for name in bloc]
    for name in seen:
        if name not in conflict.parties:
            raise PourparlerError(f"no party {name!r} for a bloc; {did_you_mean(name, conflict.parties)}")
        if seen.count(name) > 1:
            raise PourparlerError(f"{name} is in two blocs; each party acts in one")
    groups = [tuple(sorted(conflict.parties.index(name) for name in bloc)) for bloc in blocs if bloc]
    groups += [(p,) for p, name in enumerate(conflict.parties) if name not in seen]
    return sorted(groups)
