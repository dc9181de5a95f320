"""The sheets views, comparisons and no deal."""

from __future__ import annotations

from typing import Any

from pourparler.formats.sheet_grid import Row
from pourparler.formats.sheet_reader import Lines, once
from pourparler.formats.sheet_terms import Known, cites, read_side, read_terms, texts

Views = dict[str, Any]
EMPTY = "write a number, 8..20, a word, or unknown"


class ViewsReader:
    """Collects each party's views in the order of the rows."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.items: dict[str, list[Any]] = {}
        self.first: dict[str, tuple[Lines, Row]] = {}
        self.places: dict[str, list[str]] = {}
        self.ids: dict[object, Row] = {}
        self.seen: dict[object, Row] = {}

    def views(self, lines: Lines) -> None:
        for row in lines.rows:
            party = lines.name(row, "party", self.known.parties)
            terms = read_terms(lines, row, self.known)
            worth = lines.worth(row, lines.at["worth"], EMPTY)
            rest = texts(lines, row, "because") | cites(lines, row, "said", self.known)
            rest |= cites(lines, row, "worth said", self.known) | self._id(lines, row)
            key = (party, repr(terms), rest.get("id", ""))
            if not party or terms is None or worth is None or not once(lines, self.seen, key, row, "party", "the view"):
                continue
            self.first.setdefault(party, (lines, row))
            view: dict[str, Any] = {"when": terms}
            if worth.kind == "worth":
                view["worth"] = worth.size
            elif worth.kind in ("wants", "avoids"):
                view = {worth.kind: terms} | ({"weight": worth.size} if worth.size is not None else {})
            else:
                self._place(lines, row, party, worth.kind)
            if worth.kind == "priority":
                rest.pop("worth_said", None)
            self.items.setdefault(party, []).append(view | rest)
            self.places.setdefault(party, []).append(worth.kind)

    def comparisons(self, lines: Lines) -> None:
        for row in lines.rows:
            party = lines.name(row, "party", self.known.parties)
            better, than = (read_side(lines, row, name, self.known) for name in ("better", "than"))
            rest = texts(lines, row, "because") | cites(lines, row, "said", self.known) | self._id(lines, row)
            key = (party, repr(better), repr(than), rest.get("id", ""))
            if (
                not party
                or better is None
                or than is None
                or not once(lines, self.seen, key, row, "party", "the comparison")
            ):
                continue
            self.first.setdefault(party, (lines, row))
            self.items.setdefault(party, []).append({"better": better, "than": than} | rest)
            self.places.setdefault(party, []).append("compares")

    def plain(self, scores: dict[str, list[Any]]) -> Views:
        """The views as the key of a case file: scores first, and each order around one today."""
        found: Views = {party: list(items) for party, items in scores.items()}
        for party, items in self.items.items():
            places = self.places[party]
            if "priority" in places:
                if set(places) != {"priority"} or scores.get(party):
                    wrong = f"{party} has views by priority beside others"
                    self.first[party][0].bad(self.first[party][1], "worth", wrong, "a list of priorities stands alone")
                found[party] = {"prioritised": items}
                continue
            order = list(items)
            if "below" in places:
                order.insert(places.index("below"), "today")
            elif "above" in places:
                order.append("today")
            found.setdefault(party, []).extend(order)
        return found

    def _id(self, lines: Lines, row: Row) -> dict[str, str]:
        id = lines.name(row, "id", required=False)
        return {"id": id} if id and once(lines, self.ids, id, row, "id", f"the id {id}") else {}

    def _place(self, lines: Lines, row: Row, party: str, kind: str) -> None:
        if kind == "above" and "below" in self.places.get(party, ()):
            lines.bad(
                row,
                "worth",
                "above today, after a view below today",
                "put the best first, and what is below today last",
            )
        if kind == "priority" and not self.known.today and self.known.issues is not None:
            lines.bad(
                row, "worth", "a priority without today", "mark what stands today in the sheet issues, or give worths"
            )


def read_no_deal(lines: Lines | None, scores: dict[str, Any], known: Known) -> dict[str, Any]:
    """What no deal is worth, as the key of a case file."""
    found: dict[str, Any] = dict(scores)
    seen: dict[object, Row] = {}
    for row in lines.rows if lines else ():
        assert lines is not None
        party = lines.name(row, "party", known.parties)
        worth = lines.worth(row, lines.at["worth"], "write what no deal is worth", view=False)
        if not party or not once(lines, seen, party, row, "party", party) or worth is None:
            continue
        if party in scores:
            lines.bad(row, "party", f"{party} has a score for no deal too", "keep one")
        rest = texts(lines, row, "because") | cites(lines, row, "said", known) | cites(lines, row, "worth said", known)
        found[party] = {"worth": worth.size} | rest if rest else worth.size
    return found
