"""What one sentence says by pointing at another: answers, replies that are told of, and reports that go on."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.actors import people
from pourparler.evidence.drafter.answers import Asked, kind_of, question, reported, told, verdict
from pourparler.evidence.drafter.issues import Found, Topics
from pourparler.evidence.drafter.judgements import the_author
from pourparler.evidence.drafter.labels import yes_and_no
from pourparler.evidence.drafter.proto import Proto, Reading, Voice
from pourparler.evidence.drafter.reacting import Floor, of_turn, on_terms, reacted
from pourparler.evidence.drafter.reactions import within
from pourparler.evidence.drafter.reader import read
from pourparler.evidence.drafter.sources import link
from pourparler.evidence.drafter.telegram import first_things, labelled
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import AUTHOR, SOURCE, Memory, Who
from pourparler.evidence.statement import Attribution

_BACK = frozenset(["would", "could", "might", "wouldn't", "wouldn’t", "couldn't", "couldn’t"])


class Replies:
    """The part of a report being read that remembers questions and who was reported last."""

    text: str
    memory: Memory
    topics: Topics
    question: Asked | None  # asked in the turn before
    asked: tuple[int, Asked | None]  # in which sentence somebody was told to be asked, and what
    asking: Asked | None  # the question that the sentence being read may answer
    told: tuple[int, Who, tuple[Attribution, ...]] | None  # who was reported last, up to where
    offered: Found | None
    floor: Floor | None  # the position stated last
    opening: bool  # whether the sentence opens a turn

    def _asked(self, words: Words) -> None:
        """Remember what a question is about, if a short answer can answer it."""
        found = self.topics.best(self.topics.hits(words), [(0, words.n)], 0)
        if found is not None and found.strong:
            self.memory.spoken.append((self.memory.sentence, "", found))
            self.floor = None
        self.question = question(words, found, self.memory.carried(Who(SOURCE, SOURCE, "unknown", "name", "")))

    def _answered(self, r: Reading, voice: Voice) -> bool:
        """ "No.", "Never.", "Agreed.": the answer to what was asked, or offered, in the turn before."""
        words = r.words
        asked, self.question = self.question, None
        self.asking = asked
        rhetorical = asked is not None and asked.polar or words.low[:1] == ["i"]
        if voice.kind == "editorial" and rhetorical and words.n <= 6:
            voice = replace(voice, who=the_author(r), kind="speaker")  # "Should the levy go? Yes."
        if voice.kind != "speaker" or voice.who is None or not words.n:
            return False
        if words.low[0] == "agreed" and asked is None and self.offered is not None:
            asked = Asked(self.offered)
        kind = kind_of(words) if words.n <= 10 else ""
        if (
            asked is None
            and kind == "no"
            and words.low[0] in ("i", "we")
            and {"did", "didn't", "didn’t"} & set(words.low)
        ):
            carried = self.memory.carried(voice.who, 1)
            asked = Asked(carried, "", True) if carried is not None else None  # "You said so." "I did not."
        if asked is None and self.opening and kind in ("yes", "no"):
            asked = of_turn(self.floor, voice.who, self.memory.sentence, kind)
        own = self.floor
        if asked is None and own is not None and own.proto.who.party == voice.who.party and _and_only(words):
            near = own.sentence >= self.memory.sentence - 2 and own.proto.stance in ("accepts", "considers", "offers")
            asked = Asked(own.proto.found, "", False, False) if near else None
        echo = kind in ("yes", "no") and words.low[0] in ("i", "we") and own is not None and not self.opening
        if asked is None and echo and own is not None and own.sentence == self.memory.sentence - 1:
            stance = own.proto.stance
            if own.proto.who.party != voice.who.party and stance in ("accepts", "supports", "considers", "offers"):
                asked = Asked(own.proto.found, "supports" if voice.who.id == AUTHOR else "accepts")
        if asked is not None and kind in ("", "no") and (terms := on_terms(r, voice.who, asked)):
            r.out += terms
            return True
        if asked is None or not kind:
            return self._begun(r, voice, asked)
        r.out.append(self._answer(r, voice, asked, kind, _stop(words)))
        return True

    def _begun(self, r: Reading, voice: Voice, asked: Asked | None) -> bool:
        """ "No, and we never will.", "Yes, if the guards leave.": an answer that goes on."""
        words = r.words
        comma = next((k for k in range(1, min(words.n, 4)) if words.tag[k] in ",—"), -1)
        if asked is None or not asked.polar or comma < 0:
            return False
        kind = kind_of(Words(self.text, words.start[0], words.end[comma - 1]))
        if not kind:
            return False
        read(r)
        if any(p.rule != "condition" for p in r.out):
            return True
        r.out.insert(0, self._answer(r, voice, asked, kind, _stop(words)))
        return True

    def _reacted(self, r: Reading, voice: Voice, full: Words) -> None:
        """ "That's fine by us.", "Only if they leave.": what a sentence without a position of its own answers."""
        asked, self.asking = self.asking, None
        who = voice.who if voice.kind == "speaker" else r.speaker if r.links else None
        around = None
        if full is not r.words and full.n <= 40 and not r.hits and r.links:
            around = self.topics.best(self.topics.hits(full), [(0, full.n)], 0)  # "Lind on the dam: “Not now.”"
            asked = Asked(around) if around is not None and around.strong else asked
        if r.voice.kind != "editorial" and (
            first_things(r, who) or yes_and_no(r, around) or labelled(r, around or self._before())
        ):
            return
        if who is None or not who.known:
            return
        stated = any(p.rule != "condition" for p in r.out)
        one = reacted(r, who, asked, self.floor, whole=stated) if not stated or not r.hits else None
        floor = self.floor
        answered = floor is not None and floor.proto.rule == "answer" and floor.sentence == self.memory.sentence - 1
        if answered and floor is not None and floor.proto.who.id == who.id and within(r.words)[0] == "not-so":
            r.out.clear()  # "No. I didn't say that.": one answer
        elif one is not None:
            r.out[:] = [one] if stated else [one, *r.out]
        elif asked is not None and r.words.n <= 7 and not r.hits:
            self.question = asked  # "Good morning." before the answer

    def _anew(self, r: Reading) -> None:
        """Leave out what only says again what was said right before: "It's late, but we welcome it"."""
        floor = self.floor
        if floor is None or self.memory.sentence - floor.sentence > 1 or r.voice.kind != "speaker":
            return
        last = floor.proto
        r.out[:] = [
            p
            for p in r.out
            if "elliptic" not in p.flags
            or (p.who.id, p.stance, p.found.issue) != (last.who.id, last.stance, last.found.issue)
        ]

    def _before(self) -> Found | None:
        """What was stated or asked right before."""
        near = self.floor is not None and self.memory.sentence - self.floor.sentence <= 1
        return self.floor.proto.found if self.floor is not None and near else None

    def _free(self, r: Reading, start: int, voice: Voice, attributed: bool) -> bool:
        """Whether a sentence goes on with what somebody said: "He had offered a truce, he said. It would not hold." """
        if self.told is None or attributed or voice.kind != "author" or not r.clauses:
            return False
        at, who, links = self.told
        first = r.clauses[0]
        gap = self.text[at:start]
        if len(gap) > 3 or "\n\n" in gap or first.kind != "main" or first.subject is None or r.links:
            return False
        group = first.group
        if not (group.modal in _BACK or (group.perfect and group.past)) or first.number + 1 < first.subject[0]:
            return False
        a, b = first.subject
        found = people(r.scene, a, b, who)
        own = bool(found) and all(w.party == who.party for w in found)
        if not own:
            return False
        r.links, r.speaker, r.backshift = links, who, True
        return True

    def _keep(self, r: Reading, end: int, speaker: Who | None, voice: Voice) -> None:
        """Remember who spoke in a sentence that tells of it in the past."""
        kept, self.told = self.told, None
        if voice.kind != "author" or not r.clauses:
            return
        silent = not r.out and r.clauses[0].group.modal in _BACK
        if speaker is not None and speaker.known and r.links:
            self.told = (end, speaker, r.links) if r.backshift else None
        elif kept is not None and (silent or (r.backshift and r.links == kept[2])):
            self.told = (end, kept[1], kept[2])
        elif r.out and len(r.out[-1].chain) == 1 and r.out[-1].chain[-1].id and r.clauses[0].group.past:
            chain = r.out[-1].chain
            span = chain[-1].span
            who = next((w for _, _, w in reversed(self.memory.recent) if span and w.start == span.start), None)
            self.told = (end, who, chain) if who is not None and who.known else None

    def _replied(self, r: Reading, full: Words, attributed: bool) -> bool:
        """ "Asked whether he would sign, Brandt said no.", and "“No,” he said." after it."""
        words, asked = r.words, self.asked[1] if self.memory.sentence - self.asked[0] <= 1 else None
        self.asked = (-9, None)
        if asked is not None and attributed and r.speaker is not None and r.speaker.known and words.n <= 10:
            kind = kind_of(words)
            if kind:
                r.out.append(self._answer(r, Voice(r.speaker, r.links, "speaker"), asked, kind, _stop(words)))
                return True
        at = told(words)
        if at is None:
            return self._said_no(r)
        found = self.topics.best(r.hits, [(at[1], at[2])], at[1])
        asked = reported(words, at[1], at[2], found)
        if asked is None:
            return False
        if asked.polar:
            self.asked = (self.memory.sentence, asked)
        for clause in r.clauses:
            group = clause.group
            if (
                group.start < at[2]
                or group.lemma not in ("say", "reply", "answer", "respond")
                or clause.subject is None
            ):
                continue
            rest = Words(self.text, words.start[group.end], words.last) if group.end < words.n else None
            kind = kind_of(rest) if rest is not None and rest.n <= 8 else ""
            who = people(r.scene, *clause.subject)
            if kind and who and asked.polar:
                one = (*r.links, link(who[0], words.text[group.head], self.text))
                proto = self._answer(r, Voice(who[0], one, "speaker"), asked, kind, _stop(words))
                cue = words.start[group.end], words.end[group.end]
                r.out.append(replace(proto, cue=cue, start=words.start[clause.subject[0]]))
                self.asked = (-9, None)
                return True
        return False

    def _said_no(self, r: Reading) -> bool:
        """ "Brandt said no.": to what was spoken of before."""
        words = r.words
        if not r.clauses or words.n > 8 or r.voice.kind != "author":
            return False
        clause = r.clauses[0]
        carried = self.memory.carried(Who(SOURCE, SOURCE, "unknown", "name", ""), 1)
        if clause.subject is None or clause.group.lemma != "say" or clause.group.end >= words.n or carried is None:
            return False
        if words.low[clause.group.end] not in ("no", "yes") or words.n - clause.group.end > 2:
            return False
        who = people(r.scene, *clause.subject)
        if not who or not who[0].known:
            return False
        kind = kind_of(Words(self.text, words.start[clause.group.end], words.last))
        one = (*r.links, link(who[0], words.text[clause.group.head], self.text))
        proto = self._answer(r, Voice(who[0], one, "speaker"), Asked(carried), kind, _stop(words))
        r.out.append(replace(proto, start=words.start[clause.subject[0]]))
        return True

    def _answer(self, r: Reading, voice: Voice, asked: Asked, kind: str, last: int) -> Proto:
        assert voice.who is not None
        words = r.words
        modality = "claim" if voice.chain else "fact"
        stance = verdict(asked, kind)
        return Proto(
            "answer", voice.who, stance, asked.found, words.start[0], words.end[last - 1],
            (words.start[0], words.end[0]), modality, kind == "no", voice.chain, flags=("elliptic",),
        )  # fmt: skip


def _and_only(words: Words) -> bool:
    """ "But only if it comes with a date.": what hangs on what was said right before."""
    at = 1 if words.low[:1] in (["but"], ["and"], ["though"]) else 0
    return words.low[at : at + 1] == ["only"] or words.low[at : at + 2] in (["not", "without"], ["provided", "that"])


def _stop(words: Words) -> int:
    """Where the words of a sentence end without its marks."""
    last = words.n
    while last > 1 and words.tag[last - 1] in '.,!"':
        last -= 1
    return last
