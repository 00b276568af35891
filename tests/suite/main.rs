//! The test suite: one binary, so that it links once. Tests that need `../shared` are marked
//! `#[ignore = "needs ../shared"]`, so that a run says that they were passed over; CI runs them with `--include-ignored`.

#![allow(clippy::unwrap_used)] // a test that unwraps what is not there has failed, as it should

mod annotations;
mod clean;
mod cli;
mod concordance;
mod corpus;
mod debris;
mod decisions;
mod docx;
mod eval;
mod export;
mod fact_rules;
mod facts;
mod facts_score;
mod figures;
mod floors;
mod forms;
mod gold;
mod guide;
mod index;
mod ingest;
mod inserted;
mod language;
mod laws;
mod outline;
mod readme;
mod repair;
mod search;
mod taxonomy;
mod tidy;
mod words;
