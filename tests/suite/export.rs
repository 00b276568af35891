//! Every output format, read back.
