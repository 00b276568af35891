//! A code of a classification, and how sure it is.

use serde::{Deserialize, Serialize};

/// What a phrase was linked to: an entry of a classification.
///
/// Every code says what it is out of, so that it can be checked and a newer version told from an older one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The classification: `SSYK`, `ESCO`, `SUN`, `SNI`, `ISCO`, or the name of one that a user added.
    pub system: String,
    /// Which edition of it.
    pub version: String,
    /// The code, or the URI where the classification has one for it.
    pub id: String,
    /// What the classification calls it.
    pub label: String,
    /// How sure the link is.
    pub score: Score,
    /// What the link was found in: `sikta` for the tables of this program, else the name that `sikta taxonomy list` gives.
    pub source: String,
}

/// How sure a link is, from 0 to 1 in steps of a thousandth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score(u16);

impl Score {
    /// The score nearest to a share from 0 to 1; anything else is cut to these.
    #[must_use]
    pub fn new(share: f64) -> Self {
        Score((share.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// As a share from 0 to 1.
    #[must_use]
    pub fn share(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

impl Serialize for Score {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.share())
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Score::new)
    }
}

/// Above this score a code is what the text means; at or below it, one of several candidates.
///
/// A score is the share of links of its kind that were right (`sikta eval linking`), so a code above the floor is right
/// more often than not. Formats that have no place for the score (CSV, Parquet, JSON-LD, Web Annotation) write only such
/// codes; JSON and JSON Lines write all, each with its score.
pub const FLOOR: Score = Score(500);

/// The classifications that sikta knows, as it calls them; one's own are called as whoever adds them says.
pub(crate) const SYSTEMS: [&str; 6] = ["ESCO", "ISCO", "JobTech", "SNI", "SSYK", "SUN"];

/// Systems whose codes are figures, each of them a level: `243` is above `2431`.
const BY_DIGITS: [&str; 4] = ["ISCO", "SNI", "SSYK", "SUN"];

impl Code {
    /// What it is filtered and counted by: `SSYK/2431`; of a URI the last part.
    #[must_use]
    pub fn key(&self) -> String {
        let id = self.id.rsplit(['/', '#']).next().unwrap_or(&self.id);
        format!("{}/{id}", self.system)
    }

    /// Whether it may stand without its score: see [`FLOOR`].
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.score > FLOOR
    }

    /// The key of the first that is sure; where there are only candidates, of the first, with its score.
    #[must_use]
    pub fn shown(codes: &[Code]) -> String {
        match codes.iter().find(|code| code.is_sure()) {
            Some(code) => code.key(),
            None => codes.first().map_or_else(String::new, |code| {
                format!("{} ({:.2})", code.key(), code.score.share())
            }),
        }
    }

    /// Its own key, and those of the levels above it, the nearest first: `SSYK/2431`, `SSYK/243`, `SSYK/24`, `SSYK/2`.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let key = self.key();
        let figures = BY_DIGITS.contains(&&*self.system) && self.id.is_ascii();
        let least = match figures {
            true => self.system.len() + 2,
            false => key.len(),
        };
        (least..=key.len())
            .rev()
            .map(move |end| key[..end].to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(system: &str, id: &str) -> Code {
        Code {
            system: system.to_owned(),
            version: "2012".to_owned(),
            id: id.to_owned(),
            label: String::new(),
            score: Score::new(0.5),
            source: "sikta".to_owned(),
        }
    }

    #[test]
    fn codes_of_figures_have_levels() {
        let keys: Vec<String> = code("SSYK", "2431").keys().collect();
        assert_eq!(keys, ["SSYK/2431", "SSYK/243", "SSYK/24", "SSYK/2"]);
        let uri = code("ESCO", "http://data.europa.eu/esco/occupation/ab-12");
        assert_eq!(uri.keys().collect::<Vec<_>>(), ["ESCO/ab-12"]);
        assert_eq!(code("SSYK", "").keys().count(), 0);
    }
}
