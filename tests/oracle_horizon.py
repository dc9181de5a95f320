"""Limited-move stability L_h and non-myopic stability NM of two parties, by plain backward induction.

Written for the tests alone: it imports nothing of pourparler.
"""

from __future__ import annotations

from oracle_stability import Model, Prefers, State

Ahead = dict[tuple[int, State], State]  # (party to move, state) -> the state it anticipates


def anticipated(model: Model, prefers: Prefers, horizon: int) -> Ahead:
    """V(i, h, s) for both parties and all states: where the conflict ends if i is to move at s, and h moves are left.

    With no move left it ends at s. Else i looks at each of its moves t and at V(other, h - 1, t), where it would
    end. It takes the move that ends best for it if that is strictly better than s, and stays at s if not: then the
    conflict ends there. Between equally good moves it takes the one to the first state in the model's order.
    """
    if model.parties != 2 or any(len(members) != 1 for members, _ in model.movers):
        raise ValueError("two parties and no groups")
    if horizon == 0:
        return {(i, s): s for i in (0, 1) for s in model.states}
    return _one_further(model, prefers, anticipated(model, prefers, horizon - 1))


def _one_further(model: Model, prefers: Prefers, ahead: Ahead) -> Ahead:
    """V for h from V for h - 1."""
    found: Ahead = {}
    for i in (0, 1):
        for s in model.states:
            best = s
            moves = model.alone(i, s)
            for t in model.states:
                if t in moves and prefers(i, best, ahead[1 - i, t]):
                    best = ahead[1 - i, t]
            found[i, s] = best
    return found


def limited(model: Model, prefers: Prefers, horizon: int, i: int) -> set[State]:
    """The states that are L_h stable for party i: it stays there, looking h moves ahead."""
    ahead = anticipated(model, prefers, horizon)
    return {s for s in model.states if ahead[i, s] == s}


def non_myopic(model: Model, prefers: Prefers, i: int) -> set[State]:
    """The states that are L_h stable for party i for all large h.

    V for h + 1 follows from V for h alone, so it runs into a cycle: stable means stable in all of the cycle.
    """
    ahead = anticipated(model, prefers, 0)
    past: list[Ahead] = []
    while ahead not in past:
        past.append(ahead)
        ahead = _one_further(model, prefers, ahead)
    cycle = past[past.index(ahead) :]
    return {s for s in model.states if all(step[i, s] == s for step in cycle)}
