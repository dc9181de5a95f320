"""Text that speaks to a machine reader instead of a person. It is flagged, and nothing ever follows it.

Rules read no orders, so a flag protects people: a reviewer sees it beside every draft from there, and a model coder
is given the sentence as data with its flag. Honest text may be flagged too (a report about such attacks is); what no
pattern knows is not. On the attack see K. Greshake et al., "Not What You've Signed Up For: Compromising Real-World
LLM-Integrated Applications with Indirect Prompt Injection" (2023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pourparler.evidence.report import Notice

_MOST = 50
_FEW = r"(?:[\w’'-]{1,20} ){0,4}?"  # a few words between
_AI = r"(?:AI|A\.I\.|LLM|(?:large )?language model|chat ?bot|chatgpt|gpt-?\d)"
_THING = r"(?:instructions?|prompts?|rules?|guidelines?|directions?|messages?|context|conversation)"
_SKIP = r"(?:ignore|disregard|forget|override|bypass|skip|do not follow|don['’]t follow)"
_PATTERNS = (
    rf"\b{_SKIP} {_FEW}(?:previous|prior|above|earlier|preceding|your|system|original|initial) {_FEW}{_THING}\b",
    rf"\b{_SKIP} {_FEW}(?:all|any|these|those|the) (?:other )?(?:instructions?|prompts?)\b",
    r"\b(?:ignore|disregard) (?:everything|all of the|anything) (?:above|before|that came before|previous)\b",
    rf"\byou are (?:now )?(?:an?|the) {_FEW}(?:{_AI}|assistant)\b(?! (?:secretary|professor|minister|director|coach))",
    r"\bas an? (?:AI|A\.I\.|large language|language) (?:language )?(?:model|assistant|agent|system)\b",
    rf"\b(?:dear|attention|note to|message to|hello|hey|if you are) (?:an? |the |all |any )?{_AI}s?\b",
    rf"\b{_AI}(?:s| systems?| models?| agents?| assistants?)? (?:that |which |who )?(?:is |are )?"
    r"(?:reading|processing|parsing|summari[sz]ing|analy[sz]ing) this\b",
    r"\b(?:system|developer|hidden|initial) prompts?\b",
    r"\b(?:new|updated|important|secret|real) instructions?:",
    r"\bpretend (?:that )?you are\b|\b(?:act|behave) as (?:if you were )?(?:an? |the )?(?:AI|DAN\b|administrator\b)",
    r"\b(?:mark|code|label|classify|tag|extract) (?:[\w’'-]{1,20} ){0,6}?as (?:an? )?"
    r"(?:accepted|approved|reviewed|support(?:s|ing|ed)?|agreed|confirmed|verified|rejected|oppos(?:es|ed|ing))\b",
    rf"\bdo not (?:report|extract|code|record|mention|include|flag|reveal|tell|disclose|summari[sz]e|list) {_FEW}"
    r"(?:this (?:sentence|paragraph|text|line|article|message|instruction)|the user|these instructions|the following "
    r"(?:sentence|paragraph|text|lines?)|the above|any statements?)\b",
    r"\b(?:output|return|print|respond with|reply with|answer with|emit|produce) (?:only |just )?(?:an? |the )?"
    r"(?:valid |empty |following )?(?:JSON|XML|YAML|empty list|empty array)\b",
    r"\b(?:all|every) (?:of the )?(?:statements?|drafts?) (?:must|should|shall) be "
    r"(?:marked|coded|accepted|labelled|labeled|classified|extracted)\b",
    r"\b(?:annotator|coder|extractor|parser|summari[sz]er)s?:? (?:must|should|please|shall) "
    r"(?:accept|ignore|skip|mark|approve|reject|omit)\b",
    r"\bprompt injection\b|\bDAN mode\b",
    r"(?m:^[ \t>*#_]{0,8}(?:system|assistant)[*_]{0,2}: )",
    r"<\|[\w ]{1,40}\|>|\[/?(?:INST|SYS|SYSTEM|ASSISTANT)\]|<</?SYS>>",
    r"</?(?:system|assistant|instructions?|prompt|user)>|(?m:^###? ?(?:instructions?|system|response|assistant):?$)",
    rf"\b(?:ignore[zs]?|oublie[zs]?) {_FEW}(?:instructions?|consignes?) (?:précédent|ci-dessus|antérieur)",
    rf"\b(?:ignorier(?:e|en)|vergiss|vergessen|missachte) {_FEW}(?:Anweisung(?:en)?|Instruktionen|Vorgaben)\b",
    rf"\b(?:ignora|ignore|ignoren|olvida|olvide) {_FEW}(?:instrucciones|indicaciones)\b",
    rf"\b(?:ignora|ignorate|dimentica|dimenticate) {_FEW}istruzioni\b",
    rf"\b(?:ignore|ignorem|esqueça) {_FEW}instruç(?:ões|ão)\b",
    rf"\b(?:negeer|vergeet) {_FEW}(?:instructies|aanwijzingen)\b",
    rf"\b(?:zignoruj|ignoruj|zapomnij) {_FEW}(?:instrukcje|polecenia)\b",
    rf"\b(?:игнорируй(?:те)?|забудь(?:те)?|не следуй(?:те)?) {_FEW}(?:инструкци|указани)\w{{1,3}}\b",
    rf"\b(?:ігноруй(?:те)?|забудь(?:те)?) {_FEW}(?:інструкці|вказівк)\w{{1,3}}\b",
    rf"\bتجاهلو?ا? {_FEW}(?:التعليمات|الأوامر)|\b(?:התעלם|התעלמו) {_FEW}(?:מההוראות|הוראות)",
    r"(?:忽略|无视|無視)[^。\n]{0,12}(?:指令|指示|说明|提示)",
    rf"\b(?:önceki|yukarıdaki) {_FEW}(?:talimatları|komutları) (?:yok say|unut|görmezden gel)",
)  # fmt: skip
# What must stand in a match of each, in small letters (_ is a space): a text is searched around these only.
_NEEDED = (
    "ignore disregard forget override bypass skip follow", "ignore disregard forget override bypass skip follow",
    "ignore disregard", "you_are", "as_a", "dear attention note_to message_to hello hey if_you_are",
    "reading_this processing_this parsing_this summarizing_this summarising_this analyzing_this analysing_this",
    "prompt", "instruction", "pretend act_as behave_as", "mark code label classify tag extract", "do_not_",
    "output return print respond_with reply_with answer_with emit produce", "all every",
    "annotator coder extractor parser summarizer summariser", "prompt_injection dan_mode", "system assistant",
    "<| [ <", "< #", "ignore oublie", "ignorier vergiss vergessen missachte", "ignor olvid", "ignor dimentica",
    "ignore esqueça", "negeer vergeet", "ignoruj zapomnij", "игнорируй забудь следуй", "ігноруй забудь",
    "تجاهل התעלם התעלמו", "忽略 无视 無視", "önceki yukarıdaki",
)  # fmt: skip
_REACH = 300  # no match is longer
_ALL = tuple(
    (re.compile(pattern, re.IGNORECASE), tuple(word.replace("_", " ") for word in needed.split()))
    for pattern, needed in zip(_PATTERNS, _NEEDED, strict=True)
)
_SAYS = "this speaks to a machine reader; it is read as text and never followed"


def notices(text: str) -> tuple[Notice, ...]:
    """Where the text addresses a machine reader, in order: kind ``instructions``, code points, half-open."""
    small = text.lower()
    near = len(small) == len(text)  # a letter may grow when made small
    spans = sorted(
        match.span()
        for pattern, needed in _ALL
        for start, end in (_around(small, needed) if near else ((0, len(text)),))
        for match in pattern.finditer(text, start, end)
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    found = [Notice("instructions", _SAYS, start, end, text[start:end][:200]) for start, end in joined[:_MOST]]
    if len(joined) > _MOST:
        says = f"{len(joined) - _MOST} more such places are not listed"
        found.append(Notice("instructions", says, joined[_MOST][0], joined[-1][1]))
    return tuple(found)


def _around(small: str, needed: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Stretches of a text in small letters around each of the words, as far as a match may reach.

    They neither overlap nor cut a word.
    """
    places = sorted(at for word in needed for at in _places(small, word))
    begin = end = -1
    for at in places:
        start = at - _REACH
        if start > end:
            if end >= 0:
                yield begin, end
            begin = _break(small, max(0, start), -1)
        end = _break(small, min(len(small), at + _REACH), 1)
    if end >= 0:
        yield begin, end


def _places(small: str, word: str) -> Iterator[int]:
    at = small.find(word)
    while at >= 0:
        yield at
        at = small.find(word, at + 1)


def _break(small: str, at: int, step: int) -> int:
    """The next place from here, in this direction, where no word is cut; after a while any."""
    for _ in range(_REACH):
        if not 0 < at < len(small) or not (small[at - 1].isalnum() and small[at].isalnum()):
            break
        at += step
    return at
