//! Stores: classifications packed into one file each, and what may be asked of them.

use super::code::{Code, SYSTEMS, Score};
use super::concept::{Concept, Sort};
use super::pack::{Bytes, Pack};
use super::packing::by_sort;
use super::search::{Hit, How, exact, headed, search};
use crate::language::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tantivy::directory::OwnedBytes;

/// What a file begins with; the number counts up with every change to what follows.
const MAGIC: &[u8; 8] = b"SIKTATX1";

/// What concepts of no classification have for a system: they are of the store's own, which goes by the store's name.
const OWN: &str = "own";

/// What a store says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The name that it is listed and removed by, and that codes out of it name as their source.
    ///
    /// Codes of concepts whose file names no classification have it for their system.
    pub name: String,
    /// The edition of what it holds.
    pub version: String,
    /// Concepts of each classification, by sort.
    pub concepts: BTreeMap<String, BTreeMap<Sort, usize>>,
    /// How many names they have, by language.
    pub names: BTreeMap<String, usize>,
}

/// Classifications, packed.
#[derive(Debug, Default)]
pub struct Store {
    about: About,
    packs: BTreeMap<Sort, Held>,
    fingerprint: String,
}

/// The names of one sort.
#[derive(Debug)]
enum Held {
    Packed(Box<Pack>),
    /// Packed when they are first asked for.
    Later(OnceLock<Option<Box<Pack>>>, fn(Sort) -> Vec<Concept>),
}

/// A concept that a text may mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Match {
    /// Its code, with how sure it is.
    #[serde(flatten)]
    pub code: Code,
    /// What it is the name of.
    pub sort: Sort,
    /// The group of ISCO-08 or SSYK that it belongs to, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The name that was found.
    pub name: String,
    /// How it was found: `exact`, `inflected`, `parts`, `misspelt`, `similar`, `headed`.
    pub how: &'static str,
}

impl About {
    fn of(name: &str, version: &str, concepts: &[Concept]) -> Self {
        let mut about = About {
            name: name.to_owned(),
            version: version.to_owned(),
            ..About::default()
        };
        for concept in concepts {
            let system = about.called(&concept.system);
            let of_system = about.concepts.entry(system).or_default();
            *of_system.entry(concept.sort).or_default() += 1;
            for name in &concept.names {
                *about.names.entry(name.lang.code().to_owned()).or_default() += 1;
            }
        }
        about
    }

    /// What a system is called outside the store.
    fn called(&self, system: &str) -> String {
        if system != OWN {
            return system.to_owned();
        }
        let mut known = SYSTEMS.iter();
        if let Some(known) = known.find(|known| known.eq_ignore_ascii_case(&self.name)) {
            return (*known).to_owned();
        }
        // What parts a system from a code, and what a query has around both, is in no name.
        self.name.replace(['/', ':', '"', '”', '“', '„', '#'], "-")
    }

    fn langs(&self) -> Vec<Lang> {
        let tags = self.names.keys();
        tags.map(|tag| Lang::from_tag(tag).unwrap_or_default())
            .collect()
    }
}

impl Store {
    /// A store of the concepts that `make` gives, each sort of which is packed when something of it is first looked up.
    pub(super) fn later(name: &str, version: &str, make: fn(Sort) -> Vec<Concept>) -> Self {
        let concepts: Vec<Concept> = Sort::ALL.into_iter().flat_map(make).collect();
        let sorts = by_sort(&concepts);
        let packs = sorts
            .keys()
            .map(|sort| (*sort, Held::Later(OnceLock::new(), make)));
        Store {
            packs: packs.collect(),
            about: About::of(name, version, &concepts),
            fingerprint: String::new(),
        }
    }

    /// All names of one sort.
    pub(super) fn of_sort(&self, sort: Sort) -> Option<&Pack> {
        match self.packs.get(&sort)? {
            Held::Packed(pack) => Some(pack),
            Held::Later(cell, make) => cell
                .get_or_init(|| {
                    let concepts = make(sort);
                    let concepts: Vec<&Concept> = concepts.iter().collect();
                    let bytes = Bytes::new(OwnedBytes::new(Pack::write(&concepts)));
                    Pack::open(&bytes, self.about.langs()).map(Box::new)
                })
                .as_deref(),
        }
    }

    /// Packs concepts into the bytes of a file. Same concepts, same bytes.
    #[must_use]
    pub fn pack(name: &str, version: &str, concepts: &[Concept]) -> Vec<u8> {
        let about = About::of(name, version, concepts);
        let packs: Vec<(Sort, Vec<u8>)> = by_sort(concepts)
            .into_iter()
            .map(|(sort, own)| (sort, Pack::write(&own)))
            .collect();
        let sizes: Vec<(Sort, usize)> = packs
            .iter()
            .map(|(sort, bytes)| (*sort, bytes.len()))
            .collect();
        let mut hash = blake3::Hasher::new();
        for (_, bytes) in &packs {
            hash.update(bytes);
        }
        // Names and numbers always have a form in JSON.
        let head = serde_json::to_vec(&(&about, &sizes, hash.finalize().to_hex().as_str()))
            .unwrap_or_default();
        let mut out = MAGIC.to_vec();
        out.extend((head.len() as u32).to_le_bytes());
        out.extend(head);
        out.extend(packs.into_iter().flat_map(|(_, bytes)| bytes));
        out
    }

    /// Opens what [`Store::pack`] made; none if it is something else.
    #[must_use]
    pub fn open(bytes: Vec<u8>) -> Option<Self> {
        Store::over(OwnedBytes::new(bytes))
    }

    /// The same of bytes that stay where they are, such as a file that is mapped into memory.
    pub(super) fn over(bytes: OwnedBytes) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC.as_slice())?;
        let len = u32::from_le_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let head = rest.get(4..4_usize.checked_add(len)?)?;
        let (mut about, sizes, fingerprint): (About, Vec<(Sort, usize)>, String) =
            serde_json::from_slice(head).ok()?;
        // Files of earlier versions say "own".
        if let Some(own) = about.concepts.remove(OWN) {
            let named = about.concepts.entry(about.called(OWN)).or_default();
            for (sort, concepts) in own {
                *named.entry(sort).or_default() += concepts;
            }
        }
        let mut at = MAGIC.len() + 4 + len;
        let bytes = Bytes::new(bytes);
        let langs = about.langs();
        let mut packs = BTreeMap::new();
        for (sort, size) in sizes {
            let end = at.checked_add(size)?;
            let pack = Pack::open(&bytes.part(at..end)?, langs.clone())?;
            packs.insert(sort, Held::Packed(Box::new(pack)));
            at = end;
        }
        Some(Store {
            about,
            packs,
            fingerprint,
        })
    }

    /// What it says of itself.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// What tells it from stores of another content.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// The concepts of that sort most like `text`, the best first, at most `most`.
    #[must_use]
    pub fn find(&self, sort: Sort, text: &str, lang: Option<Lang>, most: usize) -> Vec<Match> {
        let Some(pack) = self.of_sort(sort) else {
            return Vec::new();
        };
        let hits = search(pack, text, lang, most);
        hits.into_iter()
            .filter_map(|hit| self.shown(sort, pack, hit, lang))
            .collect()
    }

    /// The concepts of that sort that are called `text`, whatever its inflection.
    #[must_use]
    pub fn exact(&self, sort: Sort, text: &str, lang: Option<Lang>) -> Vec<Match> {
        let Some(pack) = self.of_sort(sort) else {
            return Vec::new();
        };
        let hits = exact(pack, text, lang);
        hits.into_iter()
            .filter_map(|hit| self.shown(sort, pack, hit, lang))
            .collect()
    }

    /// The concepts whose names have `text` for their head ("miljökonsult" for "konsult"), those with most such names first,
    /// at most `most`; the score is their share of all names with that head.
    #[must_use]
    pub fn headed(&self, sort: Sort, text: &str, lang: Lang, most: usize) -> Vec<Match> {
        let Some(pack) = self.of_sort(sort) else {
            return Vec::new();
        };
        let hits = headed(pack, text, lang, most);
        hits.into_iter()
            .filter_map(|hit| self.shown(sort, pack, hit, Some(lang)))
            .collect()
    }

    fn shown(&self, sort: Sort, pack: &Pack, hit: Hit, lang: Option<Lang>) -> Option<Match> {
        let concept = pack.concept(hit.concept)?;
        let name = pack.name(hit.name)?;
        let label = pack.label(&concept, lang.unwrap_or(name.lang))?;
        let how: How = hit.how;
        Some(Match {
            code: Code {
                system: self.about.called(concept.system),
                version: self.version(concept.system).to_owned(),
                id: concept.id.to_owned(),
                label: label.to_owned(),
                score: Score::new(f64::from(hit.score)),
                source: self.about.name.clone(),
            },
            sort,
            group: (!concept.group.is_empty()).then(|| concept.group.to_owned()),
            name: name.text.to_owned(),
            how: how.name(),
        })
    }

    /// The edition of one of its systems: a store of several says each as `SSYK 2012, SUN 2020`.
    fn version(&self, system: &str) -> &str {
        let own = self
            .about
            .version
            .split(", ")
            .find_map(|said| said.strip_prefix(system)?.strip_prefix(' '));
        own.unwrap_or(&self.about.version)
    }
}
