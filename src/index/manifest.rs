//! The manifest: what an index was made from and by, kept in the commit itself.

use super::schema::SCHEMA_VERSION;
use crate::clean::Orders;
use crate::ingest::Page;
use serde::{Deserialize, Serialize};

/// What an index holds and what made it; every commit carries one, so that index and manifest never disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The tool: always `sikta`.
    pub tool: String,
    /// Its version.
    pub version: String,
    /// The version of the index's schema.
    pub schema: u32,
    /// A fingerprint of the code and tables that make articles.
    pub fingerprint: String,
    /// How many pages it holds.
    pub pages: usize,
    /// A hash of all pages with their ids and of which are marked as copies of which, in any order: two indexes of
    /// the same pages have the same. It is the sum of a hash (BLAKE3) of each, so that none has to be kept. The marks are in it
    /// since the pages alone do not make them: of two that are nearly the same the later is the copy, and another order of
    /// reading marks the other one.
    pub corpus: String,
}

impl Manifest {
    /// The manifest of a commit by this very program; `states` are the pages that it holds.
    #[must_use]
    pub(super) fn new(states: &States) -> Self {
        let sum: Vec<u8> = states.sum.iter().flat_map(|n| n.to_le_bytes()).collect();
        Manifest {
            tool: "sikta".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            schema: SCHEMA_VERSION,
            fingerprint: FINGERPRINT.to_owned(),
            pages: states.pages,
            corpus: blake3::hash(&sum).to_hex().to_string(),
        }
    }

    /// Reads the payload of a commit; none where sikta did not write it.
    #[must_use]
    pub fn from_payload(payload: Option<&str>) -> Option<Self> {
        let manifest: Manifest = serde_json::from_str(payload?).ok()?;
        (manifest.tool == "sikta").then_some(manifest)
    }

    /// As the payload of a commit.
    #[must_use]
    pub fn to_payload(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// The code and tables of this program that make articles, as one number; see `src/build.rs`.
const FINGERPRINT: &str = env!("SIKTA_FINGERPRINT");

/// All pages of an index with their content, in any order.
#[derive(Debug, Clone, Default)]
pub(super) struct States {
    pages: usize,
    /// The sum of their hashes, each of four numbers.
    sum: [u64; 4],
}

impl States {
    /// Adds the page of that id and content, which is marked as a copy of another, or of none.
    pub(super) fn add(&mut self, id: &str, content: u64, copy_of: Option<&str>) {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&id_hash(id).to_le_bytes());
        hasher.update(&content.to_le_bytes());
        if let Some(first) = copy_of {
            hasher.update(&id_hash(first).to_le_bytes());
        }
        let hash = hasher.finalize();
        for (sum, bytes) in self.sum.iter_mut().zip(hash.as_bytes().chunks_exact(8)) {
            let number = bytes.iter().rev().fold(0, |n, &b| n << 8 | u64::from(b));
            *sum = sum.wrapping_add(number);
        }
        self.pages += 1;
    }
}

/// The hash of a page's id.
pub(super) fn id_hash(id: &str) -> u128 {
    half(blake3::hash(id.as_bytes()))
}

/// The hash of all that a page's article depends on: what was scraped, what is known beside it, and the program. It is only
/// ever compared with the hash of the same page as it was before, so that 64 bits are enough.
///
/// `beside` are the fingerprints of a user's fact rules and of the classifications.
pub(super) fn content_hash(page: &Page, orders: &Orders, beside: [&str; 2]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    let mut field = |bytes: &[u8]| {
        // The length keeps "ab" + "c" apart from "a" + "bc".
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    field(FINGERPRINT.as_bytes());
    field(env!("CARGO_PKG_VERSION").as_bytes());
    field(&SCHEMA_VERSION.to_le_bytes());
    field(&orders.key());
    field(beside[0].as_bytes());
    field(beside[1].as_bytes());
    field(page.url.as_deref().unwrap_or_default().as_bytes());
    field(page.lang_hint.as_deref().unwrap_or_default().as_bytes());
    for (_, claim) in page.meta.said() {
        field(claim.unwrap_or_default().as_bytes());
    }
    field(&[u8::from(page.is_html())]);
    field(page.text().as_bytes());
    for block in page.blocks() {
        field(&block.span.start.to_le_bytes());
        field(block.path.as_bytes());
        field(block.tag.as_bytes());
        field(block.hints.join(" ").as_bytes());
        field(&block.link_density.to_le_bytes());
        field(&block.element.map_or(0, |e| e + 1).to_le_bytes());
    }
    for element in page.elements() {
        field(&element.parent.map_or(0, |p| p + 1).to_le_bytes());
        field(element.name.as_bytes());
        field(element.called.as_bytes());
    }
    half(hasher.finalize()) as u64
}

/// 128 of BLAKE3's bits: no two of a billion pages will share them by chance.
fn half(hash: blake3::Hash) -> u128 {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.as_bytes()[..16]);
    u128::from_le_bytes(bytes)
}
