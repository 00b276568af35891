//! Reading pages: encodings, HTML, JSON Lines, and what is passed over.
