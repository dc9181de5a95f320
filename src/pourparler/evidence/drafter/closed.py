"""Closed classes of English words, and nouns for people who act for somebody."""

from __future__ import annotations

from pourparler.evidence.drafter.listing import listed

DETERMINERS = listed(
    "the a an this these those any all some no every each both either neither another such its his her their our "
    "my your whose several many most few other certain"
)
POSSESSIVES = listed("its his her their our my your whose")
PREPOSITIONS = listed(
    "of in on at by for with from into onto about against between among through during under over within without "
    "toward towards upon across along around behind beyond despite except inside near off outside past per "
    "regarding concerning following amid via than versus throughout alongside like unlike beside besides until "
    "till before after since"
)
SUBORDINATORS = listed(
    "if unless because although though while whereas when whenever whether once lest provided providing until "
    "till before after since as where"
)
RELATIVES = frozenset(["which", "who", "whom", "whose", "that"])
COORDINATORS = frozenset(["and", "or", "but", "nor", "yet"])
MODALS = listed(
    "will would can could may might must shall should cannot won't wouldn't can't couldn't mustn't shouldn't "
    "shan't mightn't needn't 'll 'd ’ll ’d won’t wouldn’t can’t couldn’t mustn’t shouldn’t ought"
)
# Helpers by what they say of a deed: that it is to come, that it is due.
WILL = listed("will shall 'll ’ll")
WOULD = listed("would 'd ’d")
WILL_WOULD = WILL | {"would"}
WILL_WOULD_D = WILL | WOULD
MUST = listed("must should ought shouldn't shouldn’t mustn't mustn’t")
BE = listed("be is are was were been being am 'm 're ’m ’re isn't aren't wasn't weren't isn’t aren’t")
HAVE = listed("have has had having 've ’ve haven't hasn't hadn't haven’t hasn’t hadn’t")
DO = listed("do does did don't doesn't didn't don’t doesn’t didn’t")
NEGATIONS = frozenset(["not", "never", "hardly", "scarcely", "nor", "neither"])
PRONOUNS = listed("he she they it we i you who him her them us me")
SUBJECT_PRONOUNS = listed("he she they it we i you who")
ADVERBS = listed(
    "also so far still already again now then soon yet just even only always today yesterday tomorrow tonight "
    "however meanwhile moreover instead thus therefore too well ever often sometimes perhaps maybe rather quite "
    "very since long later longer earlier further up off furthermore nonetheless nevertheless twice apparently "
    "reportedly allegedly forward back away abroad together there here indeed simply much more less first last "
    "sooner formally itself himself herself themselves"
)
NOT_LY = listed(
    "family supply reply apply italy july assembly ally rally early only comply rely multiply monopoly anomaly "
    "imply tally bully fly july hungary elderly unlikely likely hourly daily weekly monthly yearly folly"
)
NEXT_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday tomorrow tonight")
STOP_WORDS = listed(
    "a an the of to in on at by for with from and or but not no be is are was were been has have had will would "
    "can could may might should shall must do does did this that these those it its they their he his she her we "
    "our you your i my who which what when where how why than then there if as into out up down over under about "
    "after before all any some more most other such only own same so too very just both each few many much per "
    "new one two what whether between against during until again also still stay stays remain remains keep keeps "
    "party parties side sides issue option today current now way part made make set get go goes come comes take "
    "takes first full way question agreed agree it's"
)
# People and bodies that act for the party they are said to belong to. A colon marks the plural.
_ROLES = """
official:s minister:s spokesman: spokeswoman: spokesperson:s negotiator:s delegate:s delegation:s envoy:s ambassador:s
diplomat:s president:s premier:s chancellor:s government:s ministry: leader:s leadership: representative:s lawyer:s
team:s side:s camp:s cabinet: lawmaker:s chief:s chairman: chairwoman: chairperson: chair:s secretary: head:s
director:s commissioner:s authority: authorities: military: army: commander:s general:s aide:s adviser:s advisor:s
administration: office: party: parliament: council: board: management: members: executive:s boss: bosses: king: queen:
prince: emir: foreign: mediator:s prime: deputy: undersecretary: governor:s mayor:s senator:s deputies: MP:s organiser:s
organizer:s coordinator:s counsel: attorney:s economist:s union:s company: companies: firm:s ministers: group:s
federation: association: committee: commission: bloc: coalition: alliance: movement: agency: department: court:
employer:s employee:s worker:s staff: miner:s nurse:s driver:s teacher:s farmer:s fishermen: fisherman: villager:s
resident:s activist:s rebel:s fighter:s force:s mission: monitor:s observer:s person: people: man: woman: source:s
insider:s colleague:s counterpart:s founder: owner:s manager:s operator:s chief: campaigner:s protester:s
negotiating: troops: officer:s judge: politician:s bureau: secretariat: treasurer: vice-president: speaker: elder:s
customs: navy: coastguard: treasury: regulator:s spox: exec:s govt: dept: lobby:
shareholder:s investor:s lender:s creditor:s trustee:s university: city: town: district:s province: state:s region:
country: countries: nation:s capital:s island: republic: kingdom: municipality: utility: developer:s contractor:s
community: communities: tribe:s tribal: shop: steward:s whip:s backbencher:s faction:s delegations: parties: sides:
patrol:s guard: caucus: presidency: chairmanship: envoys: bank: board: foundation: institute: trust: syndicate:
cooperative: guild: league: junta: regime: militia:s insurgent:s ranger:s scientist:s expert:s analyst:s
"""
ROLES: dict[str, tuple[str, bool]] = {}
for _entry in _ROLES.split():
    _word, _, _end = _entry.partition(":")
    ROLES[_word] = (_word, False)
    if _end:
        ROLES[_word + _end] = (_word, True)
for _word, _one in (
    ("ministries", "ministry"), ("spokesmen", "spokesman"), ("spokespeople", "spokesperson"), ("parties", "party"),
    ("authorities", "authority"), ("members", "member"), ("deputies", "deputy"), ("secretaries", "secretary"),
    ("ministers", "minister"), ("people", "person"), ("troops", "troops"), ("agencies", "agency"),
    ("countries", "country"), ("companies", "company"), ("communities", "community"), ("bosses", "boss"),
    ("fishermen", "fisherman"), ("armies", "army"), ("delegations", "delegation"), ("sides", "side"),
    ("envoys", "envoy"), ("women", "woman"), ("men", "man"), ("municipalities", "municipality"),
    ("police", "police"), ("cities", "city"), ("reps", "representative"),
):  # fmt: skip
    ROLES[_word] = (_one, _word != _one or _word in ("troops", "police"))
ROLES["member"] = ("member", False)
ROLES["sec"] = ("secretary", False)
for _word in ("foreign", "prime", "negotiating", "tribal", "shop", "capital", "capitals", "people"):
    ROLES.pop(_word, None)
ROLES["people"] = ("person", True)
# Roles that one human being holds: "he" and "she" may mean them, and "it" may not.
HUMAN = listed(
    "official minister spokesman spokeswoman spokesperson negotiator delegate envoy ambassador diplomat president "
    "premier chancellor leader representative lawyer lawmaker chief chairman chairwoman chairperson chair "
    "secretary head director commissioner commander general aide adviser advisor executive boss king queen prince "
    "emir mediator undersecretary governor mayor senator deputy MP organiser organizer coordinator counsel "
    "attorney economist employer employee worker miner nurse driver teacher farmer fisherman villager resident "
    "activist rebel person man woman source insider colleague counterpart founder owner manager campaigner "
    "protester officer judge politician treasurer vice-president speaker elder steward whip backbencher monitor "
    "observer expert analyst scientist member"
)
ANONYMOUS_NOUNS = frozenset(["source", "sources", "insider", "insiders"])
MEDIA = listed(
    "newspaper newspapers media agency broadcaster daily television tv radio magazine outlet outlets paper papers press"
)
DOCUMENTS = listed(
    "statement communiqué communique memo memorandum document documents report reports draft letter text "
    "transcript minutes resolution declaration agreement note bulletin release email e-mail message post leak "
    "files paper cable summary proposal"
)
TITLES = listed(
    "mr mr. mrs mrs. ms ms. dr dr. sir lord lady prof. professor gen. sen. rep. gov. president minister captain colonel"
)
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "a": 1, "an": 1, "dozen": 12,
}  # fmt: skip
