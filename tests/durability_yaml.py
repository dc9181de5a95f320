"""What a case's text comes to by the documentation: the way from YAML to the answer, read a second time.

`world(data, plan)` reads a case (``yaml.safe_load``) into the plain world of `oracle_durability`, by the words of
docs/reference/keys and docs/lenses/durability.md alone; `answer` is what the JSON should then say. Nothing of the
package is imported.
"""

from __future__ import annotations

import ast
import copy
from itertools import product
from statistics import NormalDist

from oracle_durability import Oracle

NEVER = 10**6  # a response that stands from a step which this plan has not
CLOSE = 1e-9
SURE = NormalDist().inv_cdf(0.95)


# --- reading a text ----------------------------------------------------------------------------------------------


def listed(value):
    """One or several."""
    return [] if value is None else list(value) if isinstance(value, list) else [value]


def holds(when, terms):
    """A condition: a mapping (all of it), a list (any of it), or an expression."""
    if isinstance(when, dict):
        return all(terms[issue] in listed(options) for issue, options in when.items())
    if isinstance(when, list):
        return any(holds(part, terms) for part in when)

    def said(node):
        if isinstance(node, ast.BoolOp):
            return (all if isinstance(node.op, ast.And) else any)(said(part) for part in node.values)
        if isinstance(node, ast.UnaryOp):
            return not said(node.operand)
        (op,), (right,) = node.ops, node.comparators
        options = [each.id for each in getattr(right, "elts", [right])]
        return (terms[node.left.id] in options) != isinstance(op, ast.NotEq)

    return said(ast.parse(when, mode="eval").body)


def band(value):
    """The ends of a number: itself, a range, a word's range, or a distribution's central 90 %."""
    if isinstance(value, list):
        return tuple(map(float, value))
    if isinstance(value, str) and "(" in value:
        kind, inside = value.rstrip(")").split("(")
        p, q = map(float, inside.split(","))
        if kind == "uniform":
            return p + 0.05 * (q - p), q - 0.05 * (q - p)
        return p - SURE * q, p + SURE * q  # normal
    return float(value), float(value)


def number(value):
    low, high = band(value)
    return (low + high) / 2


def options_of(issue):
    """The options: a mapping by id, or a plain list of texts."""
    rows = issue["options"]
    rows = {o: {} for o in rows} if isinstance(rows, list) else rows
    return {o: row if isinstance(row, dict) else {} for o, row in rows.items()}


def agree_to(data, issue, option):
    """Whose agreement an option needs: its own, or else the issue's."""
    row = options_of(data["issues"][issue])[option]
    return listed(row.get("agree", data["issues"][issue]["agree"]))


def possible(data, terms):
    return not any(holds(row.get("when", row), terms) for row in data.get("impossible", []))


def final(data, issue, option):
    return bool(options_of(data["issues"][issue])[option].get("final"))


def undo(data, terms):
    """(party, issue, terms after): who can alone go back to today, where nothing final stands, and what that leaves."""
    found = []
    for issue in data["issues"]:
        back = {**terms, issue: data["today"][issue]}
        can = [party for party in data["parties"] if alone(data, terms, party, issue)]
        found += [(party, issue, back) for party in can if possible(data, back)]
    return found


def alone(data, terms, party, issue):
    """Whether the party can by itself take the issue back to today: it can break it, or settles it alone."""
    today, agree = data["today"][issue], agree_to(data, issue, data["today"][issue])
    if terms[issue] == today or final(data, issue, terms[issue]):
        return False
    return party in listed(data["issues"][issue].get("can_break")) or agree == [party]


def after_war(data, terms, sets):
    """What stands for good once somebody won: what it sets, but nobody leaves what is final."""
    return {i: o if final(data, i, o) else sets.get(i, o) for i, o in terms.items()}


def numbered(steps):
    """The number, from 1, of a step, by its id or number."""
    return {str(k): k for k in range(1, len(steps) + 1)} | {s["id"]: k for k, s in enumerate(steps, 1) if "id" in s}


def at_once(data, terms):
    """The same where more than six things can be taken back: off the deal each party takes back all it can together."""
    found = []
    for party in data["parties"]:
        can = [i for i, row in data["issues"].items() if alone(data, terms, party, i)]
        back = {**terms, **{i: data["today"][i] for i in can}}
        if can and possible(data, back):
            found.append((party, "all", back))
    return found


def stands(data, steps, done):
    """What stands after so many steps as listed: the last to set an issue counts; what ended goes back to today."""
    terms, names = dict(data["today"]), numbered(steps)
    for step in steps[:done]:
        ended = "until" in step and names[str(step["until"])] <= done
        for issue, option in step["does"].items():
            terms[issue] = data["today"][issue] if ended else option
    return terms


def taking(data, steps, k):
    """Whose step it is: as it says, or else everyone who must agree to what it changes."""
    if "who" in steps[k]:
        return listed(steps[k]["who"])
    changed = set()
    for issue, option in steps[k]["does"].items():
        elsewhere = any(s["does"].get(issue, option) != option for s in steps)
        if option != data["today"][issue] or elsewhere:
            changed |= set(agree_to(data, issue, option))
    return [party for party in data["parties"] if party in changed]


def worth_of(row):
    """The terms and the worth of a reason with a size."""
    if "when" in row:
        return row["when"], number(row["worth"])
    kind = "wants" if "wants" in row else "avoids"
    return row[kind], number(row["weight"]) * (1 if kind == "wants" else -1)


def world(data, plan):
    """The world of `Oracle`: packages are tuples of options, parties are numbered in the order of the case."""
    d, parties, issues = data["durability"], list(data["parties"]), list(data["issues"])
    at = {party: n for n, party in enumerate(parties)}
    packs = list(product(*(options_of(row) for row in data["issues"].values())))
    terms = {p: dict(zip(issues, p, strict=True)) for p in packs}

    def pack(found):
        return tuple(found[i] for i in issues)

    def row(found):
        return [number((found or {}).get(party, 0)) for party in parties]

    def by_party(found):
        return {at[party]: number(value) for party, value in (found or {}).items()}

    one = d["discount"]
    delta = row(one) if isinstance(one, dict) else [number(one)] * len(parties)
    today = pack(data["today"])
    flow = {p: [0.0] * len(parties) for p in packs}
    for party, n in at.items():
        where = [
            ({p for p in packs if holds(f["when"], terms[p])}, number(f["worth"]))
            for f in d.get("flows", [])
            if f["party"] == party
        ]
        rows = list(where)
        for view in data.get("views", {}).get(party, []):
            if "better" in view:
                continue
            when, worth = worth_of(view)
            there = {p for p in packs if holds(when, terms[p])}
            if all(there != other for other, _ in where):  # a flow of the same terms stands in its place
                rows.append((there, (1 - delta[n]) * worth))
        outside = data.get("no_deal", {}).get(party, 0)
        rows.append(({today}, (1 - delta[n]) * number(outside["worth"] if isinstance(outside, dict) else outside)))
        for there, each in rows:
            for p in there:
                flow[p][n] += each
    wars = []
    for n, war in enumerate(d.get("wars", []), 1):
        id, (a, b) = war.get("id", f"war.{n}"), war["between"]
        masses = [m for m in d.get("mass", []) if m.get("war", id) == id]
        odds = {}
        for p in packs:  # given for one that starts today, so a mass counts where its terms are not as today
            change = [
                number(m["odds"]) * (holds(m["when"], terms[p]) - holds(m["when"], data["today"])) for m in masses
            ]
            odds[p] = number(war["odds"]) + sum(change)
        wins = {
            (p, first): pack(after_war(data, terms[p], war.get("sets", {}).get(side, {})))
            for p in packs
            for first, side in ((True, a), (False, b))
        }
        attackers = tuple(at[p] for p in listed(war.get("started_by", [a, b])))
        wars.append(
            {
                "id": id,
                "a": at[a],
                "b": at[b],
                "odds": odds,
                "wins": wins,
                "costs": row(war.get("costs")),
                "attackers": attackers,
            }
        )
    steps = data["plans"][plan]["steps"]
    names = numbered(steps)
    responses = [
        {
            "id": r.get("id", f"response.{n}"),
            "kind": r["kind"],
            "by": tuple(at[p] for p in listed(r["by"])),
            "against": tuple(at[p] for p in listed(r["against"])),
            "amount": number(r.get("amount", 0)),
            "shift": number(r.get("shift", 0)),
            "surely": number(r.get("surely", [0, 1])),  # unknown: anything from 0 to 1
            "periods": r.get("periods", 0),
            "lag": r.get("lag", 1 if r["kind"] == "sanction" else 0),
            "to": by_party(r.get("to")),
            "pays": by_party(r.get("costs")),
            "fails": by_party(r.get("costs_if_not")),
            "decides": r.get("decides", False),
            "lapses": {at[p] for p in listed(r.get("lapses_if_broken_by"))},
            "starts": names.get(str(r["from"]), NEVER) if "from" in r else 0,
        }
        for n, r in enumerate(d.get("responses", []), 1)
    ]
    violations = []
    for n, v in enumerate(d.get("violations", []), 1):
        then = data["today"] if v.get("then") == "today" else v.get("then", {})
        violations.append(
            {
                "id": v.get("id", f"violation.{n}"),
                "by": at[v["by"]],
                "takes": row(v["takes"]),
                "seen_after": v.get("seen_after", 1),
                "where": {p for p in packs if holds(v["when"], terms[p])},
                "then": {p: pack(after_war(data, terms[p], then)) for p in packs},
            }
        )
    breaks = {p: [(at[who], issue, pack(back)) for who, issue, back in undo(data, terms[p])] for p in packs}
    end = stands(data, steps, len(steps))
    many = sum(any(alone(data, end, party, i) for party in parties) for i in issues) > 6
    if many:
        undoes = {p: [(at[who], what, pack(back)) for who, what, back in at_once(data, terms[p])] for p in packs}
    return {
        "n": len(parties),
        "delta": delta,
        "flow": flow,
        "wars": wars,
        "responses": responses,
        "violations": violations,
        "breaks": breaks,
        "undoes": undoes if many else breaks,
        "moves": [
            {
                "id": s.get("id", str(k + 1)),
                "who": tuple(at[p] for p in taking(data, steps, k)),
                "ratify": number(s.get("ratified", 1)),
                "once": row(s.get("hands_over")),
            }
            for k, s in enumerate(steps)
        ],
        "packages": [pack(stands(data, steps, k)) for k in range(len(steps) + 1)],
    }


# --- what the answer should say ----------------------------------------------------------------------------------


class Game(Oracle):
    """Off the deal it may be other things that can be taken back than in one break of it."""

    def void(self, at, breaker, force):
        kept, self.w["breaks"] = self.w["breaks"], self.w["undoes"]
        try:
            return super().void(at, breaker, force)
        finally:
            self.w["breaks"] = kept


ACTS = ("attack", "break", "violate", "withhold")


def named(rows, best, gives):
    """What a break may be called: of those that gain the same the act that does most, but to take back what this very
    step gives, so that it is as before, is to withhold it."""
    slack = 1e-8 * (1 + abs(best))
    same = [(action, what) for action, what, gain in rows if gain >= best - slack]
    own = [("break", issue) for issue in gives]
    rank = {row: (row in own, ACTS.index(row[0])) for row in same}
    return {row for row in same if rank[row] == min(rank.values())}


def answer(data, plan, start):
    """holds, binding, gains {(party, phase): (gain, {(action, what)})} and exposure [{party: loss}]."""
    w = world(data, plan)
    oracle, parties, issues = Game(w, start), list(data["parties"]), list(data["issues"])
    rows = oracle.deviations()
    gains = {}
    for p, name in enumerate(parties):
        for k in range(1, oracle.last + 2):
            mine = [(d[2], d[3], d[4]) for d in rows if d[:2] == (p, k)]
            if mine:
                best = max(gain for *_, gain in mine)
                one, other = w["packages"][k - 1], w["packages"][min(k, oracle.last)]
                gives = [i for i, x, y in zip(issues, one, other, strict=True) if x != y and x == data["today"][i]]
                gains[name, k] = best, named(mine, best, gives)
    outside = oracle.void(w["packages"][0], -1, oracle.force(0))
    exposure = []
    had = [0.0 for _ in parties]  # in present value at the outset, all kept until then
    for k in range(1, oracle.last + 2):
        late, losses = [w["delta"][n] ** (k - 1) for n in oracle.n], {}
        for n, name in enumerate(parties):
            least = min((d[5][n] for d in rows if d[1] == k and d[0] != n), default=None)
            loss = outside[n] - (had[n] + late[n] * least) if least is not None else 0.0
            if loss > 1e-9:
                losses[name] = loss
        exposure.append(losses)
        had = [had[n] + late[n] * oracle.now(k)[n] for n in oracle.n]
    top = max((gain for gain, _ in gains.values()), default=-1.0)
    size = 1 + max(abs(x) for k in range(1, oracle.last + 2) for x in oracle.value(k))
    return {"gains": gains, "exposure": exposure, "top": top, "holds": top <= CLOSE * size, "settled": oracle.settled}


# --- ranges ------------------------------------------------------------------------------------------------------


def is_open(value):
    if isinstance(value, list):
        return len(value) == 2 and all(isinstance(x, (int, float)) for x in value)
    return isinstance(value, str) and value.startswith(("uniform(", "normal("))


def apart(data):
    """The case with its one discounting given to each party: a range for all is one for each by itself."""
    found = copy.deepcopy(data)
    one = found["durability"]["discount"]
    if not isinstance(one, dict):
        found["durability"]["discount"] = dict.fromkeys(found["parties"], one)
    return found


def replaced(data, party, view):
    """Whether a flow stands in the place of a view: the same terms, however they are written."""
    issues = data["issues"]
    packs = [dict(zip(issues, p, strict=True)) for p in product(*map(options_of, issues.values()))]
    flows = [f["when"] for f in data["durability"].get("flows", []) if f["party"] == party]
    return any(all(holds(when, p) == holds(worth_of(view)[0], p) for p in packs) for when in flows)


def counting(data, plan):
    """The case without what the plan's answer does not rest on: other plans, and views that flows replace."""
    views = {p: [v for v in rows if "better" in v or not replaced(data, p, v)] for p, rows in data["views"].items()}
    return {**data, "views": views, "plans": {plan: data["plans"][plan]}}


def open_numbers(data, path=()):
    """The place of every number that is no single value."""
    if is_open(data):
        return [path]
    rows = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in rows for found in open_numbers(value, (*path, key))]


def at_ends(data, ends):
    """The same case with an end (0, 1) or the middle (None) of each open number named in place of it."""
    found = copy.deepcopy(data)
    for path, end in ends.items():
        here = found
        for key in path[:-1]:
            here = here[key]
        value = band(here[path[-1]])
        here[path[-1]] = sum(value) / 2 if end is None else value[end]
    return found


def agrees(data):
    """Whether a case of single values keeps every comparison of its views: what is better is worth no less."""
    for rows in data["views"].values():
        sized = [worth_of(row) for row in rows if "better" not in row]

        def worth(terms, sized=sized):
            terms = {**data["today"], **({} if terms == "today" else terms)}
            return sum(w * holds(when, terms) for when, w in sized)

        if any(worth(row["better"]) < worth(row["than"]) - CLOSE for row in rows if "better" in row):
            return False
    return True


def readings(data):
    """The middle, every corner, and each end alone with the rest at the middle; but what breaks a comparison."""
    return [one for one in _readings(data) if agrees(one)]


def _readings(data):
    places = open_numbers(data)
    middle = dict.fromkeys(places)
    found = [middle]
    found += [dict(zip(places, ends, strict=True)) for ends in product((0, 1), repeat=len(places))] if places else []
    found += [{**middle, place: end} for place in places for end in (0, 1)]
    return [at_ends(data, ends) for ends in found]
