"""The table lens: who is at the table, against who must agree."""

from __future__ import annotations

from itertools import combinations

from pourparler.case.model import Case, Talk
from pourparler.finding import Finding, Table
from pourparler.space.compile import Space
from pourparler.words import counted, listed


def table(space: Space) -> Finding:
    """For every talk: what those in the room could settle, and whose agreement is missing from it.

    Also: pairs that must agree somewhere and meet in no talk that is not refused, and those whose standing is
    disputed by someone they must agree with, or who promises them something.
    """
    case = space.case
    answer = [_talk(case, talk) for talk in case.talks]
    rows = tuple(
        (
            f"{t['name']} ({t['status']}{', ' + t['date'] if t['date'] else ''})",
            listed(map(case.name, t["in_the_room"])),
            listed(t["could_settle"]) if t["could_settle"] else "nothing",
            [f"{issue}: {listed(map(case.name, who))}" for issue, who in t["missing"].items()],
        )
        for t in answer
    )
    apart = _never_meet(case)
    disputes = _disputes(case)
    pairs = tuple((case.name(a), case.name(b), listed(issues)) for a, b, issues in apart)
    open_rooms = sum(bool(t["could_settle"]) for t in answer)
    return Finding(
        id="table",
        lens="table",
        question="Who is at the table, and who must agree?",
        method="For each talk, the parties present, coming or invited, against everyone in agree of each option.",
        tables=(
            Table(
                "talks",
                f"In {open_rooms} of {counted(len(answer), 'talk')} those in the room could settle an issue between them"
                if answer
                else "No talks are reported",
                ("talks", "in the room or invited", "could settle between them", "missing from the room"),
                rows,
            ),
            Table(
                "apart",
                f"{counted(len(pairs), 'pair that must agree meets', 'pairs that must agree meet')} in no talk reported "
                "as held, scheduled or proposed",
                ("one", "other", "must both agree on"),
                pairs,
            ),
            Table("standing", "Whose standing is disputed", ("who", "by", "what follows"), disputes),
        ),
        answer={"talks": answer, "never_meet": [[a, b, list(issues)] for a, b, issues in apart]},
        case_hash=case.hash,
    )


def _room(case: Case, talk: Talk) -> list[str]:
    there = [case.party_of(a) for a in (*talk.present, *talk.would_attend, *talk.invited)]
    away = {case.party_of(a) for a in talk.refused_by}
    return [party for party in case.parties if party in there and party not in away]


def _talk(case: Case, talk: Talk) -> dict:  # type: ignore[type-arg]
    room = _room(case, talk)
    could, missing = [], {}
    for issue in case.issues.values():
        absent = [p for p in issue.agree if p not in room]
        by_option = [o for o in issue.options if set(o.agree) <= set(room) and (case.today or {}).get(issue.id) != o.id]
        if not absent:
            could.append(issue.id)
        elif by_option:
            could.append(f"{issue.id} (only {listed((o.id for o in by_option), 'or')})")
        if absent:
            missing[issue.id] = absent
    refused = [case.party_of(a) for a in talk.refused_by]
    return {
        "name": talk.name,
        "date": talk.date,
        "status": talk.status,
        "in_the_room": room,
        "refused_by": refused,
        "could_settle": could,
        "missing": missing,
    }


def _never_meet(case: Case) -> list[tuple[str, str, tuple[str, ...]]]:
    rooms = [_room(case, talk) for talk in case.talks if talk.status != "refused"]
    found = []
    for a, b in combinations(case.parties, 2):
        shared = tuple(
            issue.id for issue in case.issues.values() if any(a in o.agree and b in o.agree for o in issue.options)
        )
        if shared and not any(a in room and b in room for room in rooms):
            found.append((a, b, shared))
    return found


def _disputes(case: Case) -> tuple[tuple[str, str, str], ...]:
    rows = []
    for remark in case.standing:
        party = case.party_of(remark.of)
        follows = []
        for issue in case.issues.values():
            if any(party in o.agree and remark.by in o.agree for o in issue.options):
                follows.append(f"must agree with it on {issue.id}")
            if remark.by in issue.agree and party in issue.towards:
                follows.append(f"is promised something by it on {issue.id}")
        rows.append((case.name(remark.of), case.name(remark.by), "; ".join(follows) or "nothing on an issue"))
    return tuple(rows)
