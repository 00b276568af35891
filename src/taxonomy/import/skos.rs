//! SKOS in RDF/XML: `skos:Concept` with `prefLabel`, `altLabel`, `hiddenLabel` (<https://www.w3.org/TR/skos-reference/>).

use super::{Found, system_of};
use crate::language::Lang;
use crate::taxonomy::concept::{Name, Sort};
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

/// Reads concepts out of RDF/XML; whether it is any. Stops where it is no XML any more.
pub(super) fn read(text: &str, found: &mut Found) -> bool {
    let mut reader = Reader::from_str(text);
    let mut id = String::new();
    let mut label: Option<(Lang, bool)> = None;
    let mut said = String::new();
    let mut any = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                b"Concept" | b"Description" => {
                    id = attribute(&tag, b"about").unwrap_or_default();
                }
                b"prefLabel" | b"altLabel" | b"hiddenLabel" => {
                    let lang = attribute(&tag, b"lang").and_then(|tag| Lang::from_tag(&tag));
                    let official = tag.local_name().as_ref() == b"prefLabel";
                    label = Some((lang.unwrap_or(Lang::UNKNOWN), official));
                    said.clear();
                }
                _ => {}
            },
            Ok(Event::Text(text)) if label.is_some() => {
                said.push_str(&text.decode().unwrap_or_default());
            }
            Ok(Event::GeneralRef(name)) if label.is_some() => match name.resolve_char_ref() {
                Ok(Some(c)) => said.push(c),
                _ => {
                    let name = name.decode().unwrap_or_default();
                    said.push_str(resolve_xml_entity(&name).unwrap_or_default());
                }
            },
            Ok(Event::CData(text)) if label.is_some() => {
                said.push_str(&String::from_utf8_lossy(&text));
            }
            Ok(Event::End(tag)) => {
                if matches!(
                    tag.local_name().as_ref(),
                    b"prefLabel" | b"altLabel" | b"hiddenLabel"
                ) && let Some((lang, official)) = label.take()
                {
                    let system = system_of(&id).unwrap_or("own");
                    let sort = if id.contains("/skill/") {
                        Sort::Skill
                    } else {
                        Sort::Occupation
                    };
                    let text = std::mem::take(&mut said);
                    if system != "ISCO" {
                        found.name(
                            system,
                            &id,
                            sort,
                            None,
                            Name {
                                text,
                                lang,
                                official,
                            },
                        );
                    }
                    any = true;
                }
            }
            Ok(Event::Eof) | Err(_) => return any,
            Ok(_) => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}
