//! Export: articles written in the formats that other tools open.
