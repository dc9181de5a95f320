"""The lens `durability`: would a plan hold; who gains by breaking it, when, and what would stop that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pourparler.errors import PourparlerError, did_you_mean
from pourparler.finding import Finding
from pourparler.lens.durability import answer, extras, tables
from pourparler.lens.durability.by_views import verdict_by_views, views_json
from pourparler.lens.durability.column import verdict_of
from pourparler.lens.durability.drawn import Drawn
from pourparler.lens.durability.play import STARTS, Asked, ask
from pourparler.lens.durability.priors import Prior, named
from pourparler.lens.durability.readings import DRAWS
from pourparler.lens.durability.steps import Steps, agreeing, steps_of
from pourparler.lens.durability.structure import Structure, structure
from pourparler.lens.durability.thresholds import GRID
from pourparler.lens.durability.trust import handed_over, needed, record
from pourparler.lens.durability.unsaid import asks, needs, unsaid
from pourparler.space.compile import Space
from pourparler.verdict import Verdict

Watch = Callable[[str, int, int], None]
QUESTION = "Would it hold: who gains by breaking it, when, and what would stop that?"
PAGE_DRAWS, PAGE_GRID = 200, 61  # of cases with many steps; the command has 2,000 draws and 241 places
PAGE_STEPS = 12  # up to so many steps of all plans together the page looks at as many as the command
METHOD = (
    "Without numbers: who can take what back alone, and would rather, over all readings of its views. With numbers: a plan "
    "holds where no one-shot deviation gains in any phase of a finite stochastic game, whose off-deal play is a stationary "
    "Markov-perfect profile found from each start (Fearon 1995, 1996; Powell 2006)."
)


def durability(
    space: Space,
    plan: str | None = None,
    order: bool = False,
    cheapest: bool = False,
    survival: int = 0,
    priors: Sequence[str] = (),
    seed: int = 0,
    draws: int = DRAWS,
    watch: Watch | None = None,
    grid: int = GRID,
    repairs: bool = True,
) -> Finding:
    """Whether each plan (or one) would hold.

    ``order``: the order of steps that leaves the least to gain. ``cheapest``: the cheapest amounts of the priced
    responses. ``survival``: over so many periods, with the documented ``priors`` named beside it. ``seed``, ``draws``: of the readings. ``watch(what, done, total)``
    is told how far long work is. ``grid``: places at which each threshold is looked for. ``repairs``: whether more than
    the verdict is asked of plans that repair another. The answer has the shape of ``pourparler durability --json``.

    Raises PourparlerError for an unknown plan, InputError where steps go round in a circle, name no step, or odds leave
    0 to 1 in some reading.
    """
    case = space.case
    reference = named(priors)
    known = [each.id for each in case.plans]
    if plan is not None and plan not in known:
        raise PourparlerError(f"no plan {plan}; {did_you_mean(plan, known)}")
    told: dict[str, Any] = {}
    verdicts: list[Verdict] = []
    drawn: list[Drawn] = []
    wanted = [each for each in case.plans if plan in (None, each.id)]
    for n, each in enumerate(wanted):
        if watch:
            watch("plans", n, len(wanted))
        if space.today is None or not space.feasible(space.package(each.terms)):
            verdicts.append(_apart(space, each.id))
            continue
        steps = steps_of(space, each)
        found = structure(space, steps)
        asked = ask(space, steps, seed, draws)
        more = {}
        if asked.world is not None:
            full = repairs or not each.repairs
            more = (
                _more(asked, order, cheapest, (survival, reference), watch, grid) if full else dict.fromkeys(STARTS, {})
            )
        options = {"order": order, "cheapest": cheapest, "survival": survival}
        lacking = needs(asked, [option for option, on in options.items() if on])
        told[each.id] = _told(space, steps, found, asked, more) | ({"needs": lacking} if lacking else {})
        verdicts.append((verdict_by_views if asked.by_views else verdict_of)(space, found, asked))
        drawn.append(Drawn(each, steps, found, asked, told[each.id]))
    period = case.durability.period if case.durability else "period"
    return Finding(
        id="durability",
        lens="durability",
        question=QUESTION,
        method=METHOD,
        parameters={"seed": seed, "draws": draws, "grid": grid, "plan": plan, **_what(drawn)},
        verdicts=tuple(verdicts),
        tables=tables.tables(space, drawn, period, bool(order or cheapest or survival)),
        answer={"period": period, "plans": told},
        exact=all(each.asked.sample is None or each.asked.sample.readings == 1 for each in drawn),
        case_hash=case.hash,
    )


def _what(plans: Sequence[Drawn]) -> dict[str, str]:
    """Of what readings were drawn at random: ``numbers``, ``views`` or both; nothing where none were."""
    numbers = any("draw" in d.asked.sample.kinds for d in plans if d.asked.sample is not None)
    views = any(d.asked.by_views for d in plans)
    words = [word for word, some in (("numbers", numbers), ("views", views)) if some]
    return {"drawn": " and ".join(words)} if words else {}


def _apart(space: Space, plan: str) -> Verdict:
    why = "There is no status quo, so nothing to fall back to." if space.today is None else "It cannot exist."
    return Verdict(("plan", plan), "hold", "unknown", why=why)


def _more(
    asked: Asked,
    order: bool,
    cheapest: bool,
    survival: tuple[int, tuple[Prior, ...]],
    watch: Watch | None,
    grid: int,
) -> dict[str, Any]:
    """What was asked beyond the verdict, per start."""
    found: dict[str, Any] = {}
    case = asked.space.case
    prior = case.durability.prior if case.durability else None
    for start in STARTS:
        one = asked.of(start)
        if not one.fine.all():
            found[start] = {}  # no number rests on play that did not settle
            continue
        here: dict[str, Any] = {
            "prefix": extras.prefix(asked, start),
            "thresholds": answer.turns_json(extras.thresholds(asked, start, grid)),
        }
        assert asked.world is not None
        pairs = needed(asked.world, one.path, one.solved, agreeing(asked.space, asked.steps))
        records = {p: record(case.promises, p) for p in dict.fromkeys(asked.space.parties[n.trusted] for n in pairs)}
        here["trust"] = answer.trust_json(asked, pairs, records, prior, handed_over(asked.world, one.path))
        if order:
            told = (lambda done, total: watch("orders", done, total)) if watch else None
            best = extras.order(asked, start, told)
            held = extras.held(asked, start, best)
            here["order"] = answer.order_json(asked, best, float(one.solved.worst[0]), held)
        if cheapest:
            here["cheapest"] = answer.cheapest_json(asked, extras.packages(asked, start))
        if survival[0]:
            from pourparler.lens.durability.likely import likely

            told = (lambda done, total: watch("survival", done, total)) if watch else None
            here["survival"] = likely(asked, one, *survival, told)
        found[start] = here
    return found


def _told(space: Space, steps: Steps, found: Structure, asked: Asked, more: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "structure": answer.structure_json(found),
        "missing": [*map(asks, unsaid(asked, asked.played)), *asked.given.missing, *asked.given.sizes],
    }
    for one in asked.by_views:
        told[one.start] = views_json(asked, one)
    for start in STARTS if asked.world is not None else ():
        told[start] = answer.played_json(asked, asked.of(start)) | more[start]
    if asked.world is not None:
        told["starts_differ"] = asked.of(STARTS[0]).verdict != asked.of(STARTS[1]).verdict
        told["numbers"] = [
            {
                "id": i.id,
                "says": i.says,
                "low": i.number.low,
                "high": i.number.high,
                "text": i.number.text,
                "ours": i.ours,
            }
            for i in asked.given.inputs
        ]
    return told


def on_the_page(space: Space) -> Finding:
    """The lens as the page runs it: with orders where they are few, and the cheapest package where prices are given."""
    d = space.case.durability
    plans = [plan for plan in space.case.plans if not plan.repairs]
    few = all(len(plan.steps) <= 7 for plan in space.case.plans)
    alike = sum(len(plan.steps) for plan in plans) <= PAGE_STEPS
    draws, grid = (DRAWS, GRID) if alike else (PAGE_DRAWS, PAGE_GRID)
    priced = d is not None and any(r.price is not None for r in d.responses)
    found = durability(space, order=bool(d) and few, cheapest=priced, draws=draws, grid=grid, repairs=False)
    found = replace(found, tables=tuple(t for t in found.tables if t.id != "hold-needs"))  # nobody asked
    if d:
        drawn = f" Drawn readings: {draws:,}; `pourparler durability` draws {DRAWS:,} and has every number."
        found = replace(found, method=found.method + drawn)
    told = {"period": found.answer["period"], **({} if alike else {"command_draws": DRAWS})}
    return replace(found, answer=told)  # its tables say it; the command has it in full
