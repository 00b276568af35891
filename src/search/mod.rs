//! Search: ranked, cited answers from the index.
