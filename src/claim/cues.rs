//! English words that no topic owns: who says so, what is denied, what is asked, where a clause turns.

use crate::token::Token;
use crate::vocabulary::lexicon::{Case, Lexicon};

/// What a cue word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// "not", "never": turns what follows in its clause.
    Not,
    /// "no", "none", "nothing": turns the noun or clause that it opens.
    No,
    /// "not only", "no longer": looks like a negation and is none.
    Pseudo,
    /// "denied", "bunk": says by itself that something is not so.
    Deny,
    /// "said", "warns": puts the sentence in a mouth.
    Say,
    /// "according to", "reportedly": so does this, without a verb.
    Source,
    /// "critics", "experts": people whose words a sentence gives.
    Sayer,
    /// "could", "might", "whether".
    Maybe,
    /// "but", "although": the scope of a negation ends here.
    Turn,
    /// "it", "they", "that": points back.
    Pronoun,
    /// "the", "its": makes the noun after it definite.
    Definite,
    /// "asks", "wants to know".
    Ask,
}

/// A cue found in a block.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub cue: Cue,
    pub at: usize,
    pub len: usize,
}

/// Words and phrases by what they do, parted by bars.
const WORDS: &[(Cue, &str)] = &[
    (
        Cue::Not,
        "not|never|cannot|can't|don't|doesn't|didn't|isn't|aren't|wasn't|weren't|won't|wouldn't|couldn't| \
         hasn't|haven't|hadn't|nor|neither|hardly|stopped short of",
    ),
    (Cue::No, "no|none|nothing|nobody|no one|nowhere"),
    (
        Cue::Pseudo,
        "not only|not just|not merely|not simply|no longer|no doubt|nothing but|no stranger|not least| \
         not to mention|none other than|no sooner|not for the first time|not the first time|no less|can't quit| \
         cannot quit|not surprisingly|no secret|no wonder|cannot do without|can't do without|cannot work without| \
         no more than|not alone|isn't alone|not a secret|doesn't just|does not just|isn't just|not until| \
         not yet clear|cannot be overstated|why not|no matter|if not|whether or not|no idea|not know|don't know| \
         hardly a secret|nothing new|no accident|not so different|never meant|not meant to|never intended| \
         not intended|takes no|needs no|requires no|no fewer",
    ),
    (
        Cue::Deny,
        "deny|denies|denied|denying|denial|refute|refuted|refutes|debunked|debunks|rebut|rebutted| \
         rejected the claim|bunk|hoax|myth|nonsense|untrue|false claim|baseless|unfounded|unproven| \
         unsubstantiated|unsupported|without evidence|without proof|no evidence|lacks evidence|fabricated| \
         pure invention|no such thing|taken no part|takes no part|took no part|had no part|has no part| \
         played no part|plays no part|without proving|says nothing about|say nothing about|said nothing about| \
         says nothing of|no trace|turned up nothing|came up empty|found nothing|came home empty|come home empty| \
         come up empty|comes up empty|came back empty|came away empty|appears nowhere|appear nowhere| \
         appeared nowhere|turns up nowhere|none found|none was found|none were found|dispute that|disputes that| \
         disputed that|is invention|cannot substantiate|could not substantiate|can't substantiate|no basis| \
         ruled out|disavowed|absence of|shows nothing|show nothing|zero proof|zero evidence|waved off| \
         find a blank|do not prove|does not prove|not been shown|not shown|not produced|no hint|no sign| \
         no record of|no document|no indication|nobody has shown|nobody's shown|no one's shown| \
         nobody has produced|no one has produced|nobody has proved|nobody has proven|no one has proved| \
         no one has proven|nobody ever showed|no one ever showed|that anyone has shown|that anybody has shown| \
         zero rows|not a single document|no one has shown|no proof|has yet to surface|not surfaced|find nothing| \
         finds nothing|found no|rejects the charge|rejected the charge|rejects the idea|rejected the idea| \
         rejects the notion|rejected the notion|rejects the suggestion|rejected the suggestion|rejects the claim| \
         rejects claims|rejected claims|dismisses claims|dismissed claims|dismissed the claim|dismisses the idea| \
         dismissed the idea|a fable|is a fiction|pure fiction|fairy tale|is a fantasy|pure fantasy|figment| \
         tall tale|urban legend|old wives' tale|no way into|no access to|no dealings with|no business with| \
         not one dollar|not a dollar|not one cent|not a cent|not a dime|not one dime|not a penny| \
         not know of any|know of no|knows of no|knew of no|not aware of any|unaware of any|turned up no|turns up no| \
         there was none|there were none|there is none|tells us nothing|tell us nothing|told us nothing|no bearing on| \
         no bearing at all|lacks any|lack any|sighted no|lacks documentary|lack documentary",
    ),
    (
        Cue::Say,
        "say|says|said|saying|tell|tells|told|argue|argues|argued|arguing|warn|warns|warned|warning|claim|claims| \
         claimed|contend|contends|contended|insist|insists|insisted|allege|alleges|alleged|alleging|maintain| \
         maintains|maintained|testified|testifies|testify|wrote|writes|note|notes|noted|noting|added|adds| \
         explained|explains|explain|conceded|concedes|concede|admitted|admits|admit|acknowledged|acknowledges| \
         complain|complains|complained|stated|states|announced|announces|reports|report|suggested|suggests| \
         suggest|believe|believes|believed|thinks|worries that|worry that|worries|fears that|fear that| \
         feared that|is alarmed|are alarmed|considers|consider|holds that|hold that|held that|agrees|allows that| \
         grants that|objects to|object to|is how he|is how she|is what one|as he gave it|would have us|speak of| \
         speaks of|has observed|accused|accuses|accuse|described|describes|describe|called it|calls it|urged| \
         urges|protests that|replied|replies|boast|boasts|answers that|answered that|boasted|remarked|remarks| \
         recalled|recalls|predicted|predicts|confirmed|confirms|informed|lets on|let on|reckons|announced that| \
         declare|let his people know|let her people know|let staff know|told them|cautioned|cautions|objected| \
         pointed out|points out|declared|declares|credits|asserted|asserts|assured|promised|vowed|vows| \
         emphasized|stressed|stresses|observed|observes|put it|phrased it|attests|relayed|posted on|quipped| \
         joked|let be known|let it be known|made clear|swears|swore|countered|fretted|frets|lamented|laments| \
         have it that|has it that|spoken of|in quotes|heard that|hear that|hears that|was told|were told| \
         been told|had it that|has reported|have reported|had reported|read that|he called|she called| \
         they called|called for|suspects|suspected that|suspect that|cite|cites|cited a|cited the|claiming| \
         pointed to|points to|is certain that|are certain that|is convinced that|are convinced that| \
         made the point|makes the point|made the same point|makes the same point|has reminded|reminded| \
         like to say|likes to say|finds that|found that|find that|put the price|puts the price|put the cost| \
         puts the cost|put the figure|puts the figure|put the sum|puts the sum|spoke of|spoke about| \
         had talked of|have talked of|had talked about|talks of|read somewhere|heard somewhere|spoke out| \
         point out|agreed that|agree that|add that|caution that|predict that|remark that|assert that|stress that| \
         emphasize that|vow that|swear that|boast that|joke that|reply that|reckon that|recall that|figures that| \
         figured that|shouted that|shouts that|shouting that|write that|confirm that|to say that| \
         retort|retorts|retorted|answer that|grumble that|grumbles that|grumbled that|informs|assures us|assure us| \
         assures me|written in that|writes in that|wrote in that|summed up|sums up|mutters|muttered|to the effect that| \
         cited former|chatter that|gossip that|whispers that|advised that|advises that|blames|yelled that| \
         yells that|affirmed that|affirms that|reminds us|submitted that|submits that|taught that|teaches that| \
         puts it another way|puts it as|object that|objects that|posted that|posted in public that|printed that| \
         gave the price|gave the amount|gave the sum|gave the figure|gives the price|gives the amount",
    ),
    (
        Cue::Source,
        "according to|reportedly|allegedly|supposedly|purportedly|by the account of|the account of|an account of| \
         by his account|by her account|by their account|by its own account|in his view|in her view|in their view| \
         in its view|to his mind|to her mind|in his telling|in her telling|in the words of|per the| \
         in the opinion of|is said to|are said to|was said to|were said to|is supposed to be|as reported by| \
         is to be believed|if you trust|has it right|have it right|is the opinion of|complaint that| \
         accusation that|statement that|premise that|tip that|tip was that|notion that|theory that| \
         assertion that|suspicion that|to go by|has it too|has it also|allegation that|allegations that| \
         contention that|in one retelling|in the retelling|by one account|by his telling|by her telling| \
         by their telling|as he puts it|as she puts it|as one put it|going by|in keeping with two| \
         to his knowledge|to her knowledge|a report by|by the count|count of|report:|by the footnotes|is quoted| \
         in a statement|sources say|citing|as told by|by all accounts|if the document is to be believed| \
         a report that|reports that|reporting that|rumour that|rumor that|rumours that|rumors that|own tally| \
         own count|own estimate|own reckoning|own figures|in his opinion|in her opinion|in their opinion| \
         in his eyes|in her eyes|in their eyes|in his reading|in her reading|in his words|in her words| \
         in their words|in the judgment of|in the eyes of|per|rumored|rumoured|is reported to|are reported to| \
         was reported to|were reported to|there is talk|talk has it|has it from|have it from|as he sees it| \
         as she sees it|as they see it|as critics see it|to those who|to its critics|to critics| \
         from what he says|from what she says|from what they say|if you ask|own admission|we hear|i hear| \
         i am told|we are told|word is|word has it|rumor has it|rumour has it| \
         there is chatter|chatter has it|gossip has it|rumor:|rumour:| \
         to its detractors|to his detractors|to her detractors|to their detractors|to its opponents|the view of",
    ),
    (
        Cue::Sayer,
        "critics|experts|watchdogs|advocates|detractors|opponents|scholars|observers|researchers| \
         rights groups|civil liberties groups|whistleblower|whistleblowers|spokesperson|spokesman| \
         spokeswoman|insider|insiders|former official|former officials|skeptics|an official|officials| \
         analysts say|lobbyist|sources|newsletter|aggregator|podcast host|columnist|trade site|textbook| \
         museum label|viral post|magazine|tabloid|broadsheet|caption|spreadsheet|annex|exhibit|sidebar| \
         webinar|commenter|brochure|consultant|rights group|privacy scholars|the report|a report|the guide| \
         new report|insiders declare",
    ),
    (Cue::Maybe, "could|might|may|whether|if|would|perhaps|possibly|plausible"),
    (Cue::Turn, "but|although|though|however|while|whereas|yet|except|instead|because|since"),
    (
        Cue::Pronoun,
        "it|they|he|she|them|its|their|his|her|him|this|that|these|those|such|one|there|so|both|the same| \
         here",
    ),
    (Cue::Definite, "the|this|that|these|those|its|their|his|her|our|such|same|whose|each|both|every"),
    (
        Cue::Ask,
        "ask|asks|asked|asking|wonder|wonders|wondered|want to know|wants to know|wanted to know|question| \
         questions|wondering|no idea|not know|don't know|unclear|not disclosed|unknown|unable to nail down| \
         pressed|presses|pressing|grilled|quizzed|demanded to know|demands to know",
    ),
];

/// The cues of English, looked up like names.
#[derive(Clone, Debug)]
pub struct Grammar {
    cues: Lexicon<Cue>,
    question: u64,
}

impl Default for Grammar {
    fn default() -> Self {
        let mut cues = Lexicon::default();
        for (cue, words) in WORDS {
            for word in words.split('|') {
                cues.add(word, Case::Any, *cue);
            }
        }
        Grammar { cues, question: mark_hash("?") }
    }
}

fn mark_hash(mark: &str) -> u64 {
    let mut tokens = Vec::new();
    crate::token::tokenize(mark, &mut tokens);
    tokens.first().map_or(0, |t| t.hash)
}

impl Grammar {
    pub fn cues(&self, tokens: &[Token], from: usize, to: usize, out: &mut Vec<Found>) {
        let mut free = from;
        for at in from..to {
            let mut longest = 0;
            self.cues.at(&tokens[..to], at, |cue, len| {
                // a longer phrase hides the shorter ones that it begins with, but a word may be two cues at once
                if len >= longest && (at >= free || matches!(cue, Cue::Definite | Cue::Pronoun)) {
                    longest = len;
                    out.push(Found { cue, at, len });
                }
            });
            if longest > 1 {
                free = free.max(at + longest);
            }
        }
    }

    pub fn is_question(&self, tokens: &[Token], to: usize) -> bool {
        tokens[..to].iter().rev().take(3).any(|t| t.hash == self.question)
    }
}
