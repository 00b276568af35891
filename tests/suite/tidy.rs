//! House rules: who may import whom, how long a file may be, how tables are kept.
