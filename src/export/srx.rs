//! The rules of sentence ends as SRX 2.0, which translation tools read: every language with its tables, and a last entry
//! for all others.

use crate::language::{Lang, TABLED_LANGUAGES, patterns};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use std::io::{self, Write};

/// The entry of languages without tables.
const OTHERS: &str = "default";

/// Writes the rules of all languages.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: impl Write) -> io::Result<()> {
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("srx")
        .with_attributes([("xmlns", "http://www.lisa.org/srx20"), ("version", "2.0")])
        .write_inner_content(|xml| {
            xml.create_element("header")
                .with_attributes([("segmentsubflows", "yes"), ("cascade", "no")])
                .write_empty()?;
            xml.create_element("body").write_inner_content(body)?;
            Ok(())
        })?;
    writeln!(xml.into_inner())
}

fn body<W: Write>(xml: &mut Writer<W>) -> io::Result<()> {
    xml.create_element("languagerules")
        .write_inner_content(|xml| {
            for lang in TABLED_LANGUAGES {
                rules(xml, lang, lang.code())?;
            }
            rules(xml, Lang::UNKNOWN, OTHERS)
        })?;
    xml.create_element("maprules").write_inner_content(|xml| {
        for lang in TABLED_LANGUAGES {
            // Norwegian without a form is Bokmål.
            let code = lang.code();
            let tag = if lang == Lang::NB { "(?:nb|no)" } else { code };
            map(xml, &format!("(?i){tag}(?:[-_].*)?"), code)?;
        }
        map(xml, ".*", OTHERS)
    })?;
    Ok(())
}

fn rules<W: Write>(xml: &mut Writer<W>, lang: Lang, name: &str) -> io::Result<()> {
    xml.create_element("languagerule")
        .with_attribute(("languagerulename", name))
        .write_inner_content(|xml| {
            for rule in patterns(lang) {
                let breaks = if rule.breaks { "yes" } else { "no" };
                xml.create_element("rule")
                    .with_attribute(("break", breaks))
                    .write_inner_content(|xml| {
                        text(xml, "beforebreak", &rule.before)?;
                        text(xml, "afterbreak", &rule.after)
                    })?;
            }
            Ok(())
        })?;
    Ok(())
}

fn text<W: Write>(xml: &mut Writer<W>, name: &str, content: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(quick_xml::events::BytesText::new(content))?;
    Ok(())
}

fn map<W: Write>(xml: &mut Writer<W>, pattern: &str, name: &str) -> io::Result<()> {
    xml.create_element("languagemap")
        .with_attributes([("languagepattern", pattern), ("languagerulename", name)])
        .write_empty()?;
    Ok(())
}
