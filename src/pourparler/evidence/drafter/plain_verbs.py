"""Verbs that take no position but must be known as verbs, and forms that are as often nouns."""

from __future__ import annotations

from pourparler.evidence.drafter.listing import listed

PLAIN = """
abide absorb abuse accelerate accompany achieve act add adjust administer affect aid alter amend amount announce
apply appoint arrest arrive assist attack award backfire balance ban become belong benefit bomb borrow break bring
build buy calculate carry cause cede celebrate certify change charge check circulate claim clarify clash clean clear
close collapse collect combine come command compensate compete complete comply compensate conduct confront
constitute consult contain contribute control convert convince cool coordinate cost cover create cross cut damage
deadlock debate declare deepen deescalate delay deliver demilitarise deploy depend deprive describe deserve destroy
detain deteriorate determine develop die differ disarm disband dismantle displace dissolve distribute divert divide
double draft draw drain drift drill drive ease edge elect eliminate emerge employ enable encourage enforce engage
enjoy ensure enter erupt escalate establish evacuate exceed exchange exempt exercise exist expand expel expire
export extend extract face facilitate fall feed finance finish fire fish fix fly follow force form freeze fund gain
gather generate get give go govern grant grow guard hand handle happen harden harm harvest hire hit hold honour
honor host hurt impose implement improve include increase inspect install intensify interfere intervene introduce
invade invest investigate involve irrigate join jeopardise keep kill launch lay lead leak learn leave level limit
link list live loan locate lock look lose lower maintain make manage march match matter merge miss modify monitor
mount move nationalise near need notify obey observe obtain occupy occur open operate organise organize overcome owe
own participate pass patrol pause pay phase pick play poison pollute postpone pour prepare preserve prevent
privatise proceed process produce prohibit prolong promote protect prove provide pump punish purchase put raise
reach read reassess rebuild receive recognise recognize reconsider recover redraw reduce reform refrain regain
register regulate reinforce reinstate reject relate release relocate rely remain remove renegotiate renew reopen
repair repay replace resettle reside resign resolve respect restart restore restrict result resume retain retaliate
return reverse revise revive rise risk run sack safeguard save scale scrutinise secure sell send separate serve set
settle shape share shell shift shoot shorten show shrink shut slash slow solve spark speed spend split spread stage
stall stand start station stay steal store strand strengthen strike strip subsidise subsidize succeed suffer supply
surrender surround survive suspend sustain switch swap take target tax tear test tie tighten tolerate topple total
trade train transfer transform transit travel treat trigger trust turn undergo undermine unite unlock unveil update
upgrade use vacate value verify violate visit vote wait wake walk warm waste watch water weaken welcome widen win
withhold work worsen slap dig duck swallow stomach line attend rely replace gauge phase inspect spare merge worry
write yield bear bind blame bolster boost breach burden cap claw cling compel conclude condone confine conform
consist constrain consume coincide cooperate correspond cripple curb deduct defer degrade demolish derail
destabilise deteriorate devastate diminish disappear disrupt dodge draft dredge dump erode evict exploit expose fail
falter flare flood fulfil fulfill gamble hamper haul heal hinder ignore impede import indicate infringe inherit
insult invoke isolate lag last legalise loosen mandate mediate mine mobilise mobilize negotiate nominate note oblige
oust outline overhaul oversee overturn penalise plunge police prevail prioritise prosecute provoke qualify quit
recall reciprocate reconcile redistribute refer refuel rehire relax relieve remedy rescue restrain ruin rule seize
shield sideline sink stem stick stockpile storm subject substitute sue swallow tackle tempt threaten topple tour
transport trim unblock undercut unload vanish ensure hand back-date honour enrich curtail ramp remove dilute deposit
mortgage lease rent levy index waive replenish allocate amount draw release reroute store dam breach collapse cordon
evacuate brief chair report bargain strike picket ballot co-govern rotate appoint scrap hike raise freeze think
start land dock trawl net catch ship lift burn dig
"""
# Forms that are as often nouns; whether they are verbs here is told by what stands around them.
HOMOGRAPHS = listed(
    "demand offer claim call talk promise support push pledge plan vote strike visit request press warn threat "
    "appeal protest veto vow back fight attack block table float bid boycott guarantee end change increase cut "
    "raise rise halt use need want move step face force form hand head hold home lead leave limit link list look "
    "lease levy loan march mandate match matter mine miss note open order own patrol pause phase place plant play "
    "police pour process produce pump purchase range reach recall record reform release rent repair report rescue "
    "resolve respect rest result return review risk rule run sack sale scale set shape share shell shift shop "
    "show sign slash slow solve spark speed spend split spread stage start state station store stress "
    "study supply surrender switch swap target tax test tie tour trade train transfer transit travel trust turn "
    "update value view wait walk watch water work yield comment mention answer reply contact concern doubt fear "
    "hope wish desire help praise welcome approach aid aim balance ban benefit blame boost breach burden cap "
    "cause charge check claw clash close collapse command control cost cover damage dam debate delay deposit "
    "dispute draft draw drill drive drop ease estimate exchange exercise experience export fall fire fish fix "
    "flood fund gain guard harm harvest import index influence insult interest issue lack land lock master "
    "measure mediate mortgage name net object oversight overhaul pass pay permit picket post project ramp rate "
    "reason regret remedy resign review reward ship shield stem stock storm struggle subject substitute suspect "
    "trim trigger waste whip witness finance campaign lobby petition brief chair ballot bargain burn catch dump "
    "signal tender initial summon label brand term cast repeat regard question contest post quote stick voice "
    "register advance lower cool warm clear clean complete separate double level cross near even deadlock light "
    "side line gauge spare free exempt secure welcome moot answer ditch snub retreat hike freeze rotate dock "
    "tweet clean present point amount total pitch arrest attempt address award act bomb edge flare lapse launch park "
    "pile pin rail rally rebel rebuke remark reserve row rush wave"
)
"""Words as they are written that may be nouns; their form with -s may be too."""
