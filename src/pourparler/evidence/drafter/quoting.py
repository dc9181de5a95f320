"""Whose words a quotation is that goes on from, or ends in, another sentence."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.groups import groups
from pourparler.evidence.drafter.layout import Layout
from pourparler.evidence.drafter.proto import Voice
from pourparler.evidence.drafter.sayings import Said
from pourparler.evidence.drafter.sources import extract, link, resolve
from pourparler.evidence.drafter.tokens import Words
from pourparler.evidence.drafter.who import Memory, Scene, Who
from pourparler.evidence.statement import Attribution

_PRONOUNS = (["he"], ["she"])


class Quoting:
    """The part of a report being read that remembers who is quoted."""

    text: str
    memory: Memory
    places: Layout
    quoting: dict[int, tuple[Who, tuple[Attribution, ...]]]
    last_quote: tuple[int, Who, tuple[Attribution, ...]] | None

    def _quoted(
        self, words: Words, voice: Voice, links: tuple[Attribution, ...], speaker: Who | None, attributions: list[Said]
    ) -> tuple[Voice, tuple[Attribution, ...], Who | None]:
        """Whose words a quotation is that goes on from, or ends in, another sentence."""
        if not self.places.quotes:
            return voice, links, speaker
        quote = self.places.quote_of(words.start[0] if words.tag[0] != '"' else words.start[0] + 1)
        if quote is None or quote.inner_end - quote.inner_start < 15:
            if attributions and speaker is not None:
                last = next(
                    (
                        q
                        for q in self.places.quotes_in(words.first, words.last)
                        if words.first <= q.inner_start < words.last
                    ),
                    None,
                )
                if last is not None:
                    self.quoting[last.start] = (speaker, links)
                    self.last_quote = (last.end, speaker, links)
            return voice, links, speaker
        said = next((one for one in attributions if one.said), None)
        again = self.quoting.get(quote.start)
        if said is not None and again is not None and again[0].known and words.low[said.a : said.b] in _PRONOUNS:
            links, speaker = again[1], again[0]  # "she said" at the end of what somebody has been saying
        if said is not None and speaker is not None:
            self.quoting[quote.start] = (speaker, links)
            self.last_quote = (quote.end, speaker, links)
            return replace(voice, who=speaker, kind="speaker", chain=links, turn=False), links, speaker
        known = self.quoting.get(quote.start)
        if known is None:
            known = self._ahead(quote.end) if quote.end > words.last else None
            if (
                known is None
                and self.last_quote is not None
                and "\n\n" not in self.text[self.last_quote[0] : quote.start]
                and quote.start - self.last_quote[0] < 400
            ):
                known = self.last_quote[1:]
            if (
                known is None
                and self.last_quote is not None
                and quote.start - self.last_quote[0] < 250
                and words.start[0] - 1 <= quote.start
            ):
                known = self.last_quote[1:]
            if known is not None:
                self.quoting[quote.start] = known
        if known is None or (
            words.last > quote.end + 2 and quote.end - words.start[0] < (words.last - words.start[0]) * 0.6
        ):
            return voice, links, speaker
        who, chain = known
        return replace(voice, who=who, kind="speaker", chain=chain, turn=False), chain, who

    def _ahead(self, at: int) -> tuple[Who, tuple[Attribution, ...]] | None:
        """The speaker of a quotation that is named behind its end."""
        text = self.text
        stop = at
        while stop < len(text) and stop - at < 200 and text[stop] not in "\n":
            stop += 1
            if text[stop - 1] in ".!?" and stop - at > 12:
                break
        words = Words(text, max(at - 1, 0), stop)
        mentions = self.memory.names.find(words)
        found = extract(
            words, groups(words), {m.start for m in mentions}, {k for m in mentions for k in range(m.start + 1, m.end)}
        )
        if not found:
            return None
        scene = Scene(words, mentions, self.memory, None, text)
        who = resolve(found[0], scene)
        return (who, (link(who, found[0].cue, text),)) if who is not None else None
