"""Random case texts about time: small, of single values or with a few ranges, and written in every way the keys allow."""

from __future__ import annotations

from random import Random

import yaml
from durability_yaml import agree_to, final, listed, numbered, possible, stands


class Writer:
    """A random case. ``open_up``: about so many of its numbers become ranges or distributions. ``wide``: seven or
    eight issues of two options, all of which a first step sets. ``compares``: each party compares two sets of terms."""

    def __init__(self, seed, open_up=0, wide=False, compares=False):
        self.compares = compares
        self.wide = wide
        self.rng = Random(seed)
        self.left = open_up
        self.worths = True  # a view and no deal take no distribution

    def chance(self, p):
        return self.rng.random() < p

    def some(self, among, least=1, most=None):
        """One or several, the one bare or in a list."""
        among = list(among)
        found = self.rng.sample(among, self.rng.randint(least, min(most or len(among), len(among))))
        return found[0] if len(found) == 1 and self.chance(0.5) else found

    def num(self, low, high, digits=2):
        value = round(self.rng.uniform(low, high), digits)
        if not self.left or not self.chance(0.12):
            return value
        self.left -= 1
        wide = (high - low) / 4
        ends = [round(max(low, value - wide), digits), round(min(high, value + wide), digits)]
        if ends[0] == ends[1] or self.worths or self.chance(0.6):
            return ends if ends[0] < ends[1] else value
        if self.chance(0.5):
            return f"uniform({ends[0]}, {ends[1]})"
        return f"normal({(ends[0] + ends[1]) / 2:.4f}, {(ends[1] - ends[0]) / 8:.4f})"

    def other(self, issue):
        """An option that is not today's."""
        return self.rng.choice([o for o in self.options[issue] if o != self.today[issue]])

    def condition(self, deep=True):
        """Terms in one of the ways they may be written."""
        issue = self.rng.choice(list(self.options))
        option = self.other(issue)
        kind = self.rng.choice(("is", "is", "map", "two", "in", "not", "or", "and", "!=", "any") if deep else ("is",))
        other = self.condition(False) if deep else ""
        if kind == "map":
            return {issue: option}
        if kind == "two":
            second = self.rng.choice(list(self.options))
            return {issue: option, second: self.rng.choice(self.options[second])}
        if kind == "in":
            options = self.rng.sample(self.options[issue], min(2, len(self.options[issue]) - 1))
            return {issue: options} if self.chance(0.5) else f"{issue} in [{', '.join(options)}]"
        if kind == "not":
            return f"not ({issue} == {option})"
        if kind == "!=":
            return f"{issue} != {option}"
        if kind == "or":
            return f"{issue} == {option} or not ({other})"
        if kind == "and":
            return f"{issue} == {option} and ({other})"
        return [{issue: option}, other] if kind == "any" else f"{issue} == {option}"

    def by_party(self, who, low, high):
        return {p: self.num(low, high) for p in who}

    def case(self):
        rng = self.rng
        self.parties = ["a", "b", "c"][: rng.randint(2, 3)]
        count = rng.randint(7, 8) if self.wide else rng.randint(2, 4)
        issues = {}
        for k in range(count):
            options = [f"o{n}" for n in range(2 if self.wide else rng.choice((2, 2, 3)))]
            row = {"question": f"Question {k}?", "agree": self.some(self.parties)}
            if self.chance(0.95 if self.wide else 0.7):
                row["can_break"] = self.some(self.parties)
            rows = {o: f"Option {o}" for o in options}
            for o in options:
                if self.chance(0.3):
                    rows[o] = {"says": f"Option {o}"}
                    if self.chance(0.5):
                        rows[o]["agree"] = self.some(self.parties)
            row["options"] = options if self.chance(0.2) else rows
            issues[f"i{k}"] = row
        self.options = {i: list(row["options"]) for i, row in issues.items()}
        self.today = {i: "o0" if self.chance(0.7) else rng.choice(options) for i, options in self.options.items()}
        for i, row in issues.items():
            for o, each in row["options"].items() if isinstance(row["options"], dict) else ():
                if isinstance(each, dict) and o != self.today[i] and self.chance(0.1 if self.wide else 0.5):
                    each["final"] = True
        data = {
            "pourparler": 1,
            "title": "Random",
            "parties": {p: {"name": f"Party {p}"} for p in self.parties},
            "issues": issues,
            "today": self.today,
        }
        self.data = data
        if self.chance(0.4):
            wrong = {i: rng.choice(self.options[i]) for i in rng.sample(list(issues), 2)}
            data["impossible"] = [{"when": wrong} if self.chance(0.5) else wrong]
            if not possible(data, self.today):
                del data["impossible"]
        data["views"] = {p: self.views(p) for p in self.parties}
        if self.chance(0.4):
            data["no_deal"] = {
                p: self.num(-5, 5) if self.chance(0.5) else {"worth": self.num(-5, 5)} for p in self.parties[:2]
            }
        self.worths = False
        plans = {"p": self.plan()} | ({"q": self.plan()} if self.chance(0.2) else {})
        data["plans"] = {id: plan for id, plan in plans.items() if plan}
        data["durability"] = self.durability()
        return data

    def views(self, party):
        rows = []
        for issue, options in self.options.items():
            named_ = [o for o in options if o != self.today[issue]]
            for k, option in enumerate(named_):
                if k and self.chance(0.4):
                    continue
                terms = rng_terms = {issue: option} if self.chance(0.6) else f"{issue} == {option}"
                worth = self.num(-20, 35)
                single = isinstance(worth, float) and worth != 0
                if single and self.chance(0.2):
                    rows.append({"wants" if worth > 0 else "avoids": rng_terms, "weight": abs(worth)})
                else:
                    rows.append({"when": terms, "worth": worth})
        for _ in range(self.rng.randint(0, 2)):
            rows.append({"when": self.condition(), "worth": self.num(-10, 15)})
        if self.compares:
            rows.append(self.comparison())
        return rows

    def comparison(self):
        """One set of terms beside another, or beside today."""
        one, other = ({i: self.other(i)} for i in self.rng.sample(list(self.options), 2))
        return {"better": one, "than": "today" if self.chance(0.3) else other}

    def plan(self):
        """Steps that leave nothing final and end at what can exist; None where twenty tries find none."""
        for _ in range(20):
            steps = []
            for k in range(self.rng.randint(1, 4)):
                issue = self.rng.choice(list(self.options))
                does = {issue: self.rng.choice(self.options[issue])}
                if self.wide and k == 0:
                    does = {i: self.other(i) for i in self.options}
                elif self.chance(0.25):
                    other = self.rng.choice(list(self.options))
                    does[other] = self.rng.choice(self.options[other])
                step = {"does": does}
                if self.chance(0.5):
                    step["id"] = f"s{k}"
                if self.chance(0.7):
                    step["who"] = self.some(self.parties)
                if k and self.chance(0.3):
                    before = self.rng.randrange(k)
                    step["after"] = [steps[before].get("id", str(before + 1))]
                if self.chance(0.3):
                    step["ratified"] = self.num(0.3, 1)
                if self.chance(0.3):
                    step["hands_over"] = self.by_party(self.rng.sample(self.parties, 2), -4, 4)
                steps.append(step)
            for k, step in enumerate(steps[:-1]):
                if self.chance(0.2):
                    end = self.rng.randrange(k + 1, len(steps))
                    step["until"] = steps[end].get("id", str(end + 1))
            path = [stands(self.data, steps, k) for k in range(len(steps) + 1)]
            left = any(
                final(self.data, i, x[i]) and x[i] != y[i]
                for x, y in zip(path, path[1:], strict=False)
                for i in self.options
            )
            whole = {i: o for s in steps for i, o in s["does"].items()}  # what the page takes the plan to come to
            if not left and all(possible(self.data, {**self.today, **t}) for t in (*path, whole)):
                return {"title": "A plan", "steps": steps}
        return None

    def durability(self):
        rng = self.rng
        one = self.chance(0.3)
        d = {
            "period": "a year",
            "discount": self.num(0.4, 0.95) if one else self.by_party(self.parties, 0.4, 0.95),
            "wars": [],
            "mass": [],
            "flows": [],
            "responses": [],
            "violations": [],
        }
        for k in range(rng.choice((0, 1, 1, 2))):
            sides = rng.sample(self.parties, 2)
            war = {"between": sides, "odds": self.num(0.35, 0.65)}
            if k or self.chance(0.5):
                war["id"] = f"w{k}"
            if self.chance(0.5):
                war["started_by"] = self.some(sides)
            others = [p for p in self.parties if p not in sides and self.chance(0.7)]
            war["costs"] = self.by_party((*sides, *others), 0, 25)
            war["sets"] = {
                p: {i: rng.choice(options) for i, options in self.options.items() if self.chance(0.6)} for p in sides
            }
            d["wars"].append(war)
            for _ in range(rng.randint(0, 2)):
                d["mass"].append(
                    {"when": self.condition(), "odds": self.num(-0.08, 0.08), "war": war.get("id", "war.1")}
                )
        if len(d["wars"]) == 1:
            for mass in d["mass"]:
                if self.chance(0.5):
                    del mass["war"]
        for _ in range(rng.choice((0, 0, 1, 2))):
            party = rng.choice(self.parties)
            view = rng.choice([v for v in self.data["views"][party] if "better" not in v])
            when = view.get("when") or self.condition()
            if isinstance(when, dict) and len(when) == 1 and self.chance(0.3):  # the same terms in other words
                ((issue, option),) = when.items()
                when = when if isinstance(option, list) else f"{issue} == {option}"
            d["flows"].append(
                {"party": party, "when": when if self.chance(0.7) else self.condition(), "worth": self.num(-2, 4)}
            )
        for k in range(rng.randint(0, 4)):
            d["responses"].append(self.response(k))
        for k in range(rng.choice((0, 0, 1, 2))):
            v = {"by": rng.choice(self.parties), "when": self.condition(), "takes": self.by_party(self.parties, -3, 3)}
            if self.chance(0.7):
                v["seen_after"] = rng.randint(1, 3)
            if self.chance(0.7):
                then = {i: rng.choice(o) for i, o in self.options.items() if self.chance(0.5)}
                v["then"] = "today" if self.chance(0.5) else then
            if self.chance(0.5):
                v["id"] = f"v{k}"
            d["violations"].append(v)
        return {key: value for key, value in d.items() if value}

    def response(self, k):
        rng = self.rng
        kind = rng.choice(("sanction", "bond", "guarantee", "peacekeepers", "relief"))
        by = rng.sample(self.parties, rng.randint(1, len(self.parties) - 1))
        against = rng.sample([p for p in self.parties if p not in by], 1)
        if len(by) == 1 and len(self.parties) == 3 and self.chance(0.5):
            against = [p for p in self.parties if p not in by]
        r = {"kind": kind, "by": by if len(by) > 1 else by[0], "against": against, "surely": self.num(0.2, 1)}
        if self.chance(0.3):
            r["surely"] = 1
        if kind in ("guarantee", "peacekeepers"):
            r["shift"] = self.num(0, 0.5)
        if kind not in ("guarantee", "peacekeepers") or self.chance(0.6):
            r["amount"] = self.num(0, 6)
        if kind == "sanction" and self.chance(0.6):
            r["periods"] = rng.randint(0, 6)
        if kind in ("sanction", "bond"):
            if self.chance(0.4):
                r["lag"] = rng.randint(0, 3)
            if self.chance(0.4):
                others = [p for p in self.parties if p not in against]
                r["to"] = self.by_party(rng.sample(others, 1), 0, 0.9)
        if kind != "relief" and self.chance(0.4):
            r["costs_if_not"] = self.by_party(by, 0, 3)
        if kind != "relief" and self.chance(0.4):
            r["decides"] = True
        if self.chance(0.5):
            r["costs"] = self.by_party(by, 0, 2)
        if self.chance(0.4):
            r["lapses_if_broken_by"] = self.some(self.parties, most=2)
        if self.chance(0.6):
            r["id"] = f"r{k}"
        if self.chance(0.4):
            found = []
            for plan in self.data["plans"].values():
                for n, step in enumerate(plan["steps"]):
                    name = step.get("id", str(n + 1))
                    if all(self.say(p["steps"], name, {*by, *against}) for p in self.data["plans"].values()):
                        found.append(name)
            if found:
                r["from"] = rng.choice(found)
        return r

    def say(self, steps, name, concerned):
        """Whether one of those concerned has a say in the step, or the plan has no such step."""
        k = numbered(steps).get(name)
        if k is None:
            return True
        step = steps[k - 1]
        say = set(listed(step.get("who"))) | {p for i, o in step["does"].items() for p in agree_to(self.data, i, o)}
        return bool(say & concerned)


def text(seed, open_up=0, wide=False, compares=False):
    """A case's text; None where the random terms left it no plan."""
    data = Writer(seed, open_up, wide, compares).case()
    return yaml.dump(data, Dumper=Plain, sort_keys=False) if data["plans"] else None


class Plain(yaml.SafeDumper):
    """Writes every value out: a case has no anchors."""

    def ignore_aliases(self, data):
        return True
