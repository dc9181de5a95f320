"""The forms of English verbs: from a form to the verbs it may be a form of."""

from __future__ import annotations

from pourparler.evidence.drafter.listing import listed

_IRREGULAR = {
    form[0]: form[1:]
    for form in (
        row.split()
        for row in """
be was been|say said said|tell told told|make made made|give gave given|take took taken|go went gone|see saw seen
come came come|know knew known|get got got|find found found|think thought thought|leave left left|feel felt felt
put put put|keep kept kept|begin began begun|show showed shown|hear heard heard|let let let|mean meant meant
set set set|meet met met|run ran run|pay paid paid|sit sat sat|speak spoke spoken|lead led led|stand stood stood
lose lost lost|bring brought brought|write wrote written|hold held held|build built built|fall fell fallen
cut cut cut|sell sold sold|send sent sent|seek sought sought|draw drew drawn|break broke broken|spend spent spent
rise rose risen|drive drove driven|buy bought bought|wear wore worn|choose chose chosen|withdraw withdrew withdrawn
strike struck struck|fight fought fought|shut shut shut|spread spread spread|win won won|forget forgot forgotten
overcome overcame overcome|uphold upheld upheld
dig dug dug|steal stole stolen|tear tore torn|bear bore borne|bend bent bent|blow blew blown
cost cost cost|eat ate eaten|feed fed fed|fly flew flown|forgive forgave forgiven|hang hung hung|hide hid hidden
ride rode ridden|shake shook shaken|shrink shrank shrunk|sink sank sunk|sweep swept swept|swing swung swung
withhold withheld withheld|undertake undertook undertaken
forgo forwent forgone|swear swore sworn|stick stuck stuck|bind bound bound|deal dealt dealt|lay laid laid
shoot shot shot|hit hit hit|split split split|grow grew grown|throw threw thrown|catch caught caught|lend lent lent
stay stayed stayed|read read read|quit quit quit|bid bid bid|back backed backed|open opened opened|lie lay lain
become became become|understand understood understood|foresee foresaw foreseen|cling clung clung
rebuild rebuilt rebuilt
cast cast cast
hurt hurt hurt|freeze froze frozen|shed shed shed|forbid forbade forbidden|retake retook retaken|undo undid undone
underpin underpinned underpinned|have had had|do did done|backtrack backtracked backtracked|walk walked walked
override overrode overridden|overturn overturned overturned|mislead misled misled|befall befell befallen
""".replace("|", "\n").split("\n")
    )
    if form
}
_DOUBLED = listed(
    "drop stop plan ban permit commit admit scrap refer defer confer compel rebut curb cap shun tap grab nod plot "
    "trim slam rap submit omit prefer occur dispel expel recur unwrap ship step strip regret concur wrap chat rub "
    "begin cut set put get let sit hit run win forget hem pin jot swap clap trap equip transfer"
)
_VOWELS = "aeiou"


def forms(lemma: str) -> dict[str, str]:
    """The forms of a verb with their kinds: base, s, past, pp, ing (one letter each: b, s, d, n, g)."""
    found: dict[str, str] = {}

    def add(form: str, kind: str) -> None:
        if kind not in found.get(form, ""):
            found[form] = found.get(form, "") + kind

    add(lemma, "b")
    add(_third(lemma), "s")
    if lemma in _IRREGULAR:
        past, participle = _IRREGULAR[lemma]
    else:
        past = participle = _past(lemma)
    add(past, "d")
    add(participle, "n")
    add(_ing(lemma), "g")
    return found


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _doubled(lemma: str) -> bool:
    """Whether the last letter is doubled: "shrugged", "snubbed"; one short vowel before one consonant."""
    if lemma in _DOUBLED:
        return True
    vowels = [n for n, letter in enumerate(lemma) if letter in _VOWELS + "y"]
    return len(vowels) == 1 and vowels[0] == len(lemma) - 2 and lemma[-1] not in "wxyc"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubled(lemma) else "") + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubled(lemma) else "") + "ing"


def table(lemmas: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Every form of every verb: form -> (verb, kinds). Of two verbs with one form the first by alphabet wins."""
    found: dict[str, tuple[str, str]] = {}
    for lemma in sorted(lemmas):
        for form, kinds in forms(lemma).items():
            found.setdefault(form, (lemma, kinds))
    for form, kinds in (("signalled", "dn"), ("signalling", "g"), ("travelled", "dn"), ("cancelled", "dn")):
        found.setdefault(form, (form.removesuffix("ling").removesuffix("led"), kinds))
    found["left"] = ("leave", "dn")
    found["lay"] = ("lay", "b")
    return found
