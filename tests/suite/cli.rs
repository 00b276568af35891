//! Every command, run as a user runs it.
