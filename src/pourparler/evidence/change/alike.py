"""What keeps two reports from being taken for repeats: the words of the case that all have, and statements that oppose.

Reports on one case share its names and keywords however little they share else; and two papers that say opposite
things of one party do not repeat each other, however alike their sentences are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pourparler.evidence.change.fold import words
from pourparler.evidence.change.wording import SIGNS
from pourparler.evidence.lexicon import Lexicon
from pourparler.evidence.statement import Statement


def common_words(lexicon: Lexicon | None) -> frozenset[str]:
    """The folded words of the names, issues, options and keywords of a case."""
    if lexicon is None:
        return frozenset()
    texts = [text for name in lexicon.names for text in (name.name, *name.aliases, *name.members)]
    for subject in lexicon.subjects:
        texts += (subject.question, *subject.keywords)
        texts += (text for option in subject.options for text in (option.says, *option.keywords))
    return frozenset(words(" ".join(texts)))


def opposing(statements: Iterable[Statement]) -> Callable[[str, str], bool]:
    """Whether two reports (ids) oppose each other: of one party and option one is all in favour, the other all against.

    A report that has both sides opposes neither. The statements are read when it is first asked for.
    """
    signs: dict[str, dict[object, set[bool]]] = {}
    rows = iter(statements)

    def oppose(one: str, other: str) -> bool:
        for s in rows:
            sign = SIGNS.get(s.stance)
            if sign:
                subject = (s.actor.party, s.issue, s.alternative)
                signs.setdefault(s.doc, {}).setdefault(subject, set()).add(sign > 0)
        mine, theirs = signs.get(one, {}), signs.get(other, {})
        return any(len(mine[k]) == len(theirs[k]) == 1 and mine[k] != theirs[k] for k in mine.keys() & theirs.keys())

    return oppose
