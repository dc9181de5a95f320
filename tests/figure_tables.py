"""Tables of states and moves to draw: by hand, by hypothesis, and a crowd by a seed."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from pourparler.finding import Table

PARTIES = ("Anna & Sons", "Boreal <b>League</b>", "Cooperative of the Upper Valley and the Lower Meadows", "D")
PLANS = ("Plan <one> & only", "A second plan with a title that no box can hold on a line")
PURPOSES = ("a step on a shortest way", "a move that gains, at least in some reading", "an answer by others")
TERMS = (
    "water “Half and half”",
    "land “Both, by season; with a fence”",
    "toll “</text> & none”",
    "watch “Everybody's”",
)


def table_of_states(rows: list[tuple[int, str, int, list[str]]]) -> Table:
    columns = ("number", "what differs from today", "moves from today", "what it is")
    return Table("graph-states", "Some states & <moves>", columns, tuple(rows))


def table_of_moves(rows: list[tuple[int, int, list[str], str]]) -> Table:
    return Table("graph-moves", "Who moves", ("from", "to", "who", "what for"), tuple(rows))


@st.composite
def graphs(draw: st.DrawFn, most: int = 30) -> tuple[Table, Table]:
    """A case's two tables: up to ``most`` states at -1 to 5 moves from today, some of them plans, with moves between."""
    count = draw(st.integers(1, most))
    states: list[tuple[int, str, int, list[str]]] = [(1, "today", 0, ["today"])]
    for number in range(2, count + 1):
        differs = "; ".join(draw(st.lists(st.sampled_from(TERMS), min_size=1, max_size=6)))
        marks = draw(
            st.sampled_from([[], [], [PLANS[0]], [PLANS[1], "crosses a red line of D"], ["crosses a red line"]])
        )
        states.append((3 * number, differs, draw(st.sampled_from([1, 1, 1, 2, 2, 3, 5, -1])), marks))
    numbers = st.sampled_from([row[0] for row in states])
    who = st.sampled_from([[PARTIES[0]], [PARTIES[1]], [PARTIES[2], PARTIES[3]], [f"{PARTIES[0]} and {PARTIES[2]}"]])
    moves = draw(st.lists(st.tuples(numbers, numbers, who, st.sampled_from(PURPOSES)), max_size=2 * count))
    return table_of_states(states), table_of_moves([move for move in moves if move[0] != move[1]])


def crowd(states: int, moves: int, seed: int) -> tuple[Table, Table]:
    """A large graph, drawn by the seed."""
    rng = random.Random(seed)
    rows = [(1, "today", 0, ["today"])]
    rows += [(n, "; ".join(rng.sample(TERMS, 3)), rng.randint(1, 4), []) for n in range(2, states + 1)]
    steps = [(*rng.sample(range(1, states + 1), 2), [rng.choice(PARTIES)], rng.choice(PURPOSES)) for _ in range(moves)]
    return table_of_states(rows), table_of_moves([(a, b, who, what) for a, b, who, what in steps])
