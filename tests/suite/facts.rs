//! Facts: rules' own examples, golden cases, the seed.
