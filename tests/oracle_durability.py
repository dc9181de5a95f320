"""The game of a plan over time in plain Python, for one reading: written from the docstrings and the design page alone.

A world is a dict: ``n`` parties; ``delta`` [n]; ``flow`` {package: [n]}; ``wars`` (id, a, b, odds {package: p},
wins {(package, a won): package}, costs [n], attackers); ``responses``; ``violations``; ``breaks`` {package: [(party,
what, package)]}; ``moves`` (id, who, ratify, once [n]); ``packages`` after 0, 1, … steps. It imports nothing of ours.
"""

from itertools import product

FAR = 800  # periods after which a flow no longer counts, at the discounts drawn here
CLOSE = 1e-9


class Oracle:
    """``start``: "peaceful" or "violent". `deviations` lists (party, phase, action, what, gain, values)."""

    def __init__(self, world, start):
        self.w, self.start, self.n = world, start, range(world["n"])
        self.last = len(world["moves"])
        self.known = {}
        self.settled = True
        self.profiles = {}

    # --- what stands, and what it pays -----------------------------------------------------------------------------
    def force(self, done):
        return frozenset(r["id"] for r in self.w["responses"] if r["starts"] <= done)

    def each(self, ids, kinds, against):
        return [r for r in self.w["responses"] if r["id"] in ids and r["kind"] in kinds and against in r["against"]]

    def flow(self, package, force):
        """A period's flows: of what stands, and of relief to those it is for, which its senders pay for."""
        found = list(self.w["flow"][package])
        for r in self.w["responses"]:
            if r["kind"] == "relief" and r["id"] in force:
                for party in r["against"]:
                    found[party] += r["surely"] * r["amount"]
                for party, cost in r["pays"].items():
                    found[party] -= r["surely"] * cost
        return found

    def forever(self, flow):
        return [flow[i] / (1 - self.w["delta"][i]) for i in self.n]

    def left(self, force, breaker):
        gone = {r["id"] for r in self.w["responses"] if breaker in r["lapses"]}
        gone |= {r["id"] for r in self.w["responses"] if r["kind"] == "relief" and breaker in (*r["against"], *r["by"])}
        return force - gone

    # --- answers to a break ----------------------------------------------------------------------------------------
    def stretch(self, r, i):
        """What 1 a period of a sanction, or 1 of a bond, is worth to i on the day of the break: summed, one by one."""
        d = self.w["delta"][i]
        if r["kind"] == "bond":
            return d ** r["lag"]
        length = r["periods"] or FAR
        return sum(d**t for t in range(r["lag"], r["lag"] + length))

    def sends(self, r, with_it, without):
        return not r["decides"] or not r["by"] or with_it >= without - CLOSE

    def punish(self, breaker, force):
        """What sanctions and bonds change for each, by listing: it comes with its chance, or it does not."""
        found = [0.0 for _ in self.n]
        for r in self.each(force, ("sanction", "bond"), breaker):
            comes = [0.0 for _ in self.n]
            comes[breaker] -= r["amount"] * self.stretch(r, breaker)
            for i, share in r["to"].items():
                comes[i] += share * r["amount"] * self.stretch(r, i)
            for i, cost in r["pays"].items():
                comes[i] -= cost * self.stretch(r, i)
            fails = [-r["fails"].get(i, 0.0) for i in self.n]
            first = r["by"][0] if r["by"] else 0
            chance = r["surely"] if self.sends(r, comes[first], fails[first]) else 0.0
            found = [found[i] + chance * comes[i] + (1 - chance) * fails[i] for i in self.n]
        return found

    def war(self, war, attacker, at, force):
        """A war's values: over every combination of what comes, odds kept from 0 to 1, then over who wins."""
        rows = self.each(force, ("guarantee", "peacekeepers"), attacker)
        won = [self.forever(self.w["flow"][war["wins"][at, side]]) for side in (True, False)]

        def outcome(present):
            odds = war["odds"][at]
            for r in present:
                odds += r["shift"] if attacker == war["b"] else -r["shift"]
            odds = min(1.0, max(0.0, odds))
            return [odds * won[0][i] + (1 - odds) * won[1][i] for i in self.n]

        def bills(r, comes):
            bill = [0.0 for _ in self.n]
            if comes:
                bill[attacker] -= r["amount"]
            for i, cost in (r["pays"] if comes else r["fails"]).items():
                bill[i] -= cost
            return bill

        chances = []
        for r in rows:  # a sender weighs its own answer by itself
            first = r["by"][0] if r["by"] else 0
            with_it = outcome([r])[first] + bills(r, True)[first]
            without = outcome([])[first] + bills(r, False)[first]
            chances.append(r["surely"] if self.sends(r, with_it, without) else 0.0)
        found = [-war["costs"][i] for i in self.n]
        for what in product((True, False), repeat=len(rows)):
            weight = 1.0
            for comes, chance in zip(what, chances, strict=True):
                weight *= chance if comes else 1 - chance
            values = outcome([r for r, comes in zip(rows, what, strict=True) if comes])
            paid = [bills(r, comes) for r, comes in zip(rows, what, strict=True)]
            found = [found[i] + weight * (values[i] + sum(p[i] for p in paid)) for i in self.n]
        return found

    # --- off the deal ----------------------------------------------------------------------------------------------
    def chances(self):
        return [(war, side) for war in self.w["wars"] for side in war["attackers"]]

    def choices(self, at, breaker, force):
        """Each choice in turn: who has it, and everybody's value when it is made."""
        found = []
        for war, side in self.chances():
            value = self.war(war, side, at, force)
            if side != breaker:
                extra = self.punish(side, force)
                value = [value[i] + extra[i] for i in self.n]
            found.append((side, value))
        for party, _, back in self.w["breaks"].get(at, []):
            found.append((party, self.void(back, breaker, force)))
        return found

    def play(self, choices, flow, taken, k=0):
        """The value at choice ``k`` of a period: the first choice taken from there on, else a period more."""
        for (_, value), chosen in list(zip(choices, taken, strict=True))[k:]:
            if chosen:
                return value
        start = next((v for (_, v), c in zip(choices, taken, strict=True) if c), None)
        if start is None:
            return self.forever(flow)
        return [flow[i] + self.w["delta"][i] * start[i] for i in self.n]

    def void(self, at, breaker, force):
        key = at, breaker, force
        if key not in self.known:
            flow, choices = self.flow(at, force), self.choices(at, breaker, force)
            taken = [self.start == "violent"] * len(choices)
            for _ in range(60):
                before = list(taken)
                for k in reversed(range(len(choices))):
                    who, end = choices[k]
                    rest = self.play(choices, flow, taken, k + 1)[who]
                    slack = CLOSE * (1 + abs(end[who]))
                    if abs(end[who] - rest) > slack:
                        taken[k] = end[who] > rest
                if taken == before:
                    break
            else:
                self.settled = False
            self.known[key] = self.play(choices, flow, taken)
            self.profiles[key] = tuple(taken)
        return self.known[key]

    def equilibria(self, at, breaker, force):
        """Every stationary profile that no party leaves by one change of one choice, by trying them all."""
        flow, choices = self.flow(at, force), self.choices(at, breaker, force)
        found = []
        for taken in product((True, False), repeat=len(choices)):
            good = True
            for k, (who, end) in enumerate(choices):
                rest = self.play(choices, flow, taken, k + 1)[who]
                slack = CLOSE * (1 + abs(end[who]))
                good &= end[who] >= rest - slack if taken[k] else end[who] <= rest + slack
            if good:
                found.append(taken)
        return found

    # --- on the deal -----------------------------------------------------------------------------------------------
    def broken(self, party, at, force):
        value, extra = self.void(at, party, self.left(force, party)), self.punish(party, self.left(force, party))
        return [value[i] + extra[i] for i in self.n]

    def now(self, k):
        """A period's pay in phase k once its step is done: flows, and what the step hands over."""
        at = min(k, self.last)
        found = self.flow(self.w["packages"][at], self.force(at))
        once = self.w["moves"][k - 1]["once"] if k <= self.last else [0.0 for _ in self.n]
        return [found[i] + once[i] for i in self.n]

    def ratified(self, k, value):
        chance = self.w["moves"][k - 1]["ratify"]
        if chance == 1:
            return value
        failed = self.void(self.w["packages"][k - 1], -1, self.force(k - 1))
        return [chance * value[i] + (1 - chance) * failed[i] for i in self.n]

    def acted(self, k):
        """The value of the deal in phase k once its step is done."""
        if k > self.last:
            return self.forever(self.flow(self.w["packages"][-1], self.force(self.last)))
        later, now = self.value(k + 1), self.now(k)
        return [now[i] + self.w["delta"][i] * later[i] for i in self.n]

    def value(self, k):
        return self.acted(k) if k > self.last else self.ratified(k, self.acted(k))

    def withholds(self, k):
        """(party, what, values) for each whose step it is, before the step."""
        if k > self.last:
            return []
        move = self.w["moves"][k - 1]
        force = self.force(k - 1)
        return [(p, move["id"], self.broken(p, self.w["packages"][k - 1], force)) for p in dict.fromkeys(move["who"])]

    def strikes(self, k):
        """(party, action, what, values) once the step of phase k is done and what it hands over is handed over."""
        done = min(k, self.last)
        at, force = self.w["packages"][done], self.force(done)
        once = self.w["moves"][k - 1]["once"] if k <= self.last else [0.0 for _ in self.n]
        found = []
        for war, side in self.chances():
            value, extra = self.war(war, side, at, self.left(force, side)), self.punish(side, self.left(force, side))
            found.append((side, "attack", war["id"], [value[i] + extra[i] + once[i] for i in self.n]))
        for party, what, back in self.w["breaks"].get(at, []):
            value = self.broken(party, back, force)
            found.append((party, "break", what, [value[i] + once[i] for i in self.n]))
        return found

    def violates(self, v, k, since):
        """The value in phase k, its step done, of a violation ``since`` periods old that nobody has seen; who commits
        it breaks openly where that is worth more."""
        done = min(k, self.last)
        now = self.now(k)
        if since + 1 == v["seen_after"]:
            later = self.broken(v["by"], v["then"][self.w["packages"][done]], self.force(done))
        else:
            later = self.violates(v, k + 1, since + 1)
            open_ = [d[3] for d in self.strikes(k + 1) if d[0] == v["by"]]
            later = max([later, *open_], key=lambda value: value[v["by"]])
            if k + 1 <= self.last:
                later = self.ratified(k + 1, later)
            hold = [value for p, _, value in self.withholds(k + 1) if p == v["by"]]
            later = max([later, *hold], key=lambda value: value[v["by"]])
        return [now[i] + v["takes"][i] + self.w["delta"][i] * later[i] for i in self.n]

    def deviations(self):
        found = []
        for k in range(1, self.last + 2):
            value, acted = self.value(k), self.acted(k)
            found += [(p, k, "withhold", what, x[p] - value[p], x) for p, what, x in self.withholds(k)]
            found += [(p, k, action, what, x[p] - acted[p], x) for p, action, what, x in self.strikes(k)]
            for v in self.w["violations"]:
                if self.w["packages"][min(k, self.last)] in v["where"]:
                    x = self.violates(v, k, 0)
                    found.append((v["by"], k, "violate", v["id"], x[v["by"]] - acted[v["by"]], x))
        return found
