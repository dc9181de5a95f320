"""The chain of sources that a DNA database holds as one text."""

from __future__ import annotations

from pourparler.evidence.statement import Attribution
from pourparler.formats.dna_values import CHAIN, Labels


def chain(text: str, anonymous: bool, labels: Labels) -> tuple[Attribution, ...]:
    """Its links, outermost first. Only the innermost that is nobody of the case can be the anonymous one."""
    links = []
    for part in (part.strip() for part in text.split(CHAIN.strip())):
        if part:
            id = labels.id(part)
            links.append(Attribution(part, "named_person" if id else "unknown", False, id=id or None))
    if anonymous:
        for n in reversed(range(len(links))):
            if not links[n].id:
                links[n] = Attribution(links[n].text, "anonymous", True)
                break
        else:
            links.append(Attribution("anonymous", "anonymous", True))
    return tuple(links)
