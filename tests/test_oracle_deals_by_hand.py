"""The oracle of deals on small cases that are solved on paper, each in the docstring of its test."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import oracle_deals_points as points
import oracle_deals_repair as repair
import oracle_deals_sides as sides
import oracle_deals_trades as trades
from deals_random import ordered, sized
from oracle_deals import Ground
from oracle_deals_winner import adjusted_winner
from oracle_polytope import values

Item = dict[str, Any]


def talks(issues: dict[str, str], **views: Any) -> Item:
    """Parties with views, and issues "no yes" that the named must agree to; today is no everywhere."""
    return {
        "parties": {party: {} for party in views},
        "issues": {
            issue: {"options": {"no": "", "yes": ""}, "agree": agree.split()} for issue, agree in issues.items()
        },
        "today": dict.fromkeys(issues, "no"),
        "views": views,
        "plans": {},
    }


def worth(**worths: Any) -> list[Item]:
    """One reason for each issue: what it is worth that it is settled with yes."""
    return [{"when": {issue: "yes"}, "worth": value} for issue, value in worths.items()]


def exchange() -> Item:
    """Of land and aid: nothing 0, 0; aid -2, 4; land 3, -1; both 1, 3."""
    return talks({"land": "a b", "aid": "a b"}, a=worth(land="3", aid="-2"), b=worth(land="-1", aid="4"))


def test_an_exchange() -> None:
    """Only both together suit a and b: (1, 3), which dominates today; each half alone is on the frontier with it."""
    ground = Ground(exchange())
    gains = ground.gains()
    assert [tuple(gain.values()) for gain in gains] == [(0, 0), (-2, 4), (3, -1), (1, 3)]
    assert points.frontier(ground, gains) == [1, 2, 3]
    assert ground.acceptable(gains) == [3]
    assert {name: solve(ground, gains) for name, solve in points.SOLUTIONS.items()} == {
        "nash": (3, (2, 3)),
        "kalai_smorodinsky": (3, (1, 1)),
        "egalitarian": (3, (1, 3)),
        "utilitarian": (3, 4),
    }
    assert [points.dominated(ground, n) for n in ground.numbers] == [True, False, False, False]
    for find in (trades.at, trades.in_every, trades.in_part, trades.in_some):
        assert find(ground, 0).keys() == {("a", "b", "aid", "land")}
    assert repair.near(ground, 2) == [{"terms": {"land": "yes", "aid": "yes"}, "changes": ["aid"], "accepted": "every"}]
    assert repair.corrections(ground, "every") == [[]]
    assert repair.conflicts(ground, "every") == []
    assert repair.needs(ground, "b", 2, "every") == [3]
    assert repair.needs(ground, "a", 2, "every") == [2]
    assert repair.diverse(ground, 2, 5) == repair.near(ground, 2)
    assert repair.least_loss(ground, gains, 2, ["a"]) == (3, 2)  # a falls from 3 to 1
    assert repair.least_loss(ground, gains, 2, ["b"]) == (3, 0)


def test_what_stands_in_the_way() -> None:
    """If a never takes both, then that limit, or a's floor (aid alone), or b's (land alone), has to move."""
    case = exchange()
    case["limits"] = [{"party": "a", "never": {"land": "yes", "aid": "yes"}}, {"party": "c", "never": {"land": "no"}}]
    ground = Ground(case)
    assert ground.limits == ["a.limit.1"]  # c has no say in land: a protest
    for mode in repair.MODES:
        assert repair.corrections(ground, mode) == [["a.limit.1"], ["floor:a"], ["floor:b"]]
        assert repair.conflicts(ground, mode) == [["a.limit.1", "floor:a", "floor:b"]]
    assert repair.near(ground, 2) == []
    assert points.frontier(ground, ground.gains()) == [0, 1, 2]
    assert all(solve(ground, ground.gains()) is None for solve in points.SOLUTIONS.values())
    assert trades.at(ground, 0) == {}


def test_minimal_sets_of_a_choice() -> None:
    """To hit {1, 2} and {2, 3} and {3, 4}: 2 with 3, 2 with 4, 1 with 3."""
    pairs = [frozenset(pair) for pair in ("12", "23", "34")]
    assert repair.hitting(pairs) == {frozenset("23"), frozenset("24"), frozenset("13")}
    assert repair.hitting([]) == {frozenset()}
    assert repair.hitting([frozenset(), frozenset("1")]) == set()


def test_no_agreement_exists_at_all() -> None:
    """Where each issue is one party's own there is no agreement to correct: no correction, and the conflict of nothing."""
    ground = Ground(talks({"land": "a", "aid": "a"}, a=worth(land="1", aid="1")))
    assert repair.corrections(ground, "every") == []
    assert repair.conflicts(ground, "every") == [[]]
    assert ground.acceptable(ground.gains()) == []


def test_coalitions() -> None:
    """a and c agree on aid in every reading; a and b on land in some (b's worth is -1 to 2); all three are more."""
    views = {"a": worth(land=["1", "3"], aid=["0", "1"]), "b": worth(land=["-1", "2"]), "c": worth(aid="1")}
    ground = Ground(talks({"land": "a b", "aid": "a c"}, **views))
    one = sides.single(ground)
    assert sides.coalitions(ground, "every", one) == [["a", "c"]]
    assert sides.coalitions(ground, "some", one) == [["a", "b"], ["a", "c"]]
    assert sides.pivotal(ground, "every", one) == ["a", "c"]
    assert sides.pivotal(ground, "some", one) == ["a"]
    # In every reading: aid alone is accepted; land is not by b alone, nor both. With a go ac and abc.
    assert sides.weighs(ground, "every", one, ("a",)) == {"needed_in": 1, "blocks_alone": 0, "swings": 2}
    assert sides.weighs(ground, "every", one, ("b",)) == {"needed_in": 0, "blocks_alone": 2, "swings": 0}
    # In some all three agreements are accepted; a is in all, b swings ab, c swings ac.
    assert sides.weighs(ground, "some", one, ("a",)) == {"needed_in": 3, "blocks_alone": 0, "swings": 3}
    assert sides.weighs(ground, "some", one, ("b",)) == {"needed_in": 2, "blocks_alone": 0, "swings": 1}
    bloc = [("a",), ("b", "c")]
    assert sides.coalitions(ground, "every", bloc) == [["a", "b+c"]]
    assert sides.weighs(ground, "every", bloc, ("b", "c")) == {"needed_in": 1, "blocks_alone": 2, "swings": 1}
    # At the middle b gains a half by land, and c nothing by land, but c has no view of it and need not agree.
    assert ground.acceptable(ground.gains()) == [1, 2, 3]
    assert ground.gain("b", ground.packages[2]) == Fraction(1, 2)
    assert ground.gain("b", ground.packages[2], "lowest") == -1
    assert points.dominated(ground, 0)  # by aid: a 0 to 1, b 0, c 1
    assert not points.dominated(ground, 1)  # aid with land: b may lose


def menu(**values: str) -> Item:
    """One question, no today: what each answer is worth to each party; no deal is worth nothing."""
    scores = {answer: numbers.split() for answer, numbers in values.items()}
    parties = "abc"[: len(next(iter(scores.values())))]
    return {
        "parties": {party: {} for party in parties},
        "issues": {"which": {"options": dict.fromkeys(scores, ""), "agree": list(parties)}},
        "views": {
            party: [{"when": {"which": answer}, "worth": numbers[k]} for answer, numbers in scores.items()]
            for k, party in enumerate(parties)
        },
        "no_deal": dict.fromkeys(parties, "0"),
        "plans": {},
    }


def chosen(case: Item) -> dict[str, str | None]:
    """Each solution's answer to the one question."""
    ground = Ground(case)
    found = {name: solve(ground, ground.gains()) for name, solve in points.SOLUTIONS.items()}
    return {name: one and ground.packages[one[0]]["which"] for name, one in found.items()}


def test_four_solutions_differ() -> None:
    """Sums 32, 26, 16, 11, 31; least 2, 6, 8, 1, 5; products 60, 120, 64, 10, 130; least shares of the ideals (10, 30)
    .2, .6, .27, .03, .5."""
    found = chosen(menu(p="2 30", q="6 20", r="8 8", s="10 1", u="5 26"))
    assert found == {"nash": "u", "kalai_smorodinsky": "q", "egalitarian": "r", "utilitarian": "p"}


def test_ties_go_to_the_first_and_the_second_least_counts() -> None:
    """q and r both have (1, 4) in some order: q comes first. p has the same least, 1, but then 3."""
    assert chosen(menu(p="1 3", q="4 1", r="1 4"))["egalitarian"] == "q"
    assert chosen(menu(p="1 3", q="4 1", r="1 4"))["utilitarian"] == "q"


def test_nash_where_not_all_can_gain() -> None:
    """c gains by nothing, so only a and b count: q (2 x 3) beats p (1 x 5), and where none gains both, one counts: s."""
    assert chosen(menu(p="1 5 0", q="2 3 0"))["nash"] == "q"
    assert chosen(menu(r="6 0", s="0 7"))["nash"] == "s"
    assert chosen(menu(p="9 0 9", q="1 1 1"))["nash"] == "q"
    assert chosen(menu(p="0 0", q="0 0"))["nash"] == "p"
    assert chosen(menu(p="-1 9"))["nash"] is None


def test_nash_keeps_out_what_someone_with_views_loses_by() -> None:
    """c need not agree to land and loses 1 by it: utilitarian takes it (2 + 2 - 1), Nash takes aid (1, 1, 0)."""
    views = {"a": worth(land="2", aid="1"), "b": worth(land="2", aid="1"), "c": worth(land="-1", both="-9")}
    case = talks({"land": "a b", "aid": "a b"}, **views)
    case["views"]["c"][1] = {"when": {"land": "yes", "aid": "yes"}, "worth": "-9"}
    ground = Ground(case)
    gains = ground.gains()
    assert points.nash(ground, gains) == (1, (2, 1))
    assert points.utilitarian(ground, gains) == (2, 3)
    assert points.kalai_smorodinsky(ground, gains) == (3, (1, 1))  # both: 3, 3, -10; c can never gain
    assert points.egalitarian(ground, gains) == (1, (0, 1, 1))


def test_orders_have_verdicts_and_no_gains() -> None:
    """a ranks land above today and aid below: both depend, as in some reading a takes them, near aid."""
    a = [{"land": "yes"}, "today", {"aid": "yes"}]
    ground = Ground(talks({"land": "a b", "aid": "a b"}, a=a, b=worth(land="-1", aid="2")))
    assert ground.unsized == ["a"]
    assert ground.says["a"] == ["unknown", "no", "yes", "depends"]
    assert repair.near(ground, 1)[0] == {"terms": ground.packages[3], "changes": ["land"], "accepted": "some"}
    assert repair.corrections(ground, "every") == [["floor:a"], ["floor:b"]]
    assert repair.corrections(ground, "some") == [[]]
    assert trades.in_some(ground, 0).keys() == {("a", "b", "aid", "land")}
    assert trades.in_part(ground, 0) == trades.in_some(ground, 0)
    assert trades.in_every(ground, 0) == {}


def test_a_prioritised_list_trades_what_comes_second() -> None:
    """To a land outweighs being spared aid, so a gives on aid and gets on land in the one reading there is."""
    a = {"prioritised": [{"land": "yes"}, {"aid": "no"}]}
    ground = Ground(talks({"land": "a b", "aid": "a b"}, a=a, b=worth(land="-1", aid="2")))
    for find in (trades.in_every, trades.in_part, trades.in_some):
        assert find(ground, 0).keys() == {("a", "b", "aid", "land")}
    assert points.dominated(ground, 0)


def test_a_trade_in_some_readings() -> None:
    """Land is worth 1 to 3 to a and aid -2 to -0.5: both -1 to 2.5, 0.75 at the middle, -1 at the lowest."""
    a = worth(land=["1", "3"], aid=["-2", "-0.5"])
    ground = Ground(talks({"land": "a b", "aid": "a b"}, a=a, b=worth(land="-1", aid="4")))
    assert trades.at(ground, 0).keys() == trades.in_some(ground, 0).keys() == {("a", "b", "aid", "land")}
    assert trades.in_part(ground, 0) == trades.in_some(ground, 0)
    assert trades.in_every(ground, 0) == trades.at(ground, 0, "lowest") == {}


def test_who_gives_may_depend_on_the_reading() -> None:
    """Aid is worth -2 to 1 to a: it gives on aid in some readings and in the middle, not in every one."""
    a = worth(land="3", aid=["-2", "1"])
    ground = Ground(talks({"land": "a b", "aid": "a b"}, a=a, b=worth(land="-1", aid="4")))
    assert trades.at(ground, 0).keys() == trades.in_some(ground, 0).keys() == {("a", "b", "aid", "land")}
    assert trades.in_part(ground, 0) == trades.in_every(ground, 0) == {}


def test_a_trade_at_a_third_partys_cost_is_none() -> None:
    """c must agree to aid, and loses by it."""
    case = exchange()
    case["parties"]["c"] = {}
    case["views"]["c"] = worth(aid="-1")
    assert trades.at(Ground(case), 0).keys() == {("a", "b", "aid", "land")}
    case["issues"]["aid"]["agree"].append("c")
    assert trades.at(Ground(case), 0) == trades.in_every(Ground(case), 0) == trades.in_some(Ground(case), 0) == {}


def test_adjusted_winner_splits_one_issue() -> None:
    """60 to 70: of aid (70 to b, 40 to a) a gets 10/110, so both have 700/11."""
    a, b = ({"land": Fraction(x), "aid": Fraction(y)} for x, y in ((60, 40), (30, 70)))
    assert adjusted_winner(a, b) == {"land": 1, "aid": Fraction(1, 11)}
    assert adjusted_winner(b, a) == {"land": 0, "aid": Fraction(10, 11)}
    assert adjusted_winner(a, {"land": Fraction(40), "aid": Fraction(60)}) == {"land": 1, "aid": 0}
    # Of equal points the first gets both, 100 to 0; all of land and 2/7 of aid make it 50 to 50.
    assert adjusted_winner(b, b) == {"land": 0, "aid": Fraction(5, 7)}


def test_the_short_way_to_a_range_is_the_long_way() -> None:
    """The sum of ends by which the oracle bounds ranges equals elimination over the polytope, on random cases."""
    seen = 0
    for seed in range(60):
        ground = Ground(sized(seed) if seed % 4 else ordered(seed))
        for party in ground.parties:
            views = ground.views[party]
            if ground.ranges[party] is None or views.compared:
                continue
            for package in ground.packages[::7]:
                gain = (*views.change(package, ground.today), -1)
                assert ground.span(party, gain) == values(views.rows, gain)
                seen += 1
    assert seen > 100
