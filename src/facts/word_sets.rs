//! Sets of words that single judgements go by, each a table of its own, one for a language that needs it.

use super::words;
use crate::language::Lang;
use aho_corasick::AhoCorasick;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// A set of words.
pub(super) struct WordSet {
    table: &'static str,
    words: OnceLock<FxHashSet<&'static str>>,
    sought: OnceLock<Option<AhoCorasick>>,
}

impl WordSet {
    const fn new(table: &'static str) -> Self {
        WordSet {
            table,
            words: OnceLock::new(),
            sought: OnceLock::new(),
        }
    }

    fn all(&self) -> &FxHashSet<&'static str> {
        self.words
            .get_or_init(|| words::lines(self.table).collect())
    }

    /// Whether the lower-cased word is in it.
    pub(super) fn has(&self, word: &str) -> bool {
        self.all().contains(word)
    }

    /// Whether the lower-cased word begins with one of it.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.words().any(|stem| word.starts_with(stem))
    }

    /// Whether one of it stands anywhere in the lower-cased text, be it within a word.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let sought = self
            .sought
            .get_or_init(|| AhoCorasick::new(self.all()).ok());
        sought.as_ref().is_some_and(|sought| sought.is_match(text))
    }

    /// Whether the lower-cased word ends with one of it.
    pub(super) fn ends(&self, word: &str) -> bool {
        self.words().any(|tail| word.ends_with(tail))
    }

    /// Its words, in no order that means anything.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        self.all().iter().copied()
    }
}

/// A set of words for each language that facts are read in.
pub(super) struct LangSet {
    sv: WordSet,
    en: WordSet,
    nb: WordSet,
    da: WordSet,
}

impl LangSet {
    /// The set of a language; text of all others is read as Swedish.
    pub(super) fn of(&self, lang: Lang) -> &WordSet {
        match lang {
            Lang::EN => &self.en,
            Lang::NB | Lang::NN => &self.nb,
            Lang::DA => &self.da,
            _ => &self.sv,
        }
    }
}

/// The tables of one name, in the languages that have one.
macro_rules! by_language {
    ($name:literal, $($lang:ident),+) => {{
        let mut all = Tables { sv: "", en: "", nb: "", da: "" };
        $(all.$lang = include_str!(concat!("tables/", $name, ".", stringify!($lang), ".tsv"));)+
        LangSet {
            sv: WordSet::new(all.sv),
            en: WordSet::new(all.en),
            nb: WordSet::new(all.nb),
            da: WordSet::new(all.da),
        }
    }};
}

/// The table of each language, empty where it has none.
struct Tables {
    sv: &'static str,
    en: &'static str,
    nb: &'static str,
    da: &'static str,
}

/// Verbs that say how something is, not what is done.
pub(super) static STATES: WordSet = WordSet::new(include_str!("tables/states.sv.tsv"));

/// Infinitives behind a modal verb that name no task.
pub(super) static STATES_INFINITIVE: WordSet =
    WordSet::new(include_str!("tables/states-infinitive.sv.tsv"));

/// Infinitives that name no task by themselves.
pub(super) static EMPTY_VERBS: WordSet = WordSet::new(include_str!("tables/empty-verbs.sv.tsv"));

/// Verbs that can say who is speaking.
pub(super) static SAYS: LangSet = by_language!("says", sv, en, nb, da);

/// Pronouns that can stand for people in the role.
pub(super) static STANDS_FOR_ROLE: LangSet = by_language!("stands-for-role", sv, en, nb, da);

/// Words that open a clause that states nothing: a question, a condition, a time.
pub(super) static OPENS_NO_STATEMENT: LangSet = by_language!("opens-no-statement", sv, en, nb, da);

/// Passive verbs that tell no task: what is asked for, named or thought.
pub(super) static NO_TASK_PASSIVE: WordSet =
    WordSet::new(include_str!("tables/no-task-passive.sv.tsv"));

/// Verbs that begin a sentence without a subject where a firm speaks, or where no task is told.
pub(super) static NO_OPENING: WordSet = WordSet::new(include_str!("tables/no-opening.sv.tsv"));

/// First parts of compounds that are a plan of a thing ("kopplingsschema"): all others are of when one works.
pub(super) static PLANS_OF_THINGS: WordSet =
    WordSet::new(include_str!("tables/plan-of-thing.sv.tsv"));

/// Words with which a reader is sent elsewhere to read on.
pub(super) static READS_ON: WordSet = WordSet::new(include_str!("tables/reads-on.sv.tsv"));

/// Words too general to name anything alone.
pub(super) static VAGUE: WordSet = WordSet::new(include_str!("tables/vague.sv.tsv"));

/// Words for persons that say nothing of what they do.
pub(super) static PERSONS: WordSet = WordSet::new(include_str!("tables/persons.sv.tsv"));

/// How a sentence begins that takes back the one before it.
pub(super) static TAKES_BACK: LangSet = by_language!("takes-back", sv, en, nb, da);

/// How a sentence goes on that only says how things seem.
pub(super) static IMPRESSION: WordSet = WordSet::new(include_str!("tables/impression.sv.tsv"));

/// Beginnings of verbs that say which way something goes.
pub(super) static GOES: LangSet = by_language!("goes", sv, en, nb, da);

/// Ends of the names of public bodies: "Kustverket".
pub(super) static BODIES: WordSet = WordSet::new(include_str!("tables/public-body.sv.tsv"));

/// Heads that say nothing of what is done there, so that who owns it is what is said: "privata företag".
pub(super) static GENERAL: WordSet = WordSet::new(include_str!("tables/general-employer.sv.tsv"));

/// Beginnings of words for who owns something.
pub(super) static OWNERS: WordSet = WordSet::new(include_str!("tables/owner.sv.tsv"));

/// Who employs for the public.
pub(super) static PUBLIC: WordSet = WordSet::new(include_str!("tables/public-employer.sv.tsv"));

/// Words behind "utbildning i" that are no field.
pub(super) static NO_FIELD: WordSet = WordSet::new(include_str!("tables/no-field.sv.tsv"));

/// Places and times of the work behind "arbeta på" that are no employer.
pub(super) static NO_EMPLOYER: WordSet = WordSet::new(include_str!("tables/no-employer.sv.tsv"));

/// What is studied, or what one studies at: nouns that others are made of.
pub(super) static SCHOOLING: WordSet = WordSet::new(include_str!("tables/studies.sv.tsv"));

/// Verbs by which somebody has, gets, gives or needs something, and hours that are worked: what follows is no task.
pub(super) static GETS: WordSet = WordSet::new(include_str!("tables/gets.sv.tsv"));

/// Verbs of working.
pub(super) static WORKS: WordSet = WordSet::new(include_str!("tables/works.sv.tsv"));

/// Words of a firm for itself, with which a sentence can begin that is about the firm.
pub(super) static FIRM: WordSet = WordSet::new(include_str!("tables/firm.sv.tsv"));

/// Verbs by which a firm says what it asks of people or what it gives them.
pub(super) static FIRM_ASKS: WordSet = WordSet::new(include_str!("tables/firm-asks.sv.tsv"));

/// Words by which a sentence speaks to or of the person in the role.
pub(super) static SPEAKS_OF: WordSet = WordSet::new(include_str!("tables/speaks-of.sv.tsv"));

/// Verbs in the past that say what was so, was paid or was asked for.
pub(super) static WAS: LangSet = by_language!("was", sv, en);

/// Words for a time that is over.
pub(super) static ONCE: LangSet = by_language!("once", sv, en, nb);

/// Ends of words for what something costs.
pub(super) static COSTS: LangSet = by_language!("costs", sv, en, nb);

/// Verbs by which a workplace says what is its own.
pub(super) static FIRM_OWNS: WordSet = WordSet::new(include_str!("tables/firm-owns.sv.tsv"));

/// Verbs by which somebody looks for people.
pub(super) static HIRES: WordSet = WordSet::new(include_str!("tables/hires.sv.tsv"));

/// Last words of the names of firms and municipalities.
pub(super) static FIRM_FORMS: WordSet = WordSet::new(include_str!("tables/firm-form.sv.tsv"));

/// Nouns by which a heading says that a section is about the employer: "Om företaget".
pub(super) static ABOUT_FIRM: WordSet = WordSet::new(include_str!("tables/about-firm.sv.tsv"));

/// Verbs by which something is said to contain what follows.
pub(super) static CONTAINS: WordSet = WordSet::new(include_str!("tables/contains.sv.tsv"));

/// Languages that people speak.
pub(super) static LANGUAGES: WordSet = WordSet::new(include_str!("tables/languages.sv.tsv"));

/// Words of a lead-in to what one must be, have or know.
pub(super) static LEADS_TO_SKILL: LangSet = by_language!("leads-to-skill", sv, en, nb, da);

/// Words of a lead-in to abilities, which in a section about tasks are what is done.
pub(super) static LEADS_TO_ABILITY: LangSet = by_language!("leads-to-ability", sv);

/// Words of a lead-in to what one does.
pub(super) static LEADS_TO_TASK: LangSet = by_language!("leads-to-task", sv, en, nb, da);

/// Ends of words that say what somebody is like: "lösningsorienterad".
pub(super) static TRAIT_ENDS: WordSet = WordSet::new(include_str!("tables/trait-end.sv.tsv"));

/// What a heading begins with over a list of courses.
pub(super) static LISTS_COURSES: WordSet =
    WordSet::new(include_str!("tables/lists-courses.sv.tsv"));

/// Words of a lead-in or a heading to what one is offered beside the pay.
pub(super) static LISTS_BENEFITS: WordSet =
    WordSet::new(include_str!("tables/lists-benefits.sv.tsv"));
