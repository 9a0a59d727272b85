import { phraseStartsOf, type SentimentLexicon, valencesOf, wordsOf } from '../lexicon'
import { emojiValences, emoticonValences } from './emoji'
import { vaderLexicon } from './vader'

/** Mean effect of a word of degree, by Hutto and Gilbert (2014). */
const degree = 0.293

const strengthening = wordsOf(
  'absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously entirely especially exceptionally extreme extremely fabulously flipping flippin fracking fricking frickin frigging friggin fully fuckin fucking greatly hella highly hugely incredibly intensely major majorly more most particularly purely quite really remarkably so substantially thoroughly total totally tremendously uber unbelievably unusually utter utterly very ' +
    'pretty definitely certainly truly super seriously honestly simply extraordinarily insanely ridiculously damn without_doubt without_a_doubt no_doubt never_so never_such never_been_so never_been_more never_been_this never_had_such nothing_short_of never_seen_such tell_you_how believe_how',
)

const weakening = wordsOf('almost barely just_enough kind_of kinda kindof kind-of less little marginal marginally occasional occasionally partly scarce scarcely slight slightly somewhat sort_of sorta sortof sort-of a_bit a_little fairly')

/** Phrases that hold a negator and negate nothing. */
const plain = wordsOf("not_only not_just not_to_mention nothing_but none_other no_matter no_wonder no_other cannot_help can't_help no_punches if_not never_mind why_not not_sure_if no_better")

const boosters = new Map<string, number>([
  ...[...strengthening].map((word) => [word, degree] as const),
  ...[...weakening].map((word) => [word, -degree] as const),
  ...[...plain].map((word) => [word, 0] as const),
])

const negators = wordsOf(
  'aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt neither never none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent uh-uh without wont wouldnt rarely seldom despite ' +
    "no hardly lack lacks lacked lacking nobody far_from anything_but fails_to failed_to fail_to refuses_to refused_to used_to_be would_have_been should_have_been could_have_been would've_been should've_been could've_been instead_of too_hard_to",
)

/**
 * What VADER's list, made from tweets, does not know: words about products, services, events and how people deal with each other.
 * This project's own judgement; an underscore joins a phrase. Zero takes a valence away that the word rarely has outside tweets.
 */
const additions: readonly (readonly [number, string])[] = [
  [3, 'to_die_for out_of_this_world second_to_none 10_out_of_10 10/10 five_stars 5_stars a+ flawless flawlessly phenomenal incredible exceptional tremendous top-notch top_notch best_ever cannot_be_beat well_done hats_off'],
  [2.5, "exquisite superbly genius masterful legendary outstanding stellar impeccable unbeatable unmatched a_must_have must-have is_a_must must_see must-see must_visit thumbs_up 4_stars four_stars 9_out_of_10 8_out_of_10 can't_beat couldn't_be_happier could_not_be_happier couldn't_be_more could_not_be_more couldn't_ask_for could_not_ask_for cant_say_enough can't_say_enough cannot_say_enough above_and_beyond blown_away very_best game_changer game-changer big_fan huge_fan kudos congrats lifesaver godsend"],
  [2.2, "delish yummy mouthwatering scrumptious tasty flavorful flavourful riveting riveted mesmerizing mesmerising captivating captivated gripping breathtaking remarkable memorable compelling top_quality high_quality high-quality first-rate first_rate first-class world-class can't_wait cant_wait cannot_wait looking_forward look_forward good_job great_job good_work great_work shout-out shoutout well_worth thrilling enthralling knowledgeable insightful thoughtful heartfelt"],
  [1.8, 'reliable reliably dependable durable sturdy rugged comfy comfortably ergonomic intuitive user-friendly easy-to-use seamless seamlessly hassle-free responsive attentive prompt promptly courteous very_professional convenient conveniently handy sleek stylish crisp crystal_clear vivid affordable inexpensive reasonably_priced bargain good_deal great_deal great_buy good_buy great_value versatile effortless effortlessly accurate accurately tender juicy refreshing mouth-watering authentic spotless cozy gem pearl well-made well_made well-written witty gifted skilled standout believable credible heartwarming touching moving uplifting inspired on_time timely punctual proactive collaborative constructive approachable hospitable on_point spot_on right_on nailed hooked recommended not_bad no_complaints no_problem no_problems no_issues no_issue no_trouble no_worries worth_every_penny worth_it'],
  [1.2, 'works worked fast faster fastest quick quickly quicker lightweight compact clear clearer clearly smooth smoothly simple sharp bright solid solidly nicely loud_and_clear properly efficient efficiently consistent consistently fresh homemade generous diverse stable steady exceeded exceeds pleasant_surprise spacious accessible educational long_lasting long-lasting timeless classic rocks rocked ideal deserves meets_my thanks_to keeper believer'],
  [-0.8, 'i_wish pricey costly average so-so bulky heavy tiny noisy dim outdated old-fashioned waited forever predictable generic smelled smells concern concerns lukewarm dry chewy supposedly pushy'],
  [-1.3, 'slow slower slowly sluggish flimsy fragile awkwardly clumsy clunky cumbersome inconvenient uncomfortable uncomfortably unclear blurry fuzzy grainy muffled garbled tinny scratchy choppy crackle crackling static distorted distortion laggy lag lags lagging freezes freezing froze crash crashes crashed crashing overheats overheat overheated loose leaks leaked leaking drains drained scratches scratched dropped drops unstable flaky glitch glitches glitchy buggy bug bugs lacking lack lacks lacked letdown let_down downside drawback con cons bland greasy soggy salty undercooked overcooked uncooked burnt tepid stale tasteless flavorless watery flat wooden contrived cheesy forgettable formulaic unoriginal uninspired uneven shallow superficial unnecessary far-fetched pretentious overlong silly repetitive plodding meandering skip skipped no_longer delayed delay delays cancelled canceled cancels overdue unanswered unattended absent no-show unfollow unfollowed unsubscribe unsubscribed off-topic spotty second_thoughts holes'],
  [-1.8, "mediocre overpriced over-priced over_priced overrated over_rated underwhelming underwhelmed disappointing unimpressive unimpressed unremarkable unfunny uninteresting unconvincing unsatisfying unsatisfied unsatisfactory dissatisfied unacceptable unappealing unappetizing unhelpful unreliable unresponsive uncooperative unfriendly unprofessional unpolished untrained inattentive dismissive condescending patronizing patronising spam spammy clickbait ghosted defective faulty malfunction malfunctions malfunctioned malfunctioning incompatible inoperable broke broken breaks broken_down cracked snapped dead died dies return_it returned_it returning_it sent_back refund refunded send_it_back sent_it_back sending_it_back took_it_back stopped_working stops_working quit_working quits_working stop_working stopped_charging fell_apart falls_apart falling_apart came_apart wears_out worn_out wore_out cheaply poorly badly at_best below_average sub-par subpar not_up_to_par below-par below_par save_your_money save_your_time stay_away steer_clear look_elsewhere go_elsewhere went_elsewhere money_elsewhere buyer_beware beware never_again better_than_this a_joke expect_better expected_better expected_more fed_up gave_up give_up too_bad poor_quality low_quality low-quality piece_of_plastic gimmick gimmicky misleading misled mislead rip-off ripoff rip_off ripped_off con_artist bogus counterfeit knockoff paperweight trash trashy thumbs_down two_stars 2_stars yawn yawning waste_of wasted drivel dribble clichéd cliche cliché cliches clichés stupidity preachy incoherent nonsensical pointless pointlessly senseless amateurish unlikable unlikeable off_putting off-putting lose_interest"],
  [-2.5, "junk garbage crappy unusable unwatchable unbearable unbearably inedible abysmal atrocious atrocity appalling horrendous horrid horribly disgraceful disgrace nasty gross filthy vomit vomited rude rudely ruins unforgivable laughable one_star 1_star zero_stars 0_stars 1_out_of_10 2_out_of_10 3_out_of_10 a_lemon don't_waste dont_waste do_not_waste not_waste don't_bother dont_bother do_not_bother don't_buy dont_buy do_not_buy not_buy never_buy don't_recommend do_not_recommend piece_of_junk piece_of_crap worst_ever fiasco shoddy toxic great_disappointment huge_disappointment big_disappointment great_loss great_shame great_pity perfect_mess"],
  [0, "as_well well_enough please certain yeah god hand on_the_other_hand pita thriller horror war_film pay paid charged share shared shares number ha warm warmer admit admits interest_rate party parties gun solid_state energy save saves saved matter matters dear cool_down top_of charge charges charger play plays played playing credit credits create created creates chance chances hard_drive cut cuts cutting tops works_at works_for works_in works_with works_on works_as works_from worked_at worked_for worked_in worked_with worked_on worked_as worked_from the_fair trade_fair job_fair career_fair book_fair best_way_to a_friend my_friend my_friends our_friends friend's"],
  [-1.4, "had_better i've_had_better we've_had_better hard_to difficult_to too_much too_many way_too far_too too_small too_big too_large too_short too_long too_loud too_slow too_quiet too_low too_high too_heavy too_bulky too_tight too_loose too_thin too_thick too_expensive too_late too_hard too_hot too_cold too_dark too_bright too_sweet too_salty too_dry too_soft too_weak too_complicated too_difficult too_easily not_enough only_lasted lasted_only not_the_same last_time_i"],
]

const valences = valencesOf([emoticonValences, vaderLexicon], [additions])
for (const [emoji, valence] of emojiValences) valences.set(emoji, valence)

/** What is expected of a thing or a person: nothing to say where it happens, a fault where it does not. */
const faultsWhenNegated = new Map<string, number>(
  [...wordsOf('work working fit fits hold holds held stay stays last lasts lasted charge charges play plays connect connects function functions turn turns open opens load loads respond responded responds reply replied replies answer answered answers show_up showed_up shows_up return returned listen listens fix fixed deliver delivered arrive arrived ship shipped recognize recognizes support supports pair read match compatible available possible usable edible worthy hear understand ready impress buy order purchase again correct complete')].map((word) => [word, -1.3] as const),
)

export const english: SentimentLexicon = {
  valences,
  faultsWhenNegated,
  negators,
  boosters,
  contrasts: wordsOf('but'),
  concessions: wordsOf('although though while'),
  phraseStarts: phraseStartsOf(valences.keys(), boosters.keys(), negators, faultsWhenNegated.keys()),
  steadfast: new Set([...wordsOf('waste wasting bother worst'), ...[...valences.keys()].filter((key) => /^(?:no|not|do|don't|dont|never|can't|cannot|cant|couldn't|could) /u.test(key))]),
  onlyAfter: new Map([['like', wordsOf("i you we they he she who people everyone customers to really also don't dont didn't didnt doesn't doesnt not never would will might may always personally actually especially particularly both still do does did could i'd you'll you'd we'd they'll they'd")]]),
  endings: new Map([['pretty', 2.2]]),
  negatesBackwards: false,
  forms: () => [],
}
