"""What people gave, as sheets that read back: the case, parties, sources, issues, no deal and plans."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pourparler.case.model import Case
from pourparler.formats.sheet_given_views import closed, comparison_rows, impossible_rows, limit_rows, sizes, view_rows
from pourparler.formats.sheet_page import Page, Value, page

Row = Mapping[str, Value]


def given_pages(case: Case, lost: list[str]) -> list[Page]:
    """The sheets of a case; ``lost`` gets what they cannot hold. What is masked in the case stays out."""
    cited = Cited(case)
    pages = [
        page("case", _about(case)),
        page("parties", [{"party": p.id, "name": p.name, "note": p.note} for p in case.parties.values()]),
        page("issues", _issues(case, lost)),
        page("views", view_rows(case, cited, lost)),
        page("comparisons", comparison_rows(case, cited, lost)),
        page("limits", limit_rows(case, cited, lost)),
        page("impossible", impossible_rows(case, cited, lost)),
        page("no deal", _no_deal(case, cited, lost)),
        page("plans", _plans(case, cited)),
    ]
    pages.insert(2, page("sources", cited.rows()))
    lost += _unheld(case)
    return [each for each in pages if each.rows or each.name == "views"]


class Cited:
    """Citations as the sheets hold them: a statement by its sources, the report's own voice as one more source."""

    def __init__(self, case: Case) -> None:
        self.case, self.own = case, dict[str, str]()

    def __call__(self, said: tuple[str, ...]) -> str:
        found: list[str] = []
        for id in said:
            statement = self.case.statements.get(id)
            if statement is None or statement.sources:
                found += statement.sources if statement else (id,)
                continue
            document = self.case.documents.get(statement.document)
            title = document.title if document and document.handling == "open" else "the report"
            self.own[id] = f"{title}, in its own voice" if statement.document else "no source given"
            found.append(id)
        return "; ".join(dict.fromkeys(found))

    def rows(self) -> Iterator[Row]:
        for s in self.case.sources.values():
            side = "" if s.side == "go_between" else s.side
            handling = "" if s.handling == "open" else s.handling
            yield {"source": s.id, "who": s.who, "side": side, "record": s.record, "handling": handling, "note": s.note}
        for id, who in self.own.items():
            yield {"source": id, "who": who, "record": "on_record", "note": "a statement in the case"}


def _about(case: Case) -> Iterator[Row]:
    for key in ("title", "as_of", "note"):
        if text := getattr(case, key):
            yield {"key": key, "value": text}


def _issues(case: Case, lost: list[str]) -> Iterator[Row]:
    for issue in case.issues.values():
        told = [option.agree for option in issue.options]
        if max(told, key=told.count) != issue.agree:
            lost.append(f"issue {issue.id}: who must agree stands at its options alone")
        for n, option in enumerate(issue.options):
            yield {
                "issue": issue.id,
                "question": "" if n else issue.question,
                "option": option.id,
                "says": option.says,
                "agree": "; ".join(option.agree),
                "can break": "" if n else "; ".join(issue.can_break),
                "today": "x" if case.today is not None and case.today[issue.id] == option.id else "",
                "final": "x" if option.final else "",
                "divisible": "x" if issue.divisible and not n else "",
            }


def _no_deal(case: Case, cited: Cited, lost: list[str]) -> Iterator[Row]:
    for outside in case.no_deal.values():
        if closed(case, outside.said):
            lost.append(f"what no deal is worth to {outside.party}, left out by handling")
        elif outside.low is None or outside.high is None:
            lost.append(f"what no deal is worth to {outside.party}, which rests on nothing that counts")
        else:
            row: Row = {"party": outside.party, "worth": sizes(outside.low, outside.high), "because": outside.because}
            yield {**row, "said": cited(outside.said), "worth said": cited(outside.worth_said)}


def _plans(case: Case, cited: Cited) -> Iterator[Row]:
    for plan in case.plans:
        first = True
        for number, step in enumerate(plan.steps, 1):
            for issue, option in step.does.items():
                row: Row = {"plan": plan.id, "step": number, "issue": issue, "option": option}
                yield {
                    **row,
                    "title": plan.title if first else "",
                    "ours": "x" if first and plan.ours else "",
                    "for": "; ".join(plan.backed) if first else "",
                    "against": "; ".join(plan.against) if first else "",
                    "said": cited(step.said or plan.said),
                }
                first = False


def _unheld(case: Case) -> list[str]:
    """What no sheet has a place for, counted."""
    parts = {
        "people": case.people,
        "documents": case.documents,
        "statements (views cite their sources)": case.statements,
        "open questions": case.open,
        "promises": case.promises,
        "what is assumed of time": case.durability.rows if case.durability else (),
        "what is said of promises": case.said_of_promises,
        "disputed standing": case.standing,
        "principles": case.principles,
        "talks": case.talks,
        "topics": case.topics,
        "aliases or members of parties": [p for p in case.parties.values() if p.aliases or p.members],
        "keywords, notes or addressees of issues": [
            i for i in case.issues.values() if i.keywords or i.note or i.towards or i.ours
        ],
        "why, sources or keywords of options": [
            o for i in case.issues.values() for o in i.options if o.because or o.said or o.keywords or o.ours
        ],
        "plans' versions (each is written as a plan of its own)": [p for p in case.plans if p.of],
        "plans with a note, or dropped by somebody": [p for p in case.plans if p.note or p.dropped],
        "steps with a taker, an order or a why": [
            s for p in case.plans for s in p.steps if s.who or s.order or s.because
        ],
    }
    return [f"{what}: {len(items):,}" for what, items in parts.items() if items]
