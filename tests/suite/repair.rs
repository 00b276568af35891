//! Character repair.
