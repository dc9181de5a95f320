"""The change lens: how each party's reported position moved, what reports conflict on, and what counts once."""

from __future__ import annotations

from collections.abc import Iterable

from pourparler.case.lexicon import lexicon
from pourparler.case.model import Case
from pourparler.case.tell import short
from pourparler.case.typed import records, reports
from pourparler.evidence.change.conflicts import conflicts
from pourparler.evidence.change.duplicates import relate
from pourparler.evidence.change.library import Library
from pourparler.evidence.change.repeats import Group, groups
from pourparler.evidence.change.shifts import shifts
from pourparler.evidence.change.timeline import Timeline, timelines
from pourparler.finding import Finding, Table
from pourparler.space.compile import Space
from pourparler.words import STANCES, counted

SIGNS = {1.0: "for", 0.5: "leaning for", 0.0: "let go", -1.0: "against"}


def change(space: Space) -> Finding:
    """Position timelines, shifts, conflicts between reports, and repeated statements, over what counts in the case.

    Disagreement between parties is no finding here: the grid of positions shows it.
    """
    case = space.case
    statements, documents = records(case), reports(case)
    kinship = relate([r for r in documents if r.text], lexicon(case), statements)
    library = Library({r.id: r for r in documents}, kinship, names=_names(case))
    lines = [line for line in timelines(statements, library) if line.positions]
    moved = shifts(statements, library)
    clashes = conflicts(statements, library)
    repeated = [g for g in groups(statements, kinship, library) if len(g.members) > 1]
    several = [line for line in lines if len(line.positions) > 1]
    changed = [s for s in moved if s.rule.startswith("shift/") and s.kind != "reaffirmation"]
    notes = [s for s in moved if s not in changed and s.kind != "reaffirmation"]
    kin = tuple((k.doc, k.says, k.of, f"{round(100 * k.containment)} in 100 of its words") for k in kinship)
    return Finding(
        id="change",
        lens="change",
        question="What changed in what parties are reported to want, and what do reports conflict on?",
        method=(
            "Accepted statements by party, issue and option, in the order of the days they are about, then of "
            "publication; each is compared with the latest earlier one. Repeated statements count once."
        ),
        tables=(
            Table(
                "timelines",
                f"{counted(len(several), 'position')} reported more than once, by day",
                ("who", "what", "position, day and whose word"),
                tuple(_line(case, library, line) for line in several),
            ),
            Table(
                "shifts",
                f"{counted(len(changed), 'shift')} of position",
                ("kind", "what is told", "statements", "how it was found"),
                tuple(
                    (s.kind.replace("_", " "), s.why, _short(x for x in (s.earlier, s.later) if x), s.confidence)
                    for s in (*changed, *notes)
                ),
                "A marked shift has a word for it in the text; a compared one follows from two statements.",
            ),
            Table(
                "clashes",
                f"{counted(len(clashes), 'conflict')} between reports",
                ("who", "what is told", "one side", "the other"),
                tuple((case.name(c.party), c.why, _short(c.a), _short(c.b)) for c in clashes),
            ),
            Table(
                "repeats",
                f"{counted(len(repeated), 'statement')} told more than once, each counted once",
                ("statement", "told in", "independent sources", "why it counts once"),
                tuple((_told(case, library, g), _short(g.ids), g.voices, _why(g)) for g in repeated),
            ),
            Table(
                "kinship",
                f"{counted(len(kin), 'report')} that share text with another",
                ("report", "what it is", "of", "shared"),
                kin,
                "What only may repeat another is counted by itself.",
            ),
        ),
        answer={
            "shifts": len(changed),
            "conflicts": len(clashes),
            "repeated": len(repeated),
            "reports": len(documents),
        },
        case_hash=case.hash,
    )


def _names(case: Case) -> dict[str, str]:
    names = {id: case.name(id) for id in (*case.parties, *case.people)}
    names |= dict(case.topics)
    for issue in case.issues.values():
        names[issue.id] = issue.id
        names |= {f"{issue.id}.{o.id}": f"{issue.id} “{o.says}”" for o in issue.options}
    names |= {f"plan {plan.id}": f"the plan “{plan.title}”" for plan in case.plans}
    return names


def _line(case: Case, library: Library, line: Timeline) -> tuple[str, str, tuple[str, ...]]:
    rows = []
    for e in line.positions:
        person = f" ({case.name(e.person)})" if e.person else ""
        repeats = f"; told again in {', '.join(_short(e.repeats))}" if e.repeats else ""
        stance = STANCES[e.statement.stance]
        condition = " on a condition" if e.conditional and e.statement.stance != "conditions_on" else ""
        rows.append(f"{e.dated.words}: {stance}{condition}{person}, {e.chain} [{short(e.statement.id)}]{repeats}")
    return case.name(line.party), library.subject(line.issue, line.alternative), tuple(rows)


def _short(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(short, ids))


def _told(case: Case, library: Library, group: Group) -> str:
    s = group.members[0]
    return f"{case.name(s.actor.id)} {STANCES[s.stance]} {library.subject(s.issue, s.alternative)}"


def _why(group: Group) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.why for link in (*group.links, *group.dependent)))
