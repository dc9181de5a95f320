"""What the deal lens found, in a terminal."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from pourparler.case.model import Case
from pourparler.finding import Finding
from pourparler.terminal import new_console, print_finding, print_verdicts


def print_deals(found: Finding, case: Case) -> None:
    """The plans, the tables of what was asked, and how each was found."""
    if case.plans:
        print_verdicts(found, case.parties)
    print_finding(found)
    console, answer = new_console(), found.answer
    for line in _remarks(answer, case):
        console.print(Text(line))
    for what, method in answer.get("methods", {}).items():
        console.print(Text(f"{what}: {method}"))


def _remarks(answer: Any, case: Case) -> list[str]:
    """What could not be answered, and why."""
    said = []
    missing = answer.get("reading", {}).get("missing", {})
    if missing:
        told = "; ".join(f"{case.name(party)}: {', '.join(ids)}" for party, ids in missing.items())
        said.append(f"The frontier and the reference points need a size for every view. Views without one: {told}")
    status = answer.get("status_quo")
    if status:
        if status["on_frontier"]:
            said.append("Today: no set of terms within limits is better for one party with views and worse for none.")
        else:
            share = f"{round(100 * status['share'])} %"
            said.append(
                "Today lies off the frontier: some set of terms within limits gives everyone who can gain at least "
                f"{share} of the most it could get while nobody loses."
            )
    winner = answer.get("adjusted_winner")
    if winner and "why" in winner:
        said.append(f"Adjusted Winner: {winner['why']}.")
    elif winner:
        first = winner["parties"][0]
        shares = "; ".join(
            f"{issue} {share} (1 is “{case.issues[issue].option(winner['options'][issue][0]).says}”)"
            for issue, share in winner["shares"].items()
        )
        said.append(f"Adjusted Winner, shares of {case.name(first)}: {shares}.")
    return said
