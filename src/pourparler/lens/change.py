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
from pourparler.evidence.change.shift_record import Shift
from pourparler.evidence.change.shifts import shifts
from pourparler.evidence.change.timeline import Entry, Timeline, timelines
from pourparler.evidence.change.wording import verb
from pourparler.finding import Finding, Table
from pourparler.space.compile import Space
from pourparler.words import counted


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
    several = [line for line in lines if len(_shown(line)) > 1]
    changed = [s for s in moved if s.rule.startswith("shift/")]
    notes = [s for s in moved if s.rule.startswith("note/") and s.kind != "reaffirmation"]
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
                f"{counted(len(several), 'position')} reported or denied more than once, by day",
                ("who", "what", "day, position and whose word"),
                tuple(_line(case, library, line) for line in several),
            ),
            Table(
                "shifts",
                f"{counted(len(changed), 'shift')} of position" + (f", {counted(len(notes), 'note')}" if notes else ""),
                ("kind", "what is told", "earlier, on whose word", "later, on whose word", "how it was found"),
                tuple(_moved(s) for s in (*changed, *notes)),
                "A marked shift has a word for it in the text; a compared one follows from two statements.",
            ),
            Table(
                "clashes",
                f"{counted(len(clashes), 'conflict')} between reports",
                ("who", "what is told", "one side, on whose word", "the other, on whose word"),
                tuple((case.name(c.party), c.why, _cited(c.a, c.a_chains), _cited(c.b, c.b_chains)) for c in clashes),
            ),
            Table(
                "repeats",
                f"{counted(len(repeated), 'statement')} told more than once, each counted once",
                ("statement", "told in", "independent sources", "why it counts once"),
                tuple((_told(case, library, g), _places(library, g), g.voices, _why(g)) for g in repeated),
            ),
            Table(
                "kinship",
                counted(len(kin), "report that shares text with another", "reports that share text with another"),
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
            "told": {
                "shifts": [s.to_json() for s in (*changed, *notes)],
                "conflicts": [c.to_json() for c in clashes],
            },
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


def _shown(line: Timeline) -> tuple[Entry, ...]:
    """The positions of a timeline, and what was denied of them."""
    return tuple(e for e in line.entries if e.sign is not None or e.statement.stance == "denies")


def _line(case: Case, library: Library, line: Timeline) -> tuple[str, str, tuple[str, ...]]:
    rows = []
    for e in _shown(line):
        person = f" ({case.name(e.person)})" if e.person else ""
        repeats = f"; told again in {', '.join(map(short, e.repeats))}" if e.repeats else ""
        does = verb(e.statement, case.name)
        it = " it" if e.statement.stance in ("denies", "conditions_on") else ""
        rows.append(f"{e.statement.id}: {e.dated.words}: {does}{it}{e.under}{person}; {e.chain}{repeats}")
    return case.name(line.party), library.subject(line.issue, line.alternative), tuple(rows)


def _moved(s: Shift) -> tuple[str, str, tuple[str, ...], tuple[str, ...], str]:
    earlier = (f"{s.earlier}: {s.earlier_chain}",) if s.earlier else ()
    return s.kind.replace("-", " "), s.why, earlier, (f"{s.later}: {s.later_chain}",), s.confidence


def _cited(ids: Iterable[str], chains: Iterable[str]) -> tuple[str, ...]:
    """Each statement with whose word it is; the page makes a link of its id."""
    return tuple(f"{id}: {chain}" for id, chain in zip(ids, chains, strict=True))


def _places(library: Library, group: Group) -> tuple[str, ...]:
    return _cited(group.ids, (library.title(s.doc) for s in group.members))


def _told(case: Case, library: Library, group: Group) -> str:
    s = group.members[0]
    return f"{case.name(s.actor.id)} {verb(s, case.name)} {library.subject(s.issue, s.alternative)}"


def _why(group: Group) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.why for link in (*group.links, *group.dependent)))
