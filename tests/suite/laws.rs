//! The laws that hold across stages, on random input and on every document at hand.
