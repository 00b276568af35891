//! JSON as JobTech's taxonomy gives it: concepts with id, name and type, those that are narrower within them.

use super::Found;
use super::table::of_type;
use crate::language::Lang;
use crate::taxonomy::concept::{Name, Sort};
use serde_json::Value;

/// Reads concepts out of JSON; whether it is any.
pub(super) fn read(text: &str, found: &mut Found) -> bool {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return false;
    };
    walk(&value, None, found);
    true
}

/// Depth is bounded by the parser.
fn walk(value: &Value, group: Option<&str>, found: &mut Found) {
    match value {
        Value::Array(all) => all.iter().for_each(|value| walk(value, group, found)),
        Value::Object(map) => {
            let text = |key: &str| map.get(key).and_then(Value::as_str);
            let group = text("ssyk_code_2012").or(group);
            let kind = text("type").unwrap_or_default();
            if let (Some(id), Some(name), Some((system, sort))) = (
                text("id"),
                text("preferred_label").or_else(|| text("label")),
                of_type(kind),
            ) {
                // The groups of SSYK are sikta's own; here are the names under them.
                let known = system.is_empty() && (sort != Sort::Occupation || group.is_some());
                if known {
                    let mut add = |text: &str, official| {
                        let name = Name {
                            text: text.to_owned(),
                            lang: Lang::SV,
                            official,
                        };
                        found.name(
                            "JobTech",
                            id,
                            sort,
                            group.filter(|_| sort == Sort::Occupation),
                            name,
                        );
                    };
                    add(name, true);
                    let others = map.get("alternative_labels").and_then(Value::as_array);
                    for other in others.into_iter().flatten().filter_map(Value::as_str) {
                        add(other, false);
                    }
                }
            }
            for value in map
                .values()
                .filter(|value| value.is_array() || value.is_object())
            {
                walk(value, group, found);
            }
        }
        _ => {}
    }
}
