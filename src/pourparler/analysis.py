"""Analyse: runs the lenses and joins their verdicts into the plan table."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pourparler.case.conditions import holds
from pourparler.case.handling import masked
from pourparler.case.model import Case, Impossible, Limit, Plan
from pourparler.case.tell import tell_cites, tell_terms
from pourparler.finding import Finding
from pourparler.lens.change import change
from pourparler.lens.deals.dense import Dense
from pourparler.lens.deals.lens import inputs
from pourparler.lens.deals.page import on_the_page as deals
from pourparler.lens.deals.plan import Judged, judge_plan, party_verdict
from pourparler.lens.deals.repairs import repairs
from pourparler.lens.durability.column import column as holding
from pourparler.lens.durability.lens import on_the_page as durability
from pourparler.lens.positions import positions
from pourparler.lens.sources import sources
from pourparler.lens.stability.column import column
from pourparler.lens.stability.column import on_the_page as stability
from pourparler.lens.table import table
from pourparler.plantable import PlanTable, Row
from pourparler.questions import rank
from pourparler.space.compile import Space, compile, stands
from pourparler.verdict import Ref, Value, Verdict
from pourparler.words import MODES, counted, listed

LENSES: tuple[Callable[[Space], Finding], ...] = (
    positions,
    sources,
    table,
    change,
)  # those that repairs do not concern


@dataclass(frozen=True)
class Analysis:
    """The plan table and the findings behind it."""

    plan_table: PlanTable
    findings: tuple[Finding, ...]

    def finding(self, id: str) -> Finding:
        return next(finding for finding in self.findings if finding.id == id)

    def html(self) -> str:
        from pourparler.report.page import page

        return page(self.plan_table, self.findings)

    def save(self, path: str | Path) -> Path:
        """Writes the page; raises OutputError, and leaves nothing behind, when that cannot be done."""
        from pourparler.report.write import write

        return write(Path(path), self.html())

    def to_json(self) -> str:
        data = {"plan_table": self.plan_table.to_json(), "findings": [f.to_json() for f in self.findings]}
        return json.dumps(data, ensure_ascii=False, allow_nan=False)


def analyse(case: Case, full: bool = False, extra: tuple[Plan, ...] = ()) -> Analysis:
    """Every lens on the case, joined into the plan table; ``full`` shows what handling would leave out.

    ``extra``: further plans (what-if rows). Raises InputError as `compile` does.
    """
    from dataclasses import replace

    shown = case if full else masked(case)
    shown = replace(shown, plans=(*shown.plans, *extra))
    space = compile(shown)
    dense = None if space.huge else Dense(space)
    found = repairs(dense) if dense else ()
    wider = replace(space, case=replace(shown, plans=(*shown.plans, *found)))
    agreed = deals(wider, dense.on(wider) if dense else None)
    findings = (agreed, stability(wider), durability(wider), *(lens(space) for lens in LENSES))
    return Analysis(plan_table(wider, {plan.id for plan in extra}, findings), findings)


def plan_table(space: Space, what_if: set[str], findings: tuple[Finding, ...]) -> PlanTable:
    """A row for each plan, a verdict for each column."""
    case = space.case
    judged = [judge_plan(space, plan) for plan in case.plans]
    asked = [each for each in judged if not each.plan.repairs]
    leaving = next(f for f in findings if f.id == "stability")
    lasting = next(f for f in findings if f.id == "durability")
    questions = rank(space, asked, leaving, lasting)
    rows = tuple(_row(space, each, "what-if" if each.plan.id in what_if else "", leaving, lasting) for each in judged)
    answer = next(f for f in findings if f.id == "sources").answer
    given = inputs(case)
    rests = (
        f"rests on {counted(answer['assumptions'], 'assumption')} and {counted(answer['sources'], 'source')}; "
        f"{given['sizes_ours']} sizes are ours"
    )
    return PlanTable(
        title=case.title,
        note=case.note,
        as_of=case.as_of,
        headline=_headline(case, rows, next(f for f in findings if f.id == "deals")),
        rests=rests,
        questions=questions,
        rows=rows,
        case_hash=case.hash,
        left_out=case.left_out,
        names={id: party.name for id, party in case.parties.items()},
    )


def _headline(case: Case, rows: tuple[Row, ...], found: Finding) -> str:
    plans = [row for row in rows if row.kind in ("reported", "version")]
    agreed = [row.title for row in plans if row.cell("agree").value == "yes" and row.cell("barred").value == "no"]
    free = sum(row.cell("barred").value == "no" for row in plans)
    counts = found.answer["acceptable"]
    if plans:
        accepted = f"{listed(agreed)} {'is' if len(agreed) == 1 else 'are'}" if agreed else "none is"
        first = f"Of {counted(len(plans), 'reported plan')}, {free} {'crosses' if free == 1 else 'cross'} no red line that bars it; {accepted} known to be accepted by everyone who must agree"
    else:
        first = "No reported plan"
    if counts["every_reading"] is None or counts["unknown"] is None:
        known = {where: counts[mode] for mode, where in MODES.items() if counts[mode] is not None}
        told = [f"{counted(number, 'agreement')} would be accepted {where}" for where, number in known.items()]
        return f"{first}. The sets of terms are too many to look at each; {listed(told) if told else 'acceptable ones were not counted'}."
    if case.fell:
        verb = "rests" if len(case.fell) == 1 else "rest"
        first += f"; {counted(len(case.fell), 'bar')} that {verb} on nothing that counts any more not applied"
    return (
        f"{first}. Over all terms, {counted(counts['every_reading'], 'agreement')} would be accepted in every reading, "
        f"{counts['some_reading']:,} in some, and {counts['unknown']:,} {'turns' if counts['unknown'] == 1 else 'turn'} on a view nobody has stated."
    )


def _row(space: Space, judged: Judged, kind: str, leaving: Finding, lasting: Finding) -> Row:
    case, plan = space.case, judged.plan
    parties = tuple(party_verdict(space, judged, j) for j in judged.parties)
    kind = kind or ("repair" if plan.repairs else "ours" if plan.ours else "version" if plan.of else "reported")
    by_column = (
        _said(case, plan),
        barred_cell(space, judged),
        agree_cell(space, judged, parties),
        column(leaving, plan.id, judged.feasible),
        holding(lasting, plan.id),
        _decides(plan, parties, judged),
    )
    terms = space.terms(judged.package)
    changed = {i: o for i, o in terms.items() if case.today is None or case.today[i] != o}
    told = tuple((case.issues[i].question, case.issues[i].option(o).says) for i, o in changed.items())
    return Row(plan.id, plan.title, kind, told, by_column, parties)


def _said(case: Case, plan: Plan) -> Verdict:
    about = ("plan", plan.id)
    if plan.repairs:
        nearest = tuple(Ref("plan", id, f"nearest to {_title(case, id)}") for id in plan.repairs)
        return Verdict(about, "said", "no", rests_on=nearest, why=f"Nobody. {plan.note}")
    if plan.ours:
        return Verdict(
            about, "said", "no", rests_on=(Ref("assumption", plan.id, "a plan of ours"),), why="Nobody: ours."
        )
    cites = tuple(dict.fromkeys((*plan.said, *(c for s in plan.steps for c in s.said))))
    rests = []
    for word, sides in (("for", plan.backed), ("against", plan.against), ("dropped by", plan.dropped)):
        for party, said in sides.items():
            rests.append(Ref("party", party, f"{word} {case.name(party)}: {tell_cites(case, said, party)}"))
    for n, step in enumerate(plan.steps, 1):
        order = f" (order: {step.order})" if step.order else ""
        text = f"step {n}{order}: {tell_terms(case, step.does)}; {tell_cites(case, step.said)}"
        rests.append(Ref("statement" if step.said else "assumption", f"{plan.id}.{n}", text))
    backers = [
        f"{w} {listed(map(case.name, s))}"
        for w, s in (("for", plan.backed), ("against", plan.against), ("dropped by", plan.dropped))
        if s
    ]
    whose = tell_cites(case, cites, where=False) if cites else "no source given"
    why = f"{whose}{'; ' + '; '.join(backers) if backers else ''}."
    return Verdict(
        about, "said", "yes" if cites or plan.backed or plan.dropped else "unknown", (), tuple(rests), why=why
    )


def _title(case: Case, id: str) -> str:
    return next(plan.title for plan in case.plans if plan.id == id)


def barred_cell(space: Space, judged: Judged) -> Verdict:
    case, about = space.case, ("plan", judged.plan.id)
    if not judged.feasible:
        return Verdict(about, "barred", "yes", why="It cannot exist: an impossible combination.")
    bars = {bar.id: bar.bars for bar in space.bars}
    terms = space.terms(judged.package)
    refs: list[Ref] = []
    hard: list[str] = []
    soft: list[str] = []
    for limit in case.limits:
        if limit.id not in judged.crossed:
            continue
        said = tell_cites(case, limit.said, limit.party)
        text = "a limit left out by its handling" if limit.withheld else f"{limit.because or limit.text}; {said}"
        way = f"; way out: {limit.way_out}" if limit.way_out and limit.way_out != "unknown" else "; no way out stated"
        refs.append(Ref("limit" if limit.said else "assumption", limit.id, f"{text}{way}"))
        (hard if bars[limit.id] else soft).append(f"{case.name(limit.party)} ({limit.kind})")
    lost = [row for row in case.fell if _would_bar(case, row, terms)]
    value: Value = "yes" if hard else "unknown" if lost else "no"
    law = any(x.id in judged.crossed and bars[x.id] and x.kind == "law" for x in case.limits)
    why = (
        f"Barred by {listed(hard)}; with only law standing: {'barred' if law else 'not barred'}."
        if hard
        else "By no red line."
    )
    if lost and not hard:
        told = listed([f"{case.name(x.party)} ({x.kind})" if isinstance(x, Limit) else x.id for x in lost])
        why = f"By no red line that counts. One that would bar it rests on nothing that counts any more: {told}."
    if soft:
        why += f" Protest, no bar: {listed(soft)}."
    return Verdict(about, "barred", value, (), tuple(refs), why=why)


def _would_bar(case: Case, row: Limit | Impossible, terms: Mapping[str, str]) -> bool:
    if isinstance(row, Impossible):
        return holds(row.when, terms)
    return stands(case, row.party, row.forbids) and holds(row.forbids, terms)


def agree_cell(space: Space, judged: Judged, parties: tuple[Verdict, ...]) -> Verdict:
    case, about = space.case, ("plan", judged.plan.id)
    needed = [v for v in parties if v.about[3] in judged.must_agree]
    values = [v.value for v in needed]
    value: Value = "yes"
    for worse in ("depends", "unknown", "no"):
        if worse in values:
            value = worse  # type: ignore[assignment]
    words = {"yes": "accepts", "no": "refuses", "depends": "depends", "unknown": "unknown"}
    why = "; ".join(f"{case.name(v.about[3])}: {words[v.value]}" for v in needed) or "Nobody: it is today as it is"
    if judged.loses:
        why += f". Loses without being asked: {listed(map(case.name, judged.loses))}"
    decides = tuple(d for v in needed for d in v.decides)
    return Verdict(about, "agree", value, decides, tuple(r for v in needed for r in v.rests_on), why=why + ".")


def _decides(plan: Plan, parties: tuple[Verdict, ...], judged: Judged) -> Verdict:
    about = ("plan", plan.id)
    needed = [v for v in parties if v.about[3] in judged.must_agree]
    refs = tuple(d for v in needed for d in v.decides)
    refusing = tuple(Ref("party", v.about[3], v.why) for v in needed if v.value == "no")
    if refs or refusing:
        why = " ".join([*(r.text for r in refusing), *(r.text for r in refs)])
        return Verdict(about, "decides", "depends" if refs else "no", (*refusing, *refs), why=why)
    return Verdict(about, "decides", "yes", why="Nothing that is open among those who must agree.")
