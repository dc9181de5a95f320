"""Whom he, she, it, they, we and you mean."""

from __future__ import annotations

from dataclasses import replace

from pourparler.evidence.drafter.who import AUTHOR, BODIES, Scene, Who


def pronoun(scene: Scene, i: int, speaker: Who | None) -> Who | None:
    """Whom a pronoun means. ``speaker``: who says the clause it stands in, preferred where he, she or it fits."""
    words, memory = scene.words, scene.memory
    low = words.low[i]
    start, end = words.start[i], words.end[i]
    who: Who | None = None
    if low in ("i", "we", "our", "my", "us", "me"):
        who = scene.speaker or memory.issuer
        if who is None and memory.editorial:
            return Who(AUTHOR, AUTHOR, "author", "author", scene.text[start:end], start, end)
    elif low in ("he", "she", "his", "her", "him"):
        wrong = "f" if low in ("he", "his", "him") else "m"
        if (
            speaker is not None
            and (speaker.human or (speaker.kind == "person"))
            and not speaker.many
            and speaker.gender != wrong
            and not (scene.own and scene.speaker is not None and speaker.id == scene.speaker.id)
        ):
            who = speaker
        else:
            not_ = "f" if low in ("he", "his", "him") else "m"
            me = scene.speaker.id if scene.own and scene.speaker is not None else ""
            who = memory.last(lambda w: w.human and not w.many and w.gender != not_ and (not me or w.id != me))
    elif low in ("it", "its"):
        if speaker is not None and not speaker.many and (speaker.kind == "org" or speaker.noun in BODIES):
            who = speaker
        elif speaker is not None and speaker.kind == "role" and speaker.known and not speaker.many:
            who = replace(speaker, human=False, kind="org")
        else:
            who = memory.last(lambda w: not w.human and not w.many and w.kind in ("org", "role", "unknown", "document"))
    elif low in ("they", "their", "them"):
        me = scene.speaker.party if scene.own and scene.speaker and scene.speaker.resolved == "speaker_label" else ""
        if me and (speaker is None or speaker.party == me):
            who = (
                memory.last(lambda w: w.many and w.party != me, 1)
                or memory.last(lambda w: w.kind == "org" and w.party != me, 2)
                or memory.last(lambda w: (w.many or w.kind == "org") and w.party != me)
            )
        elif speaker is not None and (speaker.many or speaker.kind == "org"):
            who = speaker
        else:
            who = (
                memory.last(lambda w: w.many, 1)
                or memory.last(lambda w: w.kind == "org", 2)
                or memory.last(lambda w: w.many)
                or memory.last(lambda w: w.kind == "org")
            )
    elif low in ("you", "your"):
        who = scene.addressed
    elif low == "who":
        return None
    if who is None:
        return None
    return replace(who, resolved="pronoun", start=start, end=end, text=scene.text[start:end])
