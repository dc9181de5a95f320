"""Cue words: which verbs, nouns and adjectives say that somebody takes a position, and of which kind.

An *act* is what the word does before it is joined with others: ``refuse`` joined with ``drop`` keeps demanding. The
acts are named after the stances, with a few more: ``say`` (a clause follows, which is read for itself), ``believe``
(the same, and no source), ``keep`` (what follows counts as it is), ``plan``, ``want``, ``ready``, ``express`` (the
noun that follows counts), ``act`` (any deed), ``none`` (nothing to draft), ``hear`` (silence when negated).
"""

from __future__ import annotations

from dataclasses import dataclass

from pourparler.evidence.drafter import phrasebook
from pourparler.evidence.drafter.listing import listed
from pourparler.evidence.drafter.plain_verbs import HOMOGRAPHS as HOMOGRAPHS
from pourparler.evidence.drafter.plain_verbs import PLAIN

# Verbs with what belongs to them ("rule out"), by act. Two words and more are looked for before one.
VERBS = {
    "support": """
        support back endorse favour favor welcome embrace champion advocate praise hail applaud prefer defend uphold
        laud side_with stand_behind stand_by vote_for vote_in_favour_of vote_in_favor_of speak_in_favour_of
        speak_in_favor_of come_out_in_favour_of come_out_in_favor_of come_out_for rally_behind get_behind warm_to
        argue_for argue_in_favour_of stick_to stick_with adhere_to plead_for speak_up_for abide_by see_merit_in
        lend_support_to side put_the_weight_behind throw_the_weight_behind commend be_in_favour_of be_in_favor_of
        be_for be_behind be_in_support_of look_forward_to plump_for lean_towards lean_toward stand_with greet cheer
        sympathise_with sympathize_with vouch_for be_keen_on set_store_by share_the_view share_the_position
        share_the_assessment""",
    "oppose": """
        oppose resist criticise criticize condemn denounce protest contest lambast slam blast decry deplore block
        veto obstruct object_to vote_against speak_against speak_out_against come_out_against argue_against
        protest_against rail_against disagree_with lobby_against campaign_against fight_against hit_out_at
        take_issue_with balk_at baulk_at bristle_at warn_against advise_against caution_against be_against
        stand_against push_back_against push_back_on take_a_stand_against fight chafe_at recoil_from object
        march_against strike_against stand_in_the_way_of stand_in_the_way be_hostile_to slate deride assail
        rebuke censure disapprove_of dissent_from take_exception_to lash_out_at come_down_on kick_against thwart
        torpedo scupper question cast_doubt_on challenge appeal_against cry_foul_over rail_at speak_ill_of
        take_a_dim_view_of regret lament resent""",
    "accept": """
        accept swallow stomach okay green-light give_the_green_light_to give_the_go-ahead_to give_the_nod_to
        rubber-stamp wave_through fall_in_with come_to_terms_with take_on_board approve ratify sign adopt agree
        consent consent_to assent_to agree_to agree_on agree_with agree_upon sign_up_to sign_off_on sign_on_to
        yield_to bow_to go_along acquiesce_in acquiesce_to settle_for go_along_with give_in_to cave_in_to say_yes_to
        approve_of allow permit tolerate initial join come_round_to come_around_to sign_up_for live_with settle_on
        accede_to concur_with concur acquiesce accede cede concede compromise_on give_way_on give_ground_on let""",
    "offer": """
        offer propose dangle pitch make_available table float invite volunteer put_forward put_on_the_table
        hold_out_the_prospect_of hold_out come_up_with submit tender suggest recommend bring_forward lay_out
        lay_on_the_table""",
    "demand": """
        demand stipulate look_for set_as_a_condition require urge encourage request seek implore beseech exhort
        press call_for call_on call_upon press_for push_for insist_on insist_upon ask_for ask appeal appeal_for
        appeal_to lobby_for agitate_for hold_out_for clamour_for clamor_for strike_for push campaign_for
        hold_firm_on march_for fight_for petition_for stand_firm_on petition lobby order instruct summon plead_with
        warn_off reiterate_calls_for""",
    "refuse": """
        refuse shun forswear demur nix scotch slap_down knock_down pour_cold_water_on throw_cold_water_on
        give_short_shrift_to shrug_off swat_away close_the_door_on close_the_door_to slam_the_door_on
        slam_the_door_to have_no_truck_with want_no_part_of want_no_part_in hold_the_line_on dig_in_over dig_in_on
        disallow repudiate reject decline rebuff spurn dismiss rule_out decide_against come_down_against
        see_no_reason see_no_need see_no_point_in see_no_case_for break_off suspend_the_participation_in
        withdraw_from_talks withdraw_from_the_talks withdraw_from_negotiations withdraw_from_the_negotiations
        quit_talks quit_the_talks leave_the_talks leave_the_table turn_down say_no_to brush_off brush_aside
        shoot_down shut_the_door_on throw_out wave_away vote_down exclude walk_out_of walk_out_on knock_back snub
        boycott pull_out_of walk_out""",
    "drop": """
        drop bury axe water_down tone_down park mothball discard pull_the_plug_on take_off_the_table step_away_from
        edge_away_from climb_down u-turn_on cave_on yield_on go_cold_on abandon scrap shelve give_up give_up_on
        back_away_from back_down_from back_down_on back_off_from walk_away_from walk_back step_back_from
        retreat_from move_away_from pull_back_from climb_down_from climb_down_on retract waive relinquish forgo
        renounce backtrack_on backtrack_from row_back_on row_back_from let_go_of disown jettison ditch back_out_of
        back_down soften_on relent_on go_back_on""",
    "lift": """
        withdraw call_off lift suspend pull end rescind revoke remove cancel halt stop cease ease soften take_back
        put_aside set_aside""",
    "threaten": """
        threaten warn_of raise_the_spectre_of raise_the_specter_of brandish""",
    "promise": """
        promise pledge vow undertake guarantee commit assure swear commit_to pledge_to""",
    "deny": """
        deny refute dispute disavow contradict rebut gainsay""",
    "consider": """
        consider look_favourably_on look_favorably_on be_minded_to keep_an_open_mind_on keep_an_open_mind_about
        leave_room_for think_over chew_over weigh mull study examine explore review contemplate entertain evaluate
        ponder look_at look_into hint_at raise_the_possibility_of raise_the_prospect_of float_the_possibility_of
        think_about toy_with keep_open leave_open hold_open leave_the_door_open_to keep_the_door_open_to
        leave_the_door_open_for reflect_on mull_over weigh_up float_the_idea_of warm_up_to moot""",
    "meet": """
        meet travel_to visit discuss negotiate host convene confer meet_with hold_talks_with hold_talks
        sit_down_with talk_to talk_with speak_with speak_to speak_by_phone_with confer_with resume_talks open_talks
        begin_talks enter_talks hold_a_call_with join_talks attend_talks take_part_in sit_down resume_negotiations
        open_negotiations start_talks begin_negotiations return_to_the_table return_to_talks come_to_the_table
        attend go_to_the_table reconvene hold_a_meeting_with hold_a_meeting hold_negotiations hold_negotiations_with
        travel_to_meet""",
    "silent": """
        stop_short_of remain_silent_on stay_silent_on say_nothing_about say_nothing_on say_nothing_of keep_silent_on
        keep_quiet_about avoid_mentioning make_no_mention_of sidestep dodge skirt omit evade duck deflect gloss_over
        keep_mum_on keep_mum_about remain_silent_about stay_silent_about keep_silent_about stay_quiet_on
        remain_quiet_about be_silent_on be_silent_about give_no_indication_of leave_out leave_unanswered pass_over
        fall_silent_on""",
    "hear": """
        mention comment comment_on address respond reply answer respond_to reply_to answer refer_to touch_on
        elaborate_on elaborate react react_to""",
    "say": """
        say tell add note state announce inform explain remark report tweet reply respond recall remind disclose
        reveal indicate signal confirm admit acknowledge observe declare proclaim brief notify argue contend claim
        allege assert maintain insist stress emphasise emphasize underline underscore reiterate reaffirm repeat warn
        caution conclude write point_out make_clear spell_out go_on joke quip complain hint suggest recommend advise
        concede estimate affirm attest testify post clarify stipulate relay recount quote""",
    "believe": """
        believe think feel expect hope fear doubt know understand predict see reckon suspect anticipate trust""",
    "deem": """
        deem call label brand term describe consider accuse regard portray dub characterise characterize cast
        denounce dismiss""",
    "keep": """
        continue begin start keep appear seem tend proceed move go_on help try attempt rush hasten resume manage
        step_up repeat""",
    "plan": """
        plan vote intend aim decide resolve choose opt mean be_about prepare arrange elect schedule""",
    "want": """
        want wish desire need hope""",
    "express": """
        express voice convey communicate improve sweeten revise better reduce lower raise increase trim moderate
        signal indicate declare reiterate repeat renew reaffirm make issue give lend extend restate register table
        submit lodge raise state underline maintain show put announce deliver affirm send stand_by stick_to hold_to
        cling_to hold_on_to reassert harden underscore have retain press confirm open throw""",
    "conditions": """
        link tie""",
    "fail": """
        put_off
        fail neglect omit avoid struggle""",
}
# Adjectives after "be", "remain", "seem", "stay", "become", with what belongs to them.
ADJECTIVES = {
    "ready": """
        ready prepared willing happy keen eager glad""",
    "consider": """
        open open_to receptive_to amenable_to flexible_on flexible_about undecided_on undecided_about""",
    "oppose": """
        opposed opposed_to hostile_to critical_of sceptical_of skeptical_of sceptical_about skeptical_about
        unhappy_with unhappy_about unconvinced_by wary_of concerned_about concerned_by concerned_at alarmed_by
        alarmed_at worried_about against dissatisfied_with uneasy_about uneasy_with adamantly_against averse_to
        angry_at angry_about dismayed_by dismayed_at disappointed_by disappointed_with outraged_by outraged_at""",
    "refuse": """
        unwilling reluctant unprepared loath unready""",
    "promise": """
        committed committed_to determined resolved bound_by pledged""",
    "plan": """
        set due scheduled expected going poised likely about slated supposed planning planned""",
    "support": """
        supportive_of satisfied_with happy_with content_with pleased_with grateful_for optimistic_about
        hopeful_about enthusiastic_about hopeful_of behind positive_about in_favour_of in_favor_of encouraged_by
        optimistic_on sympathetic_to comfortable_with""",
    "demand": """
        adamant_about firm_on firm_in insistent_on adamant_on""",
    "silent": """
        silent_on silent_about quiet_on quiet_about mum_on tight-lipped_about silent""",
    "say": """
        clear adamant explicit categorical unequivocal""",
    "believe": """
        confident convinced sure certain optimistic hopeful aware concerned worried""",
}
# Nouns, by act; what they are about follows after "for", "to", "of", "on", "that" ...
NOUNS = {
    "support": """
        support backing endorsement praise optimism confidence enthusiasm preference sympathy solidarity
        satisfaction welcome""",
    "oppose": """
        opposition objection objections criticism concern concerns reservations reservation condemnation protest
        protests resistance hostility anger disappointment misgivings alarm scepticism skepticism outrage dismay
        veto complaint complaints discontent displeasure""",
    "accept": "acceptance consent agreement approval ratification assent concession concessions",
    "offer": "offer offers proposal proposals invitation suggestion bid",
    "demand": """
        demand demands call calls request requests appeal appeals push insistence ultimatum campaign claim claims
        plea pleas""",
    "refuse": "rejection refusal boycott unwillingness reluctance",
    "promise": """
        promise promises pledge pledges vow commitment commitments assurance assurances guarantee guarantees
        undertaking""",
    "threat": "",
    "threaten": "threat threats warning warnings",
    "deny": "denial denials",
    "consider": "openness flexibility interest",
    "ready": "readiness willingness preparedness",
    "plan": "intention intentions plan plans decision",
    "meet": "meeting talks negotiations summit",
    "hear": "mention comment reference reply answer",
    "want": "wish desire need hope hopes",
}
# What a thing is said to be, by the stance of who says it.
PREDICATES = {
    "refuses": """
        non-starter a_non-starter out_of_the_question off_the_table not_up_for_discussion not_up_for_negotiation
        not_on_the_table not_for_sale not_for_trading not_for_discussion not_for_negotiation not_subject_to
        not_an_option no_question_of impossible never_acceptable off_limits""",
    "opposes": """
        unacceptable inadmissible intolerable wrong a_mistake mistake unfair a_betrayal betrayal a_disaster disaster
        reckless an_insult insult dangerous irresponsible illegal unlawful unjust inadequate insufficient too_little
        not_enough not_good_enough unworkable unrealistic a_provocation provocation disgraceful shameful unjustified
        counterproductive premature a_step_too_far folly absurd foolish harmful damaging flawed a_trap short-sighted
        not_acceptable not_fair not_the_answer unsustainable untenable a_threat one-sided excessive too_high too_low
        too_far a_dead_end a_surrender blackmail theft madness a_bad_deal a_bad_idea misguided a_red_line red_line""",
    "demands": """
        essential vital necessary needed required imperative indispensable non-negotiable a_precondition
        precondition a_prerequisite prerequisite a_must a_priority priority urgent overdue long_overdue crucial
        paramount not_negotiable the_minimum a_requirement requirement key critical due mandatory obligatory
        a_minimum inviolable""",
    "supports": """
        welcome generous right fair reasonable a_good_idea good a_step_forward a_step_in_the_right_direction
        positive constructive the_right_thing sensible balanced encouraging helpful promising a_breakthrough
        the_best_way the_only_way justified a_good_basis a_basis a_sound_basis the_way_forward workable progress
        useful legitimate long_awaited a_victory historic wise overwhelmingly_positive better best a_fair_deal
        a_good_deal realistic serious credible viable affordable convincing persuasive satisfactory adequate
        sufficient lawful legal""",
    "accepts": """
        acceptable agreed tolerable""",
    "denies": """
        speculation false untrue not_true baseless invention pure_invention a_lie lies nonsense rubbish fabricated
        fiction pure_fiction fake_news unfounded without_foundation wide_of_the_mark rubbish""",
    "considers": """
        possible on_the_table negotiable conceivable one_option open up_for_discussion open_to_discussion feasible
        worth_exploring worth_considering worth_discussing an_option under_consideration under_review
        under_discussion under_study""",
}
# A verb that takes the person it is said to, before "to" or "that".
# Participles that are adjectives before "to": "is set to", "was forced to".
HELD_TO = listed(
    "set due opposed prepared committed determined expected scheduled forced obliged compelled persuaded minded "
    "inclined tempted"
)
CLINGING = frozenset(["stick", "cling", "hold", "stand"])  # with "to" or "by": what follows counts as it is
TO_WHOM = listed(
    "tell inform remind notify brief assure warn urge ask request press implore beseech exhort invite order "
    "instruct push advise caution promise require appeal lobby allow permit let force want persuade encourage "
    "convince call push compel petition summon expect plead"
)
# Verbs after which "that" (or a quote) does not hold a claim but the thing demanded, offered ...
THAT = {
    "demand": "demand", "ask": "demand", "request": "demand", "urge": "demand", "require": "demand", "appeal": "demand",
    "order": "demand", "propose": "offer", "suggest": "suggest", "recommend": "offer", "promise": "promise",
    "pledge": "promise", "vow": "promise", "swear": "promise", "guarantee": "promise", "assure": "promise",
    "undertake": "promise", "commit": "promise", "deny": "deny", "dispute": "deny", "refute": "deny",
    "threaten": "threaten", "agree": "accept", "accept": "accept", "consent": "accept", "hope": "support",
    "wish": "demand", "prefer": "support", "decide": "plan", "insist": "insist", "doubt": "oppose",
    "reject": "deny", "dismiss": "deny", "regret": "oppose", "welcome": "support", "concur": "accept",
    "adamant": "insist", "insistent": "insist", "resolve": "plan", "consider": "consider",
    "object": "oppose", "complain": "oppose", "protest": "oppose",
}  # fmt: skip
STANCE = {
    "support": "supports", "oppose": "opposes", "accept": "accepts", "offer": "offers", "demand": "demands",
    "refuse": "refuses", "drop": "drops", "threaten": "threatens", "promise": "promises", "deny": "denies",
    "conditions": "conditions_on", "consider": "considers", "meet": "meets", "silent": "silent", "claim": "claims",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry: what it does, and the words that follow its first one."""

    act: str
    rest: tuple[str, ...]


def _index(groups: dict[str, str]) -> dict[str, tuple[Cue, ...]]:
    """First word -> the cues that begin with it, the longest first."""
    found: dict[str, list[Cue]] = {}
    for act, text in groups.items():
        for entry in text.split():
            first, *rest = entry.split("_")
            found.setdefault(first, []).append(Cue(act, tuple(rest)))
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for word, cues in found.items()}


VERB_CUES = _index(phrasebook.joined(VERBS, phrasebook.VERBS))
ADJECTIVE_CUES = _index(phrasebook.joined(ADJECTIVES, phrasebook.ADJECTIVES))
NOUN_CUES = {word: act for act, words in phrasebook.joined(NOUNS, phrasebook.NOUNS).items() for word in words.split()}
PREDICATE_CUES = _index(phrasebook.joined(PREDICATES, phrasebook.PREDICATES))
LEMMAS = frozenset(
    word for word in (*VERB_CUES, *PLAIN.split(), *phrasebook.PLAIN.split()) if word.isascii() and word != "like"
)
