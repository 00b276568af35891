//! What a career fact is.

use crate::rule::Confidence;
use crate::span::{Clean, Span};
use serde::{Deserialize, Serialize};

/// Gives an enum of names the name that output formats use, and all its values in order.
macro_rules! named {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            /// All values, in the order of the specification.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The name that output formats and gold data use.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The value of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.name() == name)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

named! {
    /// The eleven kinds of fact.
    Kind {
        /// The role that the article is about, its other names, and neighbouring roles.
        Occupation = "occupation",
        /// Formal education: a level or a field.
        Education = "education",
        /// A course, certificate or licence.
        Course = "course",
        /// An ability, a trait or knowledge.
        Skill = "skill",
        /// Earlier work, or an asset brought along.
        Experience = "experience",
        /// A task, a responsibility, or what performance is judged by.
        Duty = "duty",
        /// A figure, a component, a comparison, a factor or a benefit.
        Pay = "pay",
        /// Who employs people in the role.
        Employer = "employer",
        /// A way into the role, or out of it.
        Pathway = "pathway",
        /// Demand, supply, trend, popularity.
        Outlook = "outlook",
        /// How, where and when the work is done.
        Condition = "condition",
    }
}

impl Kind {
    /// The facets that its facts can have.
    #[must_use]
    pub fn facets(self) -> &'static [Facet] {
        match self {
            Kind::Occupation => &[Facet::Subject, Facet::Alias, Facet::Related],
            Kind::Education => &[Facet::Level, Facet::Field],
            Kind::Course => &[Facet::Course, Facet::Licence],
            Kind::Skill => &[Facet::Ability, Facet::Trait, Facet::Knowledge],
            Kind::Pay => &[
                Facet::Amount,
                Facet::Component,
                Facet::Level,
                Facet::Factor,
                Facet::Benefit,
            ],
            Kind::Employer => &[Facet::Sector, Facet::Workplace, Facet::Size, Facet::Named],
            Kind::Pathway => &[Facet::In, Facet::Out],
            Kind::Outlook => &[Facet::Demand, Facet::Trend, Facet::Popularity],
            Kind::Condition => &[
                Facet::Hours,
                Facet::Setting,
                Facet::Strain,
                Facet::Employment,
                Facet::Turnover,
            ],
            Kind::Experience | Kind::Duty => &[],
        }
    }

    /// The kind with its facet, as tags of facts name both: `skill/trait`.
    #[must_use]
    pub fn with(self, facet: Option<Facet>) -> String {
        match facet {
            Some(facet) => format!("{self}/{facet}"),
            None => self.name().to_owned(),
        }
    }
}

named! {
    /// The sub-type of a fact, from its kind's own list.
    Facet {
        /// occupation: the role itself.
        Subject = "subject",
        /// occupation: another name for it.
        Alias = "alias",
        /// occupation: a neighbouring role.
        Related = "related",
        /// education or pay: how high.
        Level = "level",
        /// education: in what.
        Field = "field",
        /// course: a course or training.
        Course = "course",
        /// course: a licence or certificate.
        Licence = "licence",
        /// skill: something one can do.
        Ability = "ability",
        /// skill: how one is.
        Trait = "trait",
        /// skill: something one knows.
        Knowledge = "knowledge",
        /// pay: a figure.
        Amount = "amount",
        /// pay: a part of it.
        Component = "component",
        /// pay: what it depends on.
        Factor = "factor",
        /// pay: what comes on top.
        Benefit = "benefit",
        /// employer: a sector.
        Sector = "sector",
        /// employer: a kind of workplace.
        Workplace = "workplace",
        /// employer: a size.
        Size = "size",
        /// employer: by name.
        Named = "named",
        /// pathway: into the role.
        In = "in",
        /// pathway: out of the role.
        Out = "out",
        /// outlook: demand or supply.
        Demand = "demand",
        /// outlook: a trend.
        Trend = "trend",
        /// outlook: popularity.
        Popularity = "popularity",
        /// condition: hours.
        Hours = "hours",
        /// condition: place and organisation.
        Setting = "setting",
        /// condition: strain.
        Strain = "strain",
        /// condition: form of employment.
        Employment = "employment",
        /// condition: turnover.
        Turnover = "turnover",
    }
}

named! {
    /// How strongly the text says it.
    Modality {
        /// It must be.
        Required = "required",
        /// It is a plus.
        Preferred = "preferred",
        /// A bare statement.
        Typical = "typical",
        /// It may be.
        Possible = "possible",
        /// It is not.
        Negated = "negated",
    }
}

named! {
    /// The size of employer that the text ties a claim to.
    EmployerSize {
        /// Large employers.
        Large = "large",
        /// Small and medium-sized employers.
        SmallMedium = "small_medium",
    }
}

/// One claim that an article makes about an occupation.
///
/// **Law of quotes**: `value` lies within `sentence`, and `sentence` is a sentence of the reading; both are spans of the
/// clean text, so the words are the text's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its kind.
    pub kind: Kind,
    /// Its sub-type, where the kind has any.
    pub facet: Option<Facet>,
    /// The shortest phrase that names the thing.
    pub value: Span<Clean>,
    /// The sentence that says it.
    pub sentence: Span<Clean>,
    /// How strongly it is said.
    pub modality: Modality,
    /// The employer size that the text ties it to.
    pub employer_size: Option<EmployerSize>,
    /// The role that the claim is about, where that is not the article's.
    pub subject: Option<Span<Clean>>,
    /// The index of the section it stands in.
    pub section: usize,
    /// The id of the rule that found it.
    pub rule: &'static str,
    /// How sure the rule is.
    pub confidence: Confidence,
}
