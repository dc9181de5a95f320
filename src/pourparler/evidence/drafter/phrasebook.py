"""Set phrases that take a position, in the same form as the tables of `cues`; ``*`` stands for an object between."""

from __future__ import annotations

VERBS = {
    "support": """
        hope_for pin_the_hopes_on place_the_hopes_in long_for yearn_for
        come_down_in_favour_of come_down_in_favor_of come_down_on_the_side_of pass_a_motion_in_favour_of
        pass_a_motion_backing pass_a_resolution_backing
        note_with_satisfaction note_with_appreciation note_with_approval attach_importance_to see_no_alternative_to
        attach_great_importance_to attach_particular_importance_to see_value_in see_promise_in
        give_*_the_backing give_*_the_support give_the_backing_to give_the_support_to lend_*_the_support
        see_the_merit_of see_the_merits_of be_in_agreement_with be_all_for be_fully_behind close_ranks_behind
        share_*_view_on share_*_view_of share_*_position_on share_*_opinion_on
        associate_itself_with associate_themselves_with align_itself_with
        align_themselves_with
        give_*_a_warm_welcome give_*_a_cautious_welcome bang_the_drum_for make_the_case_for heap_praise_on
        lavish_praise_on appreciate cherish""",
    "oppose": """
        pass_a_motion_against pass_a_resolution_against adopt_a_motion_against adopt_a_resolution_against
        pass_a_motion_opposing mobilise_opposition_to
        have_difficulty_with have_difficulties_with have_problems_with have_a_problem_with have_issues_with
        pour_scorn_on heap_scorn_on take_aim_at take_a_swipe_at raise_objections_to make_the_case_against
        dissociate_itself_from dissociate_himself_from dissociate_herself_from dissociate_themselves_from
        note_with_concern note_with_regret note_with_alarm note_with_dismay
        note_with_deep_concern note_with_grave_concern
        view_with_concern view_with_alarm
        dissociate_from disassociate_itself_from disassociate_themselves_from enter_a_reservation_on
        enter_a_reservation_to lodge_a_reservation_on lodge_a_reservation_to register_a_reservation_on
        place_a_reservation_on object_strongly_to see_as_a_threat feel_let_down_by stand_opposed_to
        distance_itself_from distance_himself_from distance_herself_from distance_themselves_from set_the_face_against
        be_up_in_arms_over be_up_in_arms_about bridle_at chafe_under mobilise_against mobilize_against
        speak_scathingly_of sound_the_alarm_over sound_the_alarm_about have_harsh_words_for have_little_appetite_for
        have_little_interest_in have_little_time_for push_against dig_the_heels_in_against rebel_against
        have_no_time_for""",
    "accept": """
        have_no_quarrel_with have_no_objection_to have_no_objections_to have_no_problem_with have_no_issue_with
        have_no_difficulty_with raise_no_objection_to raise_no_objections_to see_no_harm_in
        give_the_blessing_to give_*_the_blessing grant_access_to give_access_to grant_*_access_to
        give_*_access_to grant_*_access
        give_*_access grant_access grant_permission_for grant_permission_to give_permission_for give_permission_to
        issue_a_permit_for grant_*_entry give_the_go-ahead_for give_the_go-ahead give_*_the_go-ahead
        give_*_the_green_light give_the_green_light_for give_*_the_nod give_approval_to give_*_the_approval
        give_consent_to give_the_consent_to give_the_approval_to vote_to_approve vote_to_accept vote_to_ratify
        put_up_with learn_to_live_with not_object_to be_reconciled_to make_the_peace_with reconcile_itself_to
        resign_itself_to resign_themselves_to greenlight relent come_on_board_with get_on_board_with strike_a_deal_on
        strike_a_deal_over strike_an_agreement_on reach_a_deal_on reach_a_deal_over reach_agreement_on
        reach_an_agreement_on conclude_an_agreement_on clinch_a_deal_on shake_hands_on come_to_terms_on give_in_on
        give_in_over cave_in_on cave_in_over bow_to_demands_for bow_to_pressure_for yield_to_demands_for
        give_in_to_demands_for reach_a_compromise_on find_common_ground_on""",
    "offer": """
        come_down_to come_up_to
        hold_out_the_possibility_of lay_*_on_the_table come_forward_with put_*_forward hold_out_the_hope_of
        bring_*_to_the_table offer_up extend_an_offer_of extend_an_invitation_to throw_in""",
    "demand": """
        stand_the_ground_on stand_the_ground_over hold_the_ground_on stay_put_on set_a_deadline_of_*_for
        set_a_deadline_of_*_to put_*_at_the_top_of put_*_at_the_heart_of refuse_to_take_no_for
        set_a_deadline_for stick_out_for cry_out_for make_a_plea_for make_the_demand_for set_*_as_a_condition_for
        set_*_as_a_condition make_*_a_condition_of make_*_a_condition_for clamour clamor want_out_of want_rid_of
        give_*_an_ultimatum put_pressure_on pile_pressure_on heap_pressure_on look_to issue_an_ultimatum_over
        push_hard_for turn_up_the_pressure_for beg put_the_case_for put_in_for""",
    "refuse": """
        show_no_sign_of show_no_signs_of show_no_willingness_to show_no_inclination_to be_in_no_hurry_to
        be_in_no_rush_to be_in_no_hurry_for dig_in_over_the_question_of make_no_concession_on make_no_concessions_on
        offer_no_concessions_on give_no_ground_on give_no_ground_over not_budge_on
        go_no_higher go_no_lower go_no_further
        dig_the_heels_in_over dig_the_heels_in_on dig_in_the_heels_over dig_in_the_heels_on turn_the_back_on
        stay_away_from shut_the_door_to slam_the_door_on keep_away_from opt_out_of bow_out_of give_*_short_shrift
        give_*_the_cold_shoulder cold-shoulder have_none_of withhold_the_consent_to withhold_the_consent_from
        withhold_the_approval_for withhold_approval_for
        withhold_the_support_for withhold_the_support_from withhold_consent_to withhold_the_signature_from
        want_nothing_to_do_with have_nothing_to_do_with
        draw_the_line_at break_off_talks break_off_the_talks storm_out_of stonewall resist_calls_for
        defy_calls_for defy_calls_to ignore_calls_for ignore_calls_to
        ignore_appeals_for defy_appeals_for turn_a_deaf_ear_to defy defy_demands_for ignore_demands_for
        resist_pressure_for dismiss_calls_for vote_to_reject hold_firm_over stand_firm_over stay_firm_on
        remain_firm_on be_in_no_mood_to be_in_no_mood_for have_no_appetite_for have_no_interest_in have_no_wish_to
        have_no_desire_to have_no_desire_for have_no_stomach_for not_hear_of go_no_further_than go_no_higher_than
        go_no_lower_than go_no_further_on""",
    "drop": """
        reverse_course_on change_course_on change_the_mind_on change_the_mind_about renege_on reverse_the_decision_to
        reverse_the_decision_on reverse_the_position_on reverse_the_stance_on soften_the_line_on soften_the_stance_on
        soften_the_position_on relax_the_stance_on shift_the_position_on shift_ground_on change_tack_on
        lower_the_sights_on put_*_on_hold put_*_on_ice take_*_off_the_table row_back lay_to_rest u-turn_over
        make_a_u-turn_on perform_a_u-turn_on do_a_u-turn_on climb_down_over back_down_over back_off_on row_back_over
        retreat_on backpedal_on back-pedal_on turn_away_from think_better_of have_second_thoughts_about do_without
        can_live_without live_without dispense_with call_off_the_strike call_off_a_strike call_off_strikes
        call_off_the_walkout call_off_the_boycott""",
    "threaten": """
        vote_to_strike_over vote_to_strike_for vote_for_a_strike_over vote_for_strike_action_over
        vote_for_industrial_action_over
        announce_a_strike call_a_strike announce_strikes call_strikes announce_industrial_action_over
        reserve_the_right reserve_the_right_to hold_out_the_threat_of put_*_on_notice""",
    "promise": """
        press_ahead_with push_ahead_with go_ahead_with forge_ahead_with move_ahead_with plough_ahead_with
        proceed_with move_forward_with press_on_with persist_with go_through_with see_through carry_on_with
        give_the_word take_it_upon_itself_to bind_itself_to commit_itself_to commit_themselves_to sign_a_pledge_to
        see_to_it confirm_the_attendance confirm_the_participation announce_the_participation confirm_the_presence
        promise_the_attendance""",
    "plan": "have_no_choice_but_to have_no_option_but_to have_no_alternative_but_to",
    "want": "like",
    "conditions": """
        depend_on depend_upon hinge_on hinge_upon hang_on be_contingent_on be_dependent_on rest_on be_tied_to
        be_linked_to be_conditional_on be_conditional_upon be_predicated_on""",
    "say": """
        take_the_view hold_the_view be_of_the_view be_of_the_opinion express_the_view leave_no_doubt
        make_no_secret_of_the_fact leave_*_in_no_doubt make_no_bones_about_it
        let_slip
        make_it_clear make_it_plain make_it_known""",
    "express": "echo cut unveil present publish float set_out spell_out advance",
    "consider": """
        leave_the_option_of take_a_look_at give_thought_to give_consideration_to be_interested_in show_interest_in
        keep_the_option_open keep_the_options_open keep_all_options_open keep_the_option_of_*_open
        keep_the_possibility_of_*_open keep_the_door_open leave_the_door_open leave_the_option_of_*_open
        leave_the_possibility_of_*_open leave_the_question_of_*_open leave_the_issue_of_*_open leave_it_open
        leave_the_option_open keep_*_on_the_table leave_*_on_the_table not_exclude warm_to_the_idea_of
        leave_scope_for see_scope_for see_room_for be_game_for countenance give_*_some_thought give_*_serious_thought
        flirt_with put_*_to_the_members put_*_to_a_vote put_*_to_a_ballot not_say_no_to take_under_advisement
        take_*_under_advisement""",
    "meet": """
        speak_by_telephone speak_by_telephone_with speak_by_phone speak_on_the_phone speak_on_the_phone_with
        hold_consultations_with hold_consultations hold_discussions_with hold_discussions exchange_views_with
        return_to_the_negotiating_table go_back_to_the_table go_back_to_the_negotiating_table get_round_the_table
        get_around_the_table hold_a_phone_call_with hold_a_telephone_call_with hold_a_round_of_talks
        hold_a_fresh_round_of_talks resume_the_talks resume_the_negotiations have_talks_with have_talks
        have_a_meeting_with gather_for_talks meet_for_talks pick_up_the_talks come_face_to_face_with""",
    "silent": """
        go_quiet_on go_quiet_about go_silent_on go_silent_about keep_the_counsel_on hold_the_tongue_on
        hold_the_tongue_about
        avoid_the_subject_of avoid_the_question_of avoid_the_issue_of avoid_the_topic_of dodge_the_question_of
        leave_*_unanswered give_no_answer_on give_no_answer_to give_no_details_of give_no_details_on
        make_no_comment_on make_no_reference_to offer_no_comment_on give_no_comment_on have_no_comment_on
        have_nothing_to_say_on have_nothing_to_say_about decline_to_be_drawn_on refuse_to_be_drawn_on
        give_nothing_away_on give_nothing_away_about keep_the_counsel_on steer_clear_of reserve_the_position_on
        reserve_the_position reserve_judgement_on reserve_judgment_on reserve_judgement reserve_judgment
        reserve_the_judgement_on reserve_the_judgment_on withhold_judgement_on withhold_judgment_on
        suspend_judgement_on take_no_position_on take_no_position take_no_stand_on take_no_stance_on
        take_no_view_on express_no_view_on express_no_opinion_on offer_no_view_on give_no_view_on
        declare_no_position_on withhold_comment_on withhold_comment fall_short_of""",
    "deny": "give_the_lie_to pour_cold_water_on_reports_of",
}
ADJECTIVES = {
    "keep": "forced obliged compelled",
    "consider": """
        persuaded minded inclined tempted interested_in tempted_by not_averse_to amenable open-minded_about
        open-minded_on""",
    "meet": """
        back_at_the_table back_at_the_negotiating_table back_in_talks back_in_the_room in_talks_with
        back_around_the_table back_round_the_table""",
    "oppose": """
        up_in_arms_over up_in_arms_about dead_set_against dead_against deeply_unhappy_with at_odds_with
        vehemently_against furious_at furious_about furious_over incensed_by appalled_by appalled_at unhappy_at
        unenthusiastic_about lukewarm_about lukewarm_on cool_on cool_towards no_fan_of shocked_by shocked_at
        saddened_by troubled_by
        disturbed_by angered_by upset_by upset_about upset_at frustrated_by frustrated_with offended_by aghast_at
        displeased_with displeased_by perturbed_by taken_aback_by""",
    "refuse": "immovable_on unbending_on unyielding_on intransigent_on inflexible_on unmoved_by",
    "support": "fully_behind all_for keen_on delighted_with delighted_by appreciative_of",
    "demand": "desperate_for hungry_for unwavering_on",
    "accept": "resigned_to reconciled_to at_ease_with fine_with okay_with ok_with on_board_with happy_to_live_with",
}
PREDICATES = {
    "refuses": """
        dead_on_arrival off_the_agenda off_the_menu not_on_offer not_on_the_agenda not_on_the_cards not_on_the_menu
        a_no-go no-go a_deal-breaker deal-breaker a_dealbreaker a_dead_letter not_for_turning not_for_bargaining
        not_open_for_discussion not_open_to_discussion not_open_to_negotiation not_open_for_negotiation
        not_up_for_debate not_up_for_grabs not_a_matter_for_negotiation not_going_to_happen not_happening
        not_subject_to_negotiation not_a_bargaining_chip not_up_for_sale beyond_discussion""",
    "opposes": """
        a_rounding_error a_drop_in_the_ocean a_drop_in_the_bucket a_sticking_plaster a_band-aid a_fig_leaf a_gimmick
        a_smokescreen a_pipe_dream a_publicity_stunt a_stunt a_pr_stunt a_cop-out a_whitewash a_power_grab a_land_grab
        a_waste_of_time a_waste_of_money a_blank_cheque a_blank_check a_poison_pill a_trojan_horse a_capitulation
        a_half-measure a_half_measure window_dressing peanuts crumbs a_tip an_empty_gesture a_cheap_trick a_ploy
        a_pay_cut a_post_box a_fudge mean stingy miserly paltry
        a_death_sentence disappointing worrying troubling frustrating unconvincing unwelcome a_great_pity a_pity a_shame
        a_great_shame a_poor_deal a_step_in_the_wrong_direction disastrous ruinous
        a_declaration_of_war a_slap_in_the_face derisory laughable lamentable deplorable regrettable outrageous
        appalling repugnant scandalous a_recipe_for_disaster a_bridge_too_far a_bitter_blow a_blow a_step_back
        a_step_backwards a_backward_step ill-advised ill-conceived ill-judged unwise unnecessary unhelpful
        hypocritical cynical meaningless worthless toothless inhumane immoral undemocratic unconstitutional
        discriminatory punitive indefensible inexcusable unforgivable unconscionable shocking alarming worrying
        disappointing
        perverse arbitrary ruinous disastrous catastrophic ludicrous nonsensical pointless futile insulting offensive
        provocative disproportionate duplicative burdensome illegitimate a_stitch-up a_sham a_farce a_joke an_outrage
        an_affront a_travesty a_tragedy
        a_disgrace disgrace unaffordable beyond_the_means a_scandal a_charade anathema""",
    "demands": """
        time high_time about_time long_past_time past_time up_to incumbent_on our_priority the_priority
        the_top_priority our_top_priority a_must-have the_least a_sine_qua_non the_only_acceptable a_matter_of_urgency
        the_bottom_line our_bottom_line a_bottom_line the_first_priority of_the_essence set_in_stone carved_in_stone
        sacrosanct untouchable our_red_line""",
    "supports": """
        a_lifeline a_game_changer a_game-changer a_way_out common_sense an_olive_branch a_starting_point a_basis
        something_we_can_work_with something_to_build_on something_to_work_with
        a_welcome_step a_good_start a_start good_news a_milestone proportionate pragmatic courageous beneficial
        commendable praiseworthy prudent timely worthwhile
        laudable the_right_step the_right_course the_right_approach in_the_interest_of the_only_solution
        the_best_solution the_only_realistic_option a_win-win""",
    "denies": """
        not_consistent_with not_in_line_with_the_facts not_the_case not_correct not_accurate not_based_on_facts
        groundless inaccurate incorrect misleading fanciful a_fabrication a_hoax a_myth without_any_foundation
        without_any_basis without_basis not_supported_by_the_facts at_odds_with_the_facts simply_not_true fictitious
        disinformation pure_speculation pure_fantasy fantasy completely_false a_falsehood falsehoods mere_speculation
        wholly_untrue""",
    "considers": """
        a_possibility a_real_possibility an_open_question one_possibility not_excluded not_out_of_the_question
        not_off_the_table not_ruled_out thinkable not_impossible not_inconceivable not_unthinkable one_of_the_options
        among_the_options still_open a_live_option still_possible an_idea_worth_exploring""",
}
NOUNS = {
    "support": "blessing thumbs-up",
    "oppose": "doubts worries fears qualms disquiet unease dissatisfaction indignation disapproval unhappiness",
    "offer": "overture overtures",
    "demand": "exhortation entreaty precondition preconditions",
    "refuse": "intransigence",
    "promise": "word",
    "meet": "consultations",
}
# Verbs without a position that should be known as verbs.
PLAIN = """
free lapse budge convene reconvene adjourn commence dwindle subside backfire escalate derail unfreeze
demobilise demobilize
repatriate resettle legislate enact repeal amend dredge desalinate indemnify reimburse recoup reclassify reinstall
redeploy forfeit unveil publish foresee envisage envision entail prescribe comprise provide sail thank
"""


def joined(*tables: dict[str, str]) -> dict[str, str]:
    """Several tables as one: the entries of each act one after the other."""
    acts = dict.fromkeys(act for one in tables for act in one)
    return {act: " ".join(one.get(act, "") for one in tables) for act in acts}
