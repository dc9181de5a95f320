"""Conventional reactions to what was just said or asked: "That's fine by us.", "I can't go into it.", "We'll see."."""

from __future__ import annotations

import re

from pourparler.evidence.drafter.tokens import Words

_IT = (
    r"(?:that|this|it|those|them|these|him|her|any of (?:that|it|this)|the (?:details?|specifics|idea|offer|proposal))"
)
_THAT = r"(?:that|this|it|which|such an? \w{1,20}|the (?:offer|proposal|idea|figure|plan))"
_IS = r"(?:'s| is|'d be| would be|'ll be| will be| sounds| looks| seems| would seem)"
_BE = r"(?:'m|'re| am| are|'d be| would be)"
_VERY = (
    r"(?: (?:just|all|very|perfectly|entirely|absolutely|quite|certainly|simply|only|not really|pretty|a bit|far"
    r"|of course|still))?"
)
_WITH = r"(?: (?:by|with|for|to|from) (?:me|us|my \w{1,20}|our \w{1,20}))?"
_NOT = r"(?:'s not| is not| isn't|'ll not| will not| won't| would not| wouldn't| can not| cannot| can't)"
_CANNOT = (
    r"(?: can't| cannot| can not| won't| will not| wouldn't| would not| couldn't| could not"
    r"|'m not going to| am not going to|'re not going to| are not going to|'d rather not| would rather not"
    r"|'d prefer not to| would prefer not to| don't want to| do not want to|'m not prepared to| am not prepared to"
    r"|'m not at liberty to| am not at liberty to|'m not in a position to| am not in a position to"
    r"|'m not allowed to| am not allowed to| don't wish to)"
)
# A whole sentence or a part of one between commas, in small letters and without marks.
_KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("no", (
        rf"{_THAT}{_IS}{_VERY} (?:out|out of the question|off the table|a non-starter|a red line|too (?:much|"
        r"far|low|late|high|little|many)"
        r"|unacceptable|impossible|inconceivable|not enough|not acceptable|not good enough|not on|"
        r"not on the table|no good|no use"
        r"|insufficient|a deal-breaker|a dealbreaker|dead on arrival|unthinkable)" + _WITH,
        rf"{_THAT}{_NOT}{_VERY} (?:on|enough|acceptable|good enough|going to happen|happen|happening|possible|"
        r"fly|do|work|be enough"
        r"|an option|on offer|for us|feasible|realistic|one|workable|something we (?:can|could|will|"
        r"would) (?:accept|sign|support|do))"
        + _WITH,
        r"(?:i|we)(?: can't| cannot| can not| won't| will not| couldn't| could not|'re not going to|'ll never|"
        r" will never"
        r"| would never|'d never| wouldn't)(?: possibly| ever)? (?:do|accept|have|agree to|sign|live with|"
        r"support|take|buy|go along with|stomach|wear"
        rf"|allow|entertain|put up with|swallow|endorse) {_IT}",
        rf"{_THAT} (?:i|we)(?: can't| cannot| can not| won't| will not|'ll never| will never) (?:do|accept|"
        r"have|agree to|sign|allow)",
        r"over my dead body|no can do|no dice|forget it|dream on|nothing doing|not in our name|"
        r"not for love nor money"
        rf"|we(?:'re| are) not having {_IT}|i(?:'d| would) rather not|we(?:'d| would) rather not|"
        r"not on your life|not likely|no fear"
        r"|i wouldn't go that far|i would not go that far|not yet|not now|not today|not for now|not so far|"
        r"not this year"
        r"|we're not (?:there|interested)|i'm not interested|we are not interested|the answer is(?: still)? no"
        r"|the (?:short|simple|honest) answer is no|let me be clear no|in a word no|in short no|we said no|"
        r"i said no|we say no"
        r"|i'm afraid not|i am afraid not",
    )),
    ("yes", (
        rf"{_THAT}{_IS}{_VERY} (?:fine|ok|okay|acceptable|agreeable|no problem|not a problem|all right|fair|"
        r"fair enough|good enough"
        r"|workable|good|a good idea|a fair offer|reasonable|welcome|sensible|a good start|no trouble)" + _WITH,
        rf"{_THAT}(?: works| suits|'ll do| will do| would do| would work| would suit|'d do|'d work|"
        r"'d suit)(?: fine)?(?: for)?(?: me| us)?",
        r"(?:i|we)(?:'ve| have| see| don't see| do not see| can see| can't see| cannot see|'d have| would have|"
        r" don't have| do not have)"
        r"(?: got)? (?:no|any|a|nothing) (?:problems?|objections?|difficult(?:y|ies)|issues?|quarrel|against)"
        rf"(?: (?:with|to|in) {_IT}|against {_IT}| {_IT})?",
        rf"(?:no|not a|not any) (?:problem|objections?|difficulty|issue)(?: (?:with|to) {_IT})?(?: (?:from|"
        r"for) (?:me|us|our side|my side))?",
        rf"(?:fine|okay|ok|good|all right|agreed) (?:by|with|for) (?:me|us)|(?:i|we){_BE}{_VERY} (?:fine|ok|"
        r"okay|happy|good|comfortable|content"
        rf"|at ease|all right|relaxed) (?:with|about) {_IT}",
        r"you have a deal|you've got a deal|it's a deal|deal|done|count us in|we(?:'re| are) in|we(?:'ll|"
        rf" will|'d| would|'ll gladly|'d gladly) take {_IT}"
        rf"|(?:i|we)(?:'d| would) (?:sign|take|accept|welcome) {_IT}(?: (?:today|tomorrow|tonight|gladly))?|"
        r"fair enough|so be it|very well"
        r"|(?:i|we) (?:can|could) (?:live with|accept|agree to|support|work with|go along with|stomach|sign|"
        rf"wear) {_IT}"
        rf"|{_THAT} (?:i|we) (?:can|could|would|will) (?:live with|accept|agree to|support|work with|sign)"
        rf"|(?:i|we) (?:agree to|accept|welcome|second) {_IT}|(?:i|we)(?:'ll| will) be there|the answer is yes|"
        r"i think we (?:could|would|can)"
        r"|the (?:short|simple|honest) answer is yes|in a word yes|in short yes|let me be clear yes|"
        r"with the greatest pleasure",
    )),
    ("maybe", (
        r"(?:i|we|let me|let us)(?:'ll| will|'d like to|'d want to|'ll have to| need to| have to|'d have to|"
        r"'d need to| would have to"
        r"| would need to| will have to|'d| would| could| can)? (?:think about|think over|look at|look into|"
        r"reflect on|consider|"
        r"study|sleep on|weigh|examine|discuss"
        rf"|have a look at|take a look at|see about|talk about|come back to) {_IT}(?: (?:over|again|carefully|"
        r"seriously|first|further|on monday))?",
        r"(?:i|we)(?:'d| would|'ll| will)? ?need (?:instructions|a mandate|new instructions|time|more time|to reflect)|"
        r"(?:i|we)(?:'d| would|'ll| will)? ?(?:have to|need to|want to|must) (?:ask|consult|check with|talk to|"
        r"speak to|hear|sound out|go back to"
        r"|refer back to|take instructions from|clear it with|put it to) (?:[\w'’-]{1,20} ?){1,6}",
        rf"(?:i|we)(?:'ll| will|'d have to|'ll have to| will have to| have to| need to)? (?:take {_IT} (?:back|"
        r"away|home)"
        rf"|(?:put|pass) {_IT} (?:on )?to (?:my|our) (?:\w{{1,20}} ?){{1,2}})(?: to (?:\w{{1,20}} ?){{1,3}})?",
        r"(?:i|we)(?:'ll| will) (?:get back to you|come back to you|let you know|have to see|see|"
        r"wait and see)(?: on (?:that|it|this))?",
        rf"{_THAT}{_IS}{_VERY} (?:on the table|a possibility|possible|worth (?:a look|a try|considering|"
        r"thinking about|looking at|discussing|exploring"
        r"|talking about)|interesting|an interesting idea|something (?:we|i)(?: can| could|'d|'ll| would| will|"
        r"'re| are)"
        r" (?:consider|look at|discuss|considering|looking at|willing to discuss|talk about)|conceivable|"
        r"negotiable|open|an option|not excluded"
        r"|not ruled out|not off the table|not impossible|up for discussion|one option)" + _WITH,
        r"(?:i|we)(?:'m| am|'re| are|'m certainly|'re certainly| are certainly)? (?:not )?(?:ruling|"
        rf"going to rule|rule) (?:{_IT}|nothing|anything) out"
        r"|(?:i|we)(?:'m| am|'re| are) (?:not ruling out anything|ruling nothing out|ruling out nothing)"
        rf"|(?:i|we)(?: wouldn't| would not| don't| do not| can't| cannot| won't| will not) (?:rule {_IT} out|"
        rf"exclude {_IT}|rule out {_IT}|say no(?: to {_IT})?)",
        rf"(?:i|we)(?:'m| am|'re| are|'d be| would be|'m always|'re always| remain){_VERY} (?:open|flexible|"
        rf"open-minded|listening|all ears)(?: (?:to|on|about) {_IT})?"
        r"|nothing(?:'s| is) (?:off the table|excluded|ruled out)|everything(?:'s| is) (?:on the table|"
        r"negotiable|possible)"
        r"|there(?:'s| is) (?:some )?room for (?:discussion|movement|manoeuvre|maneuver|talk)|(?:we're|we are|"
        r"i'm) not there yet|we might|i might|could be"
        r"|(?:we|i) keep an open mind|make us an offer|try us|give (?:me|us) (?:time|a day|a few days)(?: on that)?",
    )),
    ("silent", (
        rf"(?:i|we){_CANNOT} (?:rule {_IT} (?:in or out|either in or out|out or in)|go into|get into|discuss|"
        r"comment|comment on|talk about|speculate|speculate on|"
        r"speculate about|be drawn|be drawn on|answer"
        r"|say|tell you|go there|get drawn into|confirm or deny|reveal|disclose|address|negotiate in public|"
        r"negotiate on air)"
        rf"(?: (?:{_IT}|details?|any details|more|anything|more than that|a word|on {_IT}))?(?: (?:here|now|"
        r"today|yet|in public|on air|at this stage|either|tonight))?",
        rf"{_THAT}(?:'s| is)(?: a matter| one| something)? (?:with the (?:lawyers|courts|police)|between us|"
        r"for (?:another day|the (?:lawyers|courts|others)|others)|not for me to say"
        r"|confidential|above my pay grade|not for me|before the courts)",
        r"(?:i|we)(?:'ve| have)?(?: got)? (?:nothing|no more|not much)(?: more| else| further| new)? to (?:say|"
        r"add|tell you)"
        rf"(?: (?:about|on|to) {_IT})?(?: (?:now|today|yet))?",
        r"(?:i'm|i am|we're|we are) saying nothing|my lips are sealed|no further comment|"
        r"we don't negotiate in public|that's not for me to say"
        r"|it is not for me to say|i'd rather not go there|i don't want to prejudge (?:it|that|anything)|"
        r"i'll leave (?:it|that) (?:there|at that|to others)",
    )),
    ("hope", (
        r"(?:i|we)(?: certainly| very much| really| do| sincerely)? hope so|let's hope so|let us hope so|(?:i|"
        r"we)(?:'d| would) (?:like|love|welcome) that"
        r"|(?:i|we)(?:'d| would) be (?:glad|delighted|happy)(?: about (?:it|that))?|(?:i|we)(?:'m| am|'re|"
        r" are) (?:all )?for (?:it|that)|in favou?r",
    )),
    ("hope-not", (
        r"(?:i|we)(?: certainly| very much| really| do| sincerely)? hope not|let's hope not|god forbid|"
        r"heaven forbid|against|against it|opposed"
        r"|(?:i|we)(?: don't| do not| wouldn't| would not) (?:want|like) (?:that|it|this)|(?:i|we)(?:'m| am|"
        r"'re| are)(?: dead| firmly| strongly)? against (?:it|that)"
        rf"|(?:i|we){_BE} not (?:happy|keen|thrilled|pleased|in favou?r|a fan|impressed)(?: (?:about|with|on|"
        rf"of|by) {_IT})?"
        rf"|{_THAT}{_IS}{_VERY} (?:a mistake|a disaster|madness|wrong|irresponsible|dangerous|reckless|"
        r"a bad idea|a catastrophe|folly|unfair)",
    )),
    ("not-so", (
        rf"{_THAT}(?:'s| is| was){_VERY} (?:false|nonsense|rubbish|untrue|a lie|wrong|not true|not so|"
        r"not the case|not right|not correct|pure invention|fiction"
        r"|a fabrication|fake news|incorrect|news to me|not what (?:i|we) said|not what happened|not accurate|"
        r"simply untrue)",
        r"(?:that|this|it) ?(?:is|was)(?:n't| not)(?: simply| just| at all)? "
        r"(?:true|so|the case|right|correct|accurate|what (?:i|we) said|what happened)",
        r"(?:i|we)(?: never| didn't| did not| have never|'ve never| haven't) (?:say|said|do|did|done|offer|"
        r"offered|promise|promised|agree to|agreed to|ask for|asked for|propose"
        r"|proposed|demand|demanded|want|wanted|suggest|suggested|accept|accepted|mean|meant)(?: (?:that|it|so|"
        r"this|anything of the (?:sort|kind)|any such thing))",
        r"(?:i|we) (?:said|did|offered|promised|agreed) (?:no such thing|nothing of the (?:sort|kind))|"
        r"no such thing|nothing of the (?:sort|kind)",
        rf"(?:i|we)(?: don't| do not)(?: for a (?:moment|second|minute))? (?:buy|believe) (?:{_IT}|"
        rf"a word(?: of {_IT})?)",
    )),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile("|".join(f"(?:{p})" for p in patterns))) for kind, patterns in _KINDS)
_FILLED = re.compile(
    r"(?:(?:well|look|oh|er|um|so|but|and|frankly|honestly|listen|ah|right|okay|ok|yes(?= \S+ \S)|"
    r"no(?= \S+ \S)|personally|again|"
    r"then|of course"
    r"|for (?:me|us|my part|our part)|as far as (?:i'm|we're) concerned|to be (?:honest|frank|fair|clear)|"
    r"let me be (?:clear|frank)|i think|"
    r"i'd say|i suppose|i must say|i mean|as i said|as we said|at this stage|at the moment|for now|right now) )+"
)
_LONGEST = 14  # words


def reaction(low: list[str]) -> str:
    """The kind of a conventional reaction: yes, no, maybe, silent, hope, hope-not, not-so; "" if it is none."""
    if not 0 < len(low) <= _LONGEST + 3 or sum(map(len, low)) > 160:
        return ""
    text = " ".join(low).replace("’", "'").replace(" '", "'").replace(" n't", "n't")
    bare = _FILLED.sub("", text, count=1) if _FILLED.match(text) else text
    for tail in (
        " personally",
        " either",
        " really",
        " frankly",
        " though",
        " anyway",
        " sir",
        " minister",
        " full stop",
    ):
        bare = bare.removesuffix(tail)
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(text) or (bare != text and pattern.fullmatch(bare)):
            return kind
    return ""


def within(words: Words) -> tuple[str, int, int]:
    """The first part of a sentence, between its commas, that is a conventional reaction: its kind and its words."""
    whole = [(0, words.n)]
    cuts = [
        k for k in range(words.n) if words.tag[k] in ",;:—" or (words.tag[k] == "C" and words.low[k] in ("but", "and"))
    ]
    if cuts and words.n < 60:
        whole += list(zip([0, *(k + 1 for k in cuts)], [*cuts, words.n], strict=True))
    for a, b in whole:
        kind = reaction([words.low[k] for k in range(a, b) if words.tag[k] not in '.,!;"—:'])
        if kind:
            return kind, a, b
    return "", 0, 0
