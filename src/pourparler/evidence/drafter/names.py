"""Where the case's parties and people are named in a sentence: names, aliases, and what a text itself calls them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pourparler.evidence.drafter.closed import ROLES
from pourparler.evidence.drafter.tokens import WORD, Words
from pourparler.evidence.lexicon import Lexicon, Name


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """The word without capitals and accents."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in parts if not unicodedata.combining(char)).replace("’", "'")


@dataclass(frozen=True, slots=True)
class Mention:
    """The words from ``start`` up to ``end`` of a sentence that name somebody."""

    start: int
    end: int
    name: Name


@lru_cache(maxsize=50_000)
def _capital(word: str) -> bool:
    return any(char.isupper() for char in word)


class Names:
    """Everybody of a case, as a text may name them. ``also`` adds what one document calls somebody."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.by_id = {name.id: name for name in lexicon.names}
        self._first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], Name]]] = {}
        self.nouns: dict[str, list[Name]] = {}  # "union" -> who is one
        self.handles: dict[str, Name] = {}
        surnames: dict[str, list[Name]] = {}
        for name in lexicon.names:
            for alias in dict.fromkeys((name.name, *name.aliases)):
                self.add(alias, name)
                if name.kind == "person" and " " in alias and alias == name.name:
                    surnames.setdefault(alias.split()[-1], []).append(name)
            self._nouns(name)
        for surname, owners in surnames.items():
            if len(owners) == 1 and surname[:1].isupper():
                self.add(surname, owners[0])
        # "the union" means the one party that is one.
        self.sole = {
            word: self.nouns[noun + ("s" if many else "")][0]
            for word, (noun, many) in ROLES.items()
            if len(self.nouns.get(noun + ("s" if many else ""), ())) == 1
            and self.nouns[noun + ("s" if many else "")][0].kind != "person"
            and word
            not in (
                "country",
                "countries",
                "state",
                "states",
                "side",
                "sides",
                "party",
                "parties",
                "office",
                "capital",
                "people",
            )
        }
        # Members of a bloc that are no party themselves: known, so that they are not reported as unknown.
        known = {fold(alias) for name in lexicon.names for alias in (name.name, name.id, *name.aliases)}
        self.members: dict[str, Name] = {}
        for name in lexicon.names:
            for member in name.members:
                if fold(member) not in known and member not in self.by_id:
                    self.members[member] = name

    def add(self, alias: str, name: Name) -> None:
        """Read ``alias`` as ``name`` from now on."""
        words = tuple(WORD.findall(alias))
        if len(words) > 1 and words[0].lower() == "the":
            words = words[1:]
        if not words:
            return
        folded = tuple(fold(word) for word in words)
        rows = self._first.setdefault(folded[0], [])
        if all(row[1] != words for row in rows):
            rows.append((folded, words, name))
            rows.sort(key=lambda row: -len(row[0]))
        self.handles.setdefault(re.sub(r"[^a-z0-9]", "", "".join(folded)), name)

    def _nouns(self, name: Name) -> None:
        for alias in dict.fromkeys((name.name, *name.aliases)):
            for word in alias.split():
                low = word.lower().strip(".,")
                if low in ROLES and low not in ("people", "forces", "officials", "leaders", "members", "state"):
                    owners = self.nouns.setdefault(ROLES[low][0] + ("s" if ROLES[low][1] else ""), [])
                    if name not in owners:
                        owners.append(name)

    def copy(self) -> Names:
        """The same, to be added to for one document."""
        other = object.__new__(Names)
        other.sole = self.sole
        other.by_id, other.members, other.nouns = self.by_id, self.members, self.nouns
        other._first = {key: list(rows) for key, rows in self._first.items()}
        other.handles = dict(self.handles)
        return other

    def count(self, text: str) -> dict[str, int]:
        """How often the first part of a text names each party, by the first words of names."""
        found: dict[str, int] = {}
        for match in WORD.finditer(text[:20_000]):
            word = match.group()
            if word[0].isupper():
                for _, exact, name in self._first.get(fold(word), ()):
                    if exact[0] == word or word.isupper():
                        found[name.party] = found.get(name.party, 0) + 1
                        break
        return found

    def find(self, words: Words) -> list[Mention]:
        """The mentions in order; the longest at each place, none inside another."""
        found: list[Mention] = []
        i, n = 0, words.n
        first, text, low = self._first, words.text, words.low
        while i < n:
            rows = first.get(fold(text[i]))
            hit = None
            if rows:
                for folded, exact, name in rows:
                    size = len(folded)
                    if i + size <= n and _equal(words, i, folded, exact):
                        hit = Mention(i, i + size, name)
                        break
            if hit is None and text[i][0] in "@#" and len(text[i]) > 2:
                owner = self.handles.get(re.sub(r"[^a-z0-9]", "", words.low[i]))
                hit = Mention(i, i + 1, owner) if owner else None
            if hit is None and low[i] == "the" and i + 1 < n and low[i + 1] in ROLES and self.sole:
                owner = self.sole.get(words.low[i + 1])
                if owner is not None:
                    hit = Mention(i + 1, i + 2, owner)
            if hit:
                found.append(hit)
                i = hit.end
            else:
                i += 1
        return found


def _equal(words: Words, i: int, folded: tuple[str, ...], exact: tuple[str, ...]) -> bool:
    anchored = False
    wants = False
    # "Southern district": its capital is only the head of a line's, and the text may write it small.
    plain = len(exact) > 1 and any(own.islower() and len(own) > 3 for own in exact[1:])
    for k, word in enumerate(folded):
        text = words.text[i + k]
        if fold(text) != word:
            return False
        own = exact[k]
        if _capital(own) and not plain:
            wants = True
            if text == own:
                anchored = True
            elif own.isupper() and len(own) <= 4 and "." not in own:
                return False
            elif _capital(text):
                anchored = True
    return anchored or not wants
