//! The corpus that is shipped: what it promises.
