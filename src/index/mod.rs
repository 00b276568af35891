//! Index: articles, passages and facts in one tantivy index, built incrementally and committed atomically.
