//! Evaluation: scores of sikta's stages against gold data, each as its specification defines it.
pub mod compounds;
pub mod estimate;
pub mod facts;
mod gold;
pub mod html;
pub mod language;
pub mod lines;
pub mod linking;
pub mod search;
pub mod sentences;
pub mod tokens;
