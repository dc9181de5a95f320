"""Words of stance for the fallback: what journalists, diplomats and negotiators say when nothing plainer stands there.

Each row is a verb or phrase in its base form; `forms` of its first word are made from it. `ACTS` are verbs of whoever
is their subject, `STATES` stand behind "be" and tell of the subject, `VERDICTS` judge a thing: who says so holds them.
Rows of stances that `weak` never drafts are here so that no other row takes their words.
"""

from __future__ import annotations

from functools import lru_cache

from pourparler.evidence.drafter.inflect import forms
from pourparler.evidence.drafter.listing import listed

ACTS = {
    "supports": """support|back|endorse|favour|favor|advocate|champion|uphold|defend|espouse|embrace|applaud
hail|praise|commend|cheer|salute|acclaim|laud|welcome|bless|underwrite|second|stand by|stand behind|stand with
rally behind|rally to|rally around|throw its weight behind|throw their weight behind|lend its support
lend their support|give its blessing|give their blessing|speak up for|speak out for|speak for|argue for
make the case for|plead for|vote for|campaign for|come out for|come out in favour|come down in favour|side with
line up behind|swing behind|get behind|weigh in for|prefer|stand up for|root for|see merit|see the merit
see the point of|see much to like|look favourably|have time for|value|cherish|vouch for|sing the praises""",
    "opposes": """oppose|resist|criticise|criticize|condemn|denounce|decry|deplore|slam|blast|lambast|lambaste
attack|assail|deride|ridicule|mock|scorn|dismiss|disparage|disapprove|dislike|object|protest|contest|dispute
challenge|abhor|detest|loathe|hate|resent|fault|berate|rebuke|castigate|censure|pillory|savage|pan|rail against
rage against|fume|bristle|balk at|baulk at|bridle at|recoil from|frown on|frown upon|look askance|take issue
take exception|take a dim view|find fault|pour cold water|pick holes|argue against|speak against
speak out against|vote against|campaign against|lobby against|come out against|come down against|fight|obstruct
hinder|thwart|undermine|scupper|torpedo|sabotage|stymie|warn against|caution against|advise against
counsel against|lament|bemoan|bewail|regret|question|doubt|mistrust|distrust|raise objections|voice concern
voice misgivings|have misgivings|have reservations|have doubts|have qualms|express concern|worry|fear|cringe at
shudder at|see no merit|see no point|see no need|see no reason|see no case|see little|see no sense
lose patience|complain|grumble|gripe|kick against|kick up""",
    "accepts": """accept|agree|consent|concede|acquiesce|assent|acknowledge|swallow|stomach|bow to|yield
give way|give in|cave in|relent|back down|climb down|come round|come around|come on board|get on board|sign up
sign off|sign|initial|ratify|approve|adopt|green-light|greenlight|clear|nod through|wave through|grant|allow
permit|let through|go along|fall in line|toe the line|say yes|make peace with|live with|settle for|put up with
abide by|comply|honour|honor|respect|heed|meet the demand|take up the offer|take the offer|take the deal
shake hands|strike a deal|clinch|seal|soften|budge|drop its objection|drop their objection|lift its veto
withdraw its objection|withdraw their objection|join|resign itself to|resign themselves to|reconcile itself to
take it|bless""",
    "offers": """offer|propose|suggest|table|float|moot|put forward|put on the table|put to|come forward with
come up with|bring forward|submit|tender|present|extend|hold out the prospect|lay on the table|volunteer|invite
dangle|pitch|sketch|outline|unveil|recommend|improve its offer|improve our offer|sweeten|raise its offer
raise our offer|move|stand ready to|be prepared to|make an offer|make a proposal|make a bid|bid
hand over a plan|circulate|advance""",
    "demands": """demand|require|insist|call for|call on|call upon|urge|press|press for|push for|ask|ask for
request|seek|want|need|expect|exhort|implore|beseech|entreat|beg|appeal|appeal for|appeal to|plead with
petition|petition for|lobby for|clamour for|clamor for|agitate for|hold out for|stick out for|hanker after
claim the right|stake a claim|lay claim|reserve the right|aspire|yearn for|long for|crave|aim for|aim at
angle for|fight for|battle for|campaign to|set as a condition|stipulate|stick to|cling to|hold fast|hold firm
stand firm|stand fast|dig in|hold the line|not budge|look for|look to|wait for|await|pursue|command|order
instruct|direct|summon|invoke|lodge a claim|file a claim|sue for|apply for|be after|make the case to
set a deadline|renew its call|repeat its call|reiterate its call|renew their call|repeat their call
set store by|vie for|go for""",
    "refuses": """refuse|reject|rebuff|spurn|decline|rule out|exclude|veto|block|bar|ban|forbid|turn down
turn away|throw out|shoot down|knock back|knock down|bat away|brush off|brush aside|wave away|shrug off|say no
slap down|give short shrift|show the door|strike down|vote down|stonewall|stall|deny access|withhold|snub
repudiate|rebut|shun|disallow|scotch|quash|nix|kill off|kill|boycott|walk away|draw the line|draw a line
draw a red line|dig its heels|dig their heels|dig his heels|dig her heels|stand in the way|shut the door
close the door|slam the door|turn its back|turn their back|bin|rip up|resist pressure|hold back|balk|baulk
want no part|want nothing|have no intention|have no plan|have no plans|have no wish|have no desire
have no appetite|see no way|see no room|stop short of""",
    "drops": """drop|abandon|scrap|shelve|withdraw|rescind|revoke|retract|recant|renounce|relinquish|forgo
forego|waive|give up|let go|give up on|back away|back off|back out|row back|walk back|backtrack|backpedal
back-pedal|retreat|step back|climb down from|pull out|jettison|ditch|discard|dump|junk|suspend|cancel|call off
reverse|u-turn|cease to|stop insisting|stop demanding|set aside|put aside|park|repeal|annul|undo|bury
lay to rest|take off the table|pull from the table|distance itself|distance themselves|disown|desist|soft-pedal
water down|dilute|lapse|let lapse|move away from|move on from|turn away from""",
    "threatens": """threaten|warn|vow to retaliate|retaliate|menace|caution|hit back|respond in kind
reserve the right to strike|take to court|go to court|take it to court|go to law|sue|walk out|down tools
go on strike|strike|picket|hold to ransom|blockade|pull the plug|bring down the government|break off
impose sanctions|escalate|ratchet up|hold hostage|give notice|issue an ultimatum|set an ultimatum|shut off
cut off|turn off|mobilise|mobilize|face the consequences|suffer the consequences""",
    "promises": """promise|pledge|vow|undertake|commit|guarantee|assure|ensure|swear|pledge itself|bind itself
give its word|give his word|give her word|give their word|give an assurance|give an undertaking|give assurances
see to it|make sure|make good|plan|intend|mean to|set out to|resolve|decide|decide to|be determined to|aim to
prepare to|be about to|be set to|be due to|schedule|earmark|set aside money|put money into|deliver
stake his future|stake her future|provide for|keep open|keep its word""",
    "denies": """deny|refute|rebut|disclaim|dismiss as untrue|dismiss reports|reject the claim|reject claims
reject suggestions|reject the charge|reject the accusation|reject the allegation|gainsay|contradict|disavow
disown|call it a lie|never ask|never say|never agree|never promise|never offer|never make|never demand
never intend|never accept|never threaten|never suggest|never propose""",
    "claims": """claim|allege|contend|maintain|assert|argue|accuse|blame|charge|complain that|report|point out
note|point to|hold that|estimate|reckon|observe|attribute|pin on|lay at the door|find that|conclude|say that
state that|insinuate|imply|insist that|put it down|stress that|underline that|emphasise that|emphasize that
recall that|remind|declare that|affirm that|testify|calculate""",
    "considers": """consider|weigh|weigh up|mull|mull over|ponder|contemplate|study|examine|explore|look at
look into|review|assess|evaluate|discuss|debate|deliberate|think about|think over|reflect on|toy with
flirt with|entertain|keep an open mind|leave open|leave the door open|keep the door open|not exclude
not rule out|reserve judgment|reserve its position|warm to|be tempted|take under advisement
take into consideration|sound out|test the water|see whether|hear out|listen to|chew over|revisit|reconsider
rethink|hint at|hint|signal|indicate|moot""",
    "meets": """meet|sit down with|hold talks|hold a meeting|hold consultations|hold discussions|open talks
start talks|begin talks|resume talks|confer|convene|reconvene|gather|assemble|host|receive|negotiate|parley
huddle|come together|return to the table|get round the table|get around the table|face each other|travel to
fly to|shuttle|join talks|attend""",
    "silent": """comment|decline to comment|decline to say|decline to discuss|keep silent|keep quiet|keep mum
stay silent|stay mum|stay quiet|say nothing|remain silent|dodge|sidestep|evade|duck|deflect|skirt|gloss over
steer clear|avoid the question|be drawn|be tight-lipped|give nothing away|keep its counsel|keep their counsel
keep his counsel|keep her counsel|hold its tongue|not answer|not reply|not respond|refuse to comment
refuse to say|refuse to be drawn|refuse to answer|stay away from the subject|bite his tongue""",
}  # fmt: skip

STATES = {
    "supports": """in favour of|in favor of|behind|supportive of|enthusiastic about|keen on|all for
fully behind|right behind|glad of|happy with|pleased with|delighted with|content with|satisfied with|fond of
on the side of|for it|a champion of|an advocate of|a supporter of|committed to|wedded to|attached to
positive about|convinced of|sold on|sympathetic to|well disposed to""",
    "opposes": """against|opposed to|hostile to|critical of|sceptical of|skeptical of|sceptical about
skeptical about|wary of|unhappy with|unhappy about|dissatisfied with|dismayed at|dismayed by|angry at
angry about|furious at|furious about|furious over|furious with|upset by|upset about|appalled by|appalled at
alarmed by|alarmed at|worried about|concerned about|concerned by|concerned at|uneasy about|uneasy with
unimpressed by|unimpressed with|unconvinced by|unconvinced of|unpersuaded by|averse to|up in arms|not a fan of
an opponent of|cool on|cool towards|lukewarm about|disappointed with|disappointed by|disappointed at
outraged by|outraged at|nervous about|suspicious of|dubious about|doubtful about|disturbed by|troubled by
fearful of|dead set against|dead against""",
    "accepts": """on board|happy to accept|content to accept|resigned to|reconciled to|willing to accept
prepared to accept|ready to accept|ready to sign|ready to agree|comfortable with|relaxed about|at ease with
fine with|okay with|ok with|in agreement|agreeable|amenable to|willing to live with|prepared to live with
happy to live with""",
    "offers": """willing to|prepared to|ready to|happy to|glad to|ready for|game for|minded to|disposed to
at the ready|at your disposal""",
    "demands": """adamant|insistent|keen to|eager to|anxious to|desperate for|desperate to|impatient for
impatient to|hungry for|determined to|intent on|bent on|set on|hell-bent|resolute|unyielding|unbending
unwavering|immovable|immoveable|entitled to|owed|after a|out for|firm on|firm that|clear that|waiting for
in need of""",
    "refuses": """unwilling to|not willing to|reluctant to|loath to|loth to|not prepared to|not ready to
unready to|in no mood|in no hurry|not about to|not going to|not interested in
not open to|deaf to|disinclined to|hesitant to|inflexible|intransigent|unmoved|unbudging""",
    "considers": """open to|receptive to|open-minded|minded to consider|willing to consider
prepared to consider|ready to consider|willing to discuss|prepared to discuss|ready to discuss|willing to talk
prepared to talk|ready to talk|willing to look|prepared to look|ready to look|prepared to listen
willing to listen|ready to listen|interested in|curious about|tempted by|tempted to|undecided|agnostic on
flexible|in two minds|torn|not averse to|not opposed to|not against|considering|mulling""",
    "silent": """silent on|silent about|mum on|mum about|tight-lipped|coy about|coy on|vague about|vague on
evasive|noncommittal|non-committal|unavailable for|unreachable|cagey about|guarded|not available for""",
}  # fmt: skip

VERDICTS = {
    "supports": """welcome|good|right|wise|sensible|sound|fair|just|helpful|useful|encouraging|promising
positive|constructive|reasonable|overdue|vital to us|a step forward|a good start|a start|a good deal
a fair deal|a breakthrough|the way forward|the right thing|the best|the only way|in everyone's interest
worthwhile|worth having|worth it|long overdue|excellent|generous|balanced|justified|legitimate|a success
a victory|good news|valuable|beneficial|preferable|common sense""",
    "opposes": """wrong|bad|unfair|unjust|unwise|unhelpful|unreasonable|unrealistic|unworkable|unlawful|illegal
illegitimate|unjustified|unnecessary|unfounded|disastrous|dangerous|reckless|irresponsible|damaging|harmful
destructive|ruinous|catastrophic|crippling|punitive|outrageous|scandalous|disgraceful|shameful|absurd
ridiculous|ludicrous|nonsense|madness|folly|a mistake|an error|a blunder|a disaster|a catastrophe|a betrayal
an insult|a slap|a scandal|a disgrace|a farce|a joke|a gimmick|a sham|a charade|a trap|a trick|a stunt|a bribe
a surrender|a capitulation|a step back|a step backwards|a step too far|a provocation|a threat to|blackmail
robbery|theft|extortion|too low|too high|too little|too much|too late|too far|too early|too soon|too slow
too fast|too short|too long|too expensive|too costly|too vague|too weak|too narrow|too broad|not enough
not good enough|not the answer|insufficient|inadequate|deficient|flawed|hollow|empty|meaningless|worthless
pointless|futile|cynical|naive|dishonest|misleading|premature|excessive|disproportionate|draconian|heavy-handed
one-sided|biased|discriminatory|unconstitutional|unsafe|unaffordable|unsustainable|half-baked|ill-judged
ill-conceived|ill-advised|ill-timed|misguided|short-sighted|wrong-headed|counterproductive|counter-productive
unconvincing|disappointing|worrying|bad news|bad for|a bad deal|a bad idea|a burden|bullying|vandalism
a recipe for|suicide|the wrong way|the wrong answer|the wrong time""",
    "accepts": """acceptable|agreeable|fine|tolerable|palatable|bearable|manageable|good enough
something we can live|a price worth|okay""",
    "demands": """essential|vital|crucial|critical|imperative|indispensable|necessary|needed|a must|a necessity
paramount|a priority|urgent|key|due|non-negotiable|nonnegotiable|not negotiable|not up for|not for sale
a condition|a precondition|a prerequisite|a red line|our red line|carved in stone|sacrosanct|the minimum
the bare minimum|the least|our bottom line|the bottom line|the price|high time|a matter of principle|a right
a question of""",
    "refuses": """unacceptable|inadmissible|intolerable|unthinkable|inconceivable|impossible
out of the question|a non-starter|a nonstarter|non-starter|off the table|off limits|dead|dead in the water
dead on arrival|ruled out|not on the table|not an option|no option|not on the cards|not on|not on offer
not up for negotiation|not for discussion|not acceptable|not possible|not happening|a dead letter
a closed chapter|unimaginable|out""",
    "considers": """possible|conceivable|negotiable|on the table|open|an option|worth considering
worth exploring|worth discussing|worth a look|not impossible|not out of the question|not off the table
not excluded|not ruled out|up for discussion|up for negotiation|a possibility|an open question|worth looking at
a basis for|interesting|thinkable|food for thought""",
    "denies": """untrue|false|a lie|lies|a fabrication|fabricated|fake|fake news|speculation|pure speculation
a myth|fiction|a fiction|baseless|groundless|invented|made up|not true|not the case|not correct|incorrect
inaccurate|a distortion|a misunderstanding|a smear|slander|propaganda|rumour|rumours|gossip|not accurate|not so
fantasy|hearsay|a canard""",
    "drops": """void|no longer on the table|history|dead and buried|overtaken by events|in the past
off the agenda|no longer needed|no longer valid""",
}  # fmt: skip

# Verbs that tell of no deed: "will know", "must be".
STATIVE = listed(
    """
be have know think believe say tell feel see hear hope seem appear remain become stay mean like love hate want
need understand remember forget wonder wish get look ask expect depend happen occur exist belong contain
include concern matter cost last suffer die lose fall rise grow fail face come go affect hurt struggle benefit
find continue add speak explain learn read watch wait try talk argue decide recall note follow sound prove
turn return begin start thank update inform outline deal close prefer
"""
)

# Verbs whose "that" holds nothing that anybody means, words that take a stance half back or tell of another day, and
# what is made that is no deed.
DOUBTING = listed("deny doubt dispute imagine suppose pretend expect hope fear forget rumour rumor dream")
HEDGES = listed("hardly rarely seldom scarcely barely once formerly previously yet almost nearly reportedly allegedly")
SPEECHES = listed("statement statements speech announcement remarks remark question point points call address comment")

# What ends a threat, or wards one off.
LIFTING = listed("lift end drop avoid avert prevent stop oppose call resume reopen defend")

# What a meeting is called, and what is done with one.
EVENTS = listed(
    """
meeting meetings talks talk session sessions round rounds negotiation negotiations consultation consultations
summit summits conference discussion discussions conversation conversations call dialogue encounter hearing
sitting gathering plenary retreat roundtable round-table workshop visit
"""
)
MEETING = listed(
    """
meet gather convene reconvene hold continue resume begin start open end close break adjourn take go conclude
finish schedule set last run drag happen collapse stall negotiate talk be sit attend join host return
"""
)

# What is done to somebody who does not give way.
THREATS = listed(
    """
strike strikes walkout walkouts stoppage stoppages court courts tribunal sue lawsuit lawsuits litigation
sanction sanctions retaliation retaliate retaliatory countermeasures counter-measures consequence consequences
blockade boycott boycotts lockout picket pickets shutdown closure embargo expel expulsion halt quit leave
resign gone veto suspend tear scrap seize invade bomb punish punishment penalties injunction mirror-like
escalate escalation
"""
)

Row = tuple[tuple[str, ...], str]


def _rows(table: dict[str, str], inflected: bool) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for stance, text in table.items():
        for phrase in text.replace("\n", "|").split("|"):
            first, *rest = phrase.split()
            for form in forms(first) if inflected and first.isalpha() else (first,):
                rows = found.setdefault(form, [])
                if not any(row[0] == tuple(rest) for row in rows):
                    rows.append((tuple(rest), stance))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@lru_cache(maxsize=1)
def tables() -> tuple[dict[str, list[Row]], dict[str, list[Row]], dict[str, list[Row]]]:
    """`ACTS` by every form of their first word, `STATES` and `VERDICTS` by their first word; longest phrases first."""
    return _rows(ACTS, True), _rows(STATES, False), _rows(VERDICTS, False)
