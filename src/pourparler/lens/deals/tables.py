"""The answers of the deal lens as tables, for the page and the terminal alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pourparler.case.model import Case
from pourparler.case.tell import tell_term
from pourparler.finding import Table
from pourparler.jsonio import Json
from pourparler.lens.deals.tell import names, sentences, tell_changes, tell_need, tell_package
from pourparler.words import MODES, SOLUTIONS, counted, listed

ROWS = 12
Row = tuple[Json, ...]


def tables_of(case: Case, answer: Mapping[str, Any]) -> tuple[Table, ...]:
    """A table for each answer that is there."""
    makers = {
        "exists": exists_table,
        "solutions": solutions_table,
        "adjusted_winner": adjusted_table,
        "frontier": frontier_table,
        "corrections": corrections_table,
        "conflicts": conflicts_table,
        "needs": unlock_table,
        "near": near_table,
        "trades": trades_table,
        "sides": sides_table,
    }
    found = (maker(case, answer) for key, maker in makers.items() if answer.get(key) is not None)
    return tuple(table for table in found if table is not None)


def number(value: Any) -> str:
    """A gain as a text, with a true minus; a dash where it is not known."""
    return "–" if value is None else f"{round(value, 2):g}".replace("-", "−")


def solutions_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """The reference points, each with what it assumes, and gains with their spread."""
    parties = answer["reading"]["parties"]
    rows: list[Row] = []
    for key, (name, assumes) in SOLUTIONS.items():
        point = answer["solutions"][key]
        if point is None:
            rows.append((name, assumes, "none: no set of terms is acceptable", *("–" for _ in parties)))
            continue
        gains = []
        for party in parties:
            low, high = point["spread"][party]
            apart = f" ({number(low)} to {number(high)})" if low != high else ""
            gains.append(number(point["gains"][party]) + apart)
        rows.append((name, assumes, tell_package(case, point["terms"], case.today), *gains))
    reading, note = answer["reading"]["name"], answer["reading"]["note"]
    title = (
        "Reference points: what four rules of the literature would pick, each under its own assumption; none is advice"
    )
    return Table(
        "solutions",
        title,
        ("reference point", "assumes", "set of terms", *map(case.name, parties)),
        tuple(rows),
        f"Gains in points at the reading {reading}{'; ' + note if note else ''}; in brackets, over all readings.{_today(answer)}",
    )


def _today(answer: Mapping[str, Any]) -> str:
    """How far today is from the frontier."""
    status = answer.get("status_quo")
    if not status:
        return ""
    if status["on_frontier"]:
        return " No set of terms within limits is better than today for one party with views and worse for none."
    if status["toward"] is None:
        return " Today lies across a red line that bars it; no set of terms within limits is better for one and worse for none."
    share = round(100 * status["share"])
    return (
        " Today lies off the frontier: some set of terms within limits gives everyone who can gain at least "
        f"{share} % of the most it could get while nobody loses."
    )


def adjusted_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """What Adjusted Winner makes of the issues that can be divided."""
    found = answer["adjusted_winner"]
    if "why" in found:
        return Table("adjusted", f"Adjusted Winner: {found['why']}", ("issue",), ())
    first, second = found["parties"]
    rows: list[Row] = [
        (
            case.issues[issue].question,
            *(case.issues[issue].option(option).says for option in found["options"][issue]),
            share,
        )
        for issue, share in found["shares"].items()
    ]
    points = ", ".join(f"{case.name(party)} {number(value)}" for party, value in found["points"].items())
    agreed = "; ".join(tell_term(case, issue, option) for issue, option in found["agreed"].items())
    note = f"Points out of 100: {points}. It takes each side's points as they stand; no advice."
    return Table(
        "adjusted",
        f"Adjusted Winner over the issues that can be divided: {case.name(first)}'s share of each",
        ("issue", f"what {case.name(first)} likes best", f"what {case.name(second)} likes best", "share"),
        tuple(rows),
        note + (f" Both like best: {agreed}." if agreed else ""),
    )


def exists_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """Whether any agreement is acceptable, where there are too many to look at."""
    words = {True: "there is one", False: "there is none", None: "not settled"}
    rows = tuple(
        (where, words[answer["exists"][mode]["found"]], answer["exists"][mode]["method"])
        for mode, where in MODES.items()
    )
    title = "An agreement within limits that everyone who must agree accepts"
    return Table("exists", title, ("reading", "answer", "how it was found"), rows)


def frontier_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """The first packages of the frontier."""
    line, parties = answer["frontier"], answer["reading"]["parties"]
    rows = tuple(
        (tell_package(case, one["terms"], case.today), *(number(one["gains"][party]) for party in parties))
        for one in line["packages"][:ROWS]
    )
    title = (
        f"{counted(line['size'], 'set', 'sets')} of terms within limits cannot be bettered for one party with views without "
        f"making it worse for another, at the reading {answer['reading']['name']}"
    )
    more = f"The first {len(rows)} are shown. " if line["size"] > len(rows) else ""
    return Table("frontier", title, ("set of terms", *map(case.name, parties)), rows, f"{more}{line['method']}")


def corrections_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """What would have to give way."""
    rows = tuple(sentences(case, answer, "corrections"))
    title = "What would have to give way for some agreement: one of these sets, the whole of it"
    return Table("corrections", title, ("reading", "sentence"), rows)


def conflicts_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """What cannot stand together."""
    rows = tuple(sentences(case, answer, "conflicts"))
    return Table("conflicts", "What cannot all stand together", ("reading", "sentence"), rows)


def unlock_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """What each party that must agree to a plan, and may not, would need."""
    titles = {plan.id: plan.title for plan in case.plans}
    rows = tuple(
        (titles[plan], case.name(party), tell_need(case, party, need), _rests(answer["plans"][plan]["parties"][party]))
        for plan, parties in answer["needs"].items()
        for party, need in parties.items()
    )
    title = "What each party that must agree, and may not, would need; in case order"
    return Table("unlock", title, ("plan", "party", "needs", "rests on"), rows)


def _rests(judged: Mapping[str, Any]) -> str:
    """The reasons behind a verdict, and what they rest on, by their ids."""
    return "; ".join(f"{r['id']} ({', '.join(r['said']) or 'ours'})" for r in judged["reasons"]) or "no view is known"


def near_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """The repairs of one plan."""
    kinds = {"near": "nearest", "near_every": "nearest in every reading", "diverse": "diverse"}
    rows: list[Row] = [
        (word, tell_changes(case, one), f"in {one['accepted']} reading")
        for key, word in kinds.items()
        for one in answer.get(key) or ()
    ]
    least = answer.get("least_loss")
    if least:
        whose = f"least loss to {listed(map(case.name, least['backers']))} ({number(least['loss'])} points)"
        rows.append((whose, tell_changes(case, least), f"in {least['accepted']} reading"))
    return Table(
        "near", "Repairs: what would have to change in the plan", ("repair", "changes", "accepted"), tuple(rows)
    )


def trades_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """Who could give what, and get what."""
    rows: list[Row] = []
    for one in answer["trades"]:
        a, b = one["parties"]
        gives, gets = (tell_term(case, issue, one["moves"][issue]) for issue in (one["gives"], one["gets"]))
        rests = [f"{case.name(p)}: {', '.join(one['rests_on'][p])}" for p in (a, b)]
        rows.append((case.name(a), gives, gets, case.name(b), f"in {one['holds']} reading", rests))
    title = (
        f"{counted(len(rows), 'trade')}: one side gives on one issue and gets on another, and both are better off"
        if rows
        else "No pair of issues on which two parties could give and get so that both are better off was found"
        if case.today is not None or answer.get("base")
        else "Trades start from today or from a plan; this case has no today (pourparler deals --trades --plan PLAN)"
    )
    columns = ("one side", "gives", "gets", "the other side", "both better off", "rests on")
    return Table("trades", title, columns, tuple(rows))


def sides_table(case: Case, answer: Mapping[str, Any]) -> Table:
    """Who could agree without the others, and what each no weighs."""
    told = answer["sides"]
    parts = [("", told)] + ([("with blocs: ", told["blocs"])] if "blocs" in told else [])
    rows: list[Row] = []
    for before, part in parts:
        told_by: dict[str, dict[str, Json]] = {
            "could agree without the others": {
                mode: [names(case, coalition) for coalition in part["coalitions"][mode]] or "nobody" for mode in MODES
            },
            "needed in every such coalition": {mode: names(case, part["pivotal"][mode]) for mode in MODES},
        }
        for name, by_mode in part["no"].items():
            told_by[f"the no of {names(case, [name])}"] = {mode: _weight(by_mode[mode]) for mode in MODES}
        for asked, by_mode in told_by.items():
            every, some = by_mode.values()
            if every == some:
                rows.append((before + asked, "in every reading, and in some", every))
            else:
                rows += [(before + asked, where, by_mode[mode]) for mode, where in MODES.items()]
    title = "Who could agree without the others, and what each no weighs"
    return Table("sides", title, ("question", "reading", "answer"), tuple(rows))


def _weight(weight: Mapping[str, Any]) -> str:
    return f"{counted(weight['needed_in'], 'agreement needs', 'agreements need')} its yes; its no alone stands against {weight['blocks_alone']:,} more"
