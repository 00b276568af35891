//! Index and search, on directories of their own.
