//! Naming: what the article calls its role, from its title, its headings, its first sentences, and words like those.

use super::fact::Modality;
use super::found::Found;
use super::line::{Line, Run};
use super::scene::Scene;
use super::title;
use super::title_frame;
use super::words::{Flags, Pos};
use crate::language::{BlockKind, Lang, without_site};
use crate::span::Span;

impl<'t> Scene<'t> {
    /// Takes the role's names from the title, else from the first sentences.
    pub(super) fn read_title(&mut self, opening: &[Option<Line<'t>>]) {
        let subjects = title::subjects(opening, self.reading, self.book.swedish());
        let span = self.reading.title();
        let sentences = self.reading.sentences.iter();
        let mut framed = false;
        for sentence in sentences.filter(|s| span.is_some_and(|t| t.contains(s.span))) {
            // A title's own language is a guess; the article's is better, and any will do to find a name.
            let lang = self.reading.lang.lang;
            let words = self.book.words(lang).unwrap_or(self.book.swedish());
            let own = without_site(sentence.span.of(self.text)).len();
            let own = Span::new(sentence.span.start, sentence.span.start + own);
            let line = Line::read(self.text, self.lower, own, words);
            let section = self.reading.block_of(sentence).section;
            let swedish = matches!(lang, Lang::SV | Lang::UNKNOWN);
            framed |= swedish && title_frame::begins(&line).is_some();
            for value in title::title_roles(&line, &subjects, swedish) {
                let end = (value.0 + 1..value.1)
                    .find(|&i| line.pos(i) == Pos::Preposition)
                    .unwrap_or(value.1);
                let named = (value.0..end)
                    .rev()
                    .find(|&i| line.flags(i).has(Flags::ROLE));
                let head = named.unwrap_or(end - 1);
                self.add_role(line.word(head));
                for field in head + 1..value.1 {
                    self.names.add(line.word(field), line.word(head));
                }
                self.push_role(&line, section, "occupation/title", value);
            }
            if !self.facts.is_empty() {
                // "Svarvare (skärande bearbetare)": another name in brackets.
                for i in 1..line.len() {
                    let alone = line.word(i - 1) == "(" && line.word(i + 1) == ")";
                    if alone && line.flags(i).has(Flags::ROLE) {
                        self.add_role(line.word(i));
                        self.push_role(&line, section, "occupation/called", (i, i + 1));
                    }
                }
                return;
            }
        }
        if self.read_headings(opening, &subjects, framed) {
            return;
        }
        match title::role_of_lead(opening, self.reading, &subjects) {
            Some((index, at)) => {
                if let (Some(Some(line)), Some(sentence)) =
                    (opening.get(index), self.reading.sentences.get(index))
                {
                    let section = self.reading.block_of(sentence).section;
                    self.add_role(line.word(at));
                    self.push_role(line, section, "occupation/lead", (at, at + 1));
                }
            }
            None => {
                if let Some(role) = title::commonest_role(opening) {
                    self.add_role(&role);
                }
            }
        }
    }

    /// Takes the role's name from the first heading that names one which the text goes on to speak of, where the title names
    /// none: "Kvinnan som aldrig sov", and below it "Hur blir man bagare?". Where the title frames a name that is none to us, a
    /// question goes on about that: "Passar jag som kock?".
    fn read_headings(
        &mut self,
        opening: &[Option<Line<'t>>],
        subjects: &title::Subjects<'_>,
        framed: bool,
    ) -> bool {
        for (line, sentence) in opening.iter().zip(&self.reading.sentences) {
            let block = self.reading.block_of(sentence);
            let Some(line) = line.as_ref().filter(|_| block.kind == BlockKind::Heading) else {
                continue;
            };
            if framed && line.is_question() {
                continue;
            }
            let roles = title::title_roles(line, subjects, line.lang() == Lang::SV);
            let named = roles.first().copied().filter(|role| {
                line.flags(role.0).has(Flags::ROLE)
                    && role.1 == role.0 + 1
                    && title::mentions(opening, self.reading, line.word(role.0)) > 1
            });
            if let Some(role) = named {
                self.add_role(line.word(role.0));
                self.push_role(line, block.section, "occupation/title", role);
                return true;
            }
        }
        false
    }

    /// Takes a word for a name of the article's own role.
    pub(super) fn add_role(&mut self, word: &str) {
        if let Some(stem) = title::role_stem(word) {
            self.own.add(&stem);
        }
    }

    fn push_role(&mut self, line: &Line<'_>, section: usize, id: &str, value: Run) {
        self.push(line, section, Found::of(id, value), Modality::Typical);
    }

    /// The words of a line that are like a name of the role: "kundtjänstchef" beside "kundchef".
    pub(super) fn variants(&self, line: &Line<'_>) -> Vec<Found> {
        (0..line.len())
            .filter(|&i| {
                line.flags(i).has(Flags::ROLE)
                    && !self.is_own_role(line, i)
                    && self.names.has_variant(line.word(i), self.book.swedish())
            })
            .map(|i| Found::of("occupation/variant", (i, i + 1)))
            .collect()
    }
}
