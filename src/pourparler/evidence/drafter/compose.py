"""From a chain of cues to one stance: to refuse to drop a demand is to demand, to rule nothing out is to consider."""

from __future__ import annotations

from pourparler.evidence.drafter.cues import CLINGING, STANCE
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.phrases import Head

# What is said when a stance is negated. None: nothing that could be drafted.
NEGATED: dict[str, str | None] = {
    "supports": "opposes", "opposes": "accepts", "accepts": "refuses", "offers": "refuses", "demands": "denies",
    "refuses": "considers", "drops": "demands", "threatens": None, "promises": "refuses", "claims": "denies",
    "denies": None, "considers": "refuses", "meets": "refuses", "silent": None, "objection-drops": "opposes",
}  # fmt: skip
_OBJECTIONS = listed(
    "opposition objection objections reservation reservations veto resistance protest protests complaint "
    "complaints concerns concern misgivings boycott"
)
EXPECTED = listed("expected likely supposed poised scheduled due slated")
_GOES_ON = listed("press push go forge move plough proceed persist carry")
_PLANS = frozenset(["plan", "plans"])
_TABLED = listed("present publish unveil table submit put float advance issue outline lodge announce set")
_ORDERS = listed("tell warn remind advise caution instruct order ask")
_LIFTED = listed(
    "demand offer support oppose threaten promise claim plan refuse accept consider want"
)  # acts of nouns that can be withdrawn


def stance(heads: list[Head]) -> str | None:
    """The stance of the chain, read from its last cue backwards; None where there is none to draft.

    "deed" stands for a bare deed: what to make of it is told by the helpers of its verb.
    """
    found: str | None = None
    for head, after in zip(reversed(heads), (None, *reversed(heads)), strict=False):
        before = found
        if found is None and head is heads[-1] and len(heads) > 1 and head.act in ("say", "believe"):
            if heads[-2].act == "want" and head.act == "say":
                return None  # "wants to say", "would like to add"
            found = "hear" if heads[-2].act == "refuse" and head.act == "say" else "deed"
            continue
        tabled = head.act == "express" and head.lemma in _TABLED and after is not None and after.lemma in _PLANS
        found = "offers" if tabled and found == "plan" else _one(head, found)  # "presented a plan for the dam"
        if head.neg and before is not None and head.act in ("ready", "plan", "want") and not head.noun:
            found = _refused(before)  # "not prepared to drop its request"
            continue
        if found is None:
            return None
        if head.neg and found != "silent" and head.act != "predicate":
            found = _negated(head, found)
            if found is None:
                return None
    if found == "hear":
        return None
    return {"objection-drops": "accepts"}.get(found, found) if found else None


def _negated(head: Head, found: str) -> str | None:
    if head.act == "plan" and found == "considers":
        return found
    if found == "promises" and head.lemma in _GOES_ON and head.end - head.at > 1:
        return "drops"  # "will not go ahead with it"
    if found == "demands" and head.act == "want" and not head.noun:
        return "opposes"
    if found == "demands" and head.lemma in ("insist", "press", "push", "hold"):
        return "drops"
    if found == "deed":
        return "not-deed"
    if found == "not-deed":
        return "deed"
    if found == "hear":
        return "silent"
    if head.act in ("express", "keep", "say") and head.lemma in ("repeat", "renew", "reiterate", "restate", "reaffirm"):
        return "silent"
    if head.noun and head.act in ("promise", "offer", "hear"):
        return "silent"
    if head.act == "believe" or head.act == "say":
        return None
    return NEGATED.get(found)


def _one(head: Head, inner: str | None) -> str | None:
    """What ``head`` makes of the stance after it (``inner``, None at the end of the chain)."""
    act = head.act
    if act == "be":
        return "deed" if inner is None else inner
    if act == "predicate":
        return head.predicate
    if act == "deed":
        return inner if inner is not None and head.lemma in ("go", "come") else "deed"
    if inner is None:
        return _last(head)
    if act == "believe" and head.whom is not None and head.lemma in ("expect", "trust", "like"):
        return _asked("demand", inner, head)
    if act == "say" and head.whom is not None and inner in ("deed", "not-deed") and head.lemma in _ORDERS:
        return "opposes" if inner == "not-deed" else "demands"  # "told them to leave", "warned it not to close"
    if act in ("keep", "express", "say", "believe"):
        return (
            inner
            if not (act in ("say", "believe") and inner == "deed")
            else ("promises" if head.lemma in ("say",) else inner)
        )
    if act == "fail":
        return "silent" if inner in ("silent", "hear") else None
    if act == "deny":
        return "demands" if inner == "drops" else "denies"
    if act == "refuse":
        if head.lemma in ("rule", "exclude") and inner == "opposes":
            return "refuses"  # "ruled out blocking the port"
        return None if head.lemma == "unable" and inner in ("deed", "hear") else _refused(inner)
    if act in ("drop", "lift"):
        if head.lemma == "use":
            return "drops"  # "we used to oppose it"
        if act == "lift" and inner in ("deed", "not-deed", "meets", "hear"):
            return "deed"
        return {"opposes": "objection-drops", "refuses": "accepts"}.get(inner, "drops")
    if act == "silent":
        return "silent"
    if act == "hear":
        return "hear"
    if act == "plan":
        if head.lemma in EXPECTED and inner in ("deed", "not-deed"):
            return None  # what others expect is no promise
        if head.lemma in ("expected", "likely", "supposed", "tipped") and inner in ("accepts", "supports", "drops"):
            return None
        return {"deed": "promises", "not-deed": "refuses"}.get(inner, inner)
    if act == "threaten":
        return "threatens"
    if act in ("promise", "accept"):
        return _bound(act, inner, head)
    if act == "offer":
        return "offers"
    if act == "ready":
        return {
            "deed": "offers",
            "meets": "offers",
            "drops": "offers",
            "not-deed": "refuses",
            "promises": "offers",
        }.get(inner, inner)
    if act in ("demand", "want"):
        return _asked(act, inner, head)
    if act == "consider":
        return "considers"
    if act == "support" and head.lemma in CLINGING:
        return inner
    if act == "support":
        return {"opposes": "opposes", "refuses": "refuses"}.get(inner, "supports")
    if act == "oppose":
        return {"drops": "demands"}.get(inner, "opposes")
    if act == "meet":
        return "meets"
    if act == "deem":
        return inner
    return inner


def _last(head: Head) -> str | None:
    act = head.act
    if act == "lift":
        return "deed"
    if act in ("keep", "express", "fail"):
        return "deed"
    if act == "hear":
        return "hear"
    if act in ("say", "believe"):
        return None if act == "say" else "believe"
    if act == "deem":
        return head.predicate or None
    if act == "plan":
        return "considers" if head.neg and head.lemma == "decide" else "plan"
    if act == "want":
        return "demands"
    if act == "ready":
        return "considers"
    return STANCE.get(act)


def _refused(inner: str) -> str | None:
    if inner == "hear" or inner == "silent":
        return "silent"
    if inner == "denies" or inner == "claims":
        return "silent"
    return {
        "drops": "demands",
        "objection-drops": "opposes",
        "refuses": "considers",
        "opposes": "accepts",
        "not-deed": "deed",
    }.get(inner, "refuses")


def _bound(act: str, inner: str, head: Head) -> str:
    keeps = {"supports", "opposes", "refuses", "demands", "considers", "objection-drops", "accepts", "meets"}
    if inner == "not-deed":
        return "promises" if act == "promise" else "accepts"
    if act == "accept":
        return {"drops": "drops", "objection-drops": "objection-drops", "considers": "considers", "meets": "meets"}.get(
            inner, "accepts"
        )
    if inner in keeps and head.lemma not in ("offer",):
        return "promises" if inner in ("meets",) else inner
    return "promises"


def _asked(act: str, inner: str, head: Head) -> str:
    if head.whom is not None or act == "demand":
        if inner in ("refuses", "opposes", "not-deed"):
            return "opposes"
        return "demands"
    if inner in ("supports", "opposes", "refuses", "considers", "accepts", "meets"):
        return inner
    if inner == "not-deed":
        return "opposes"
    return "demands"


def lifted(heads: list[Head]) -> bool:
    """Whether a "withdraw" or "lift" has a demand, an offer or the like for its object (and no troops)."""
    return any(a.act == "lift" and b.noun and b.act in _LIFTED for a, b in zip(heads, heads[1:], strict=False))
