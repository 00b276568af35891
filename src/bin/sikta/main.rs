//! The command line of sikta.

fn main() {}
