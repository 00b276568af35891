//! Language, sentences and sections.
