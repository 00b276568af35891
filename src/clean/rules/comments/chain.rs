//! Chains: lines of a comment section's machinery that stand so near each other that they belong together.

use std::ops::Range;

/// What a line contributes to a comment section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Label,
    Reply,
    Stamp,
    Form,
}

/// What a chain needs to know of a line.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    pub(super) event: Option<Event>,
    /// Whether it names somebody beside its date.
    pub(super) named: bool,
    /// Whether it is a name's date with a time of day.
    pub(super) timed: bool,
    /// Whether it certainly belongs to something else.
    pub(super) breaks: bool,
    /// Whether it is a label that could head text.
    pub(super) heads: bool,
}

/// A chain that proves a comment section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Chain {
    pub(super) start: usize,
    pub(super) first: Event,
    pub(super) last: usize,
    pub(super) last_event: Event,
}

/// Names with date and time that prove a section by themselves.
const TIMED: u32 = 3;
/// Lines without an event that a section may have between two events.
const REACH: usize = 5;

/// The chains in `lines` that prove sections, in order; `see` looks at a line. Each chain is walked once, whether it proves
/// one or not: time grows as the page does.
pub(super) fn chains(lines: Range<usize>, mut see: impl FnMut(usize) -> Seen) -> Vec<Chain> {
    let mut found = Vec::new();
    let mut p = lines.start;
    while p < lines.end {
        let opening = see(p);
        let Some(first) = opening.event else {
            p += 1;
            continue;
        };
        let mut count = Count::default();
        let (mut last, mut last_event) = (p, first);
        // A label with a stamp under it proves a section, but only as its first line.
        let (mut label, mut signed) = (None, None);
        let mut q = p;
        while q < lines.end && q <= last + REACH {
            let seen = if q == p { opening } else { see(q) };
            let said = last + 1 == q && last_event == Event::Stamp;
            // A label under what was said opens the comments on something else.
            let anew = seen.event == Some(Event::Label)
                && count.labels > 0
                && count.replies + count.stamps > 0;
            if q > p && (anew || !said && seen.breaks) {
                break;
            }
            if let Some(event) = seen.event {
                count.add(event, seen);
                match event {
                    Event::Label if !seen.heads => label = label.or(Some(q)),
                    Event::Stamp if seen.named => signed = signed.or(label),
                    _ => {}
                }
                (last, last_event) = (q, event);
            }
            q += 1;
        }
        // What starts within a chain has less than the chain has: no other start can prove what this one does not.
        let start = count.proves().then_some(p).or(signed);
        found.extend(start.map(|start| Chain {
            start,
            first: if start == p { first } else { Event::Label },
            last,
            last_event,
        }));
        p = last + 1;
    }
    found
}

/// How often what stands in a chain.
#[derive(Default)]
struct Count {
    replies: u32,
    stamps: u32,
    forms: u32,
    labels: u32,
    timed: u32,
    named: u32,
}

impl Count {
    fn add(&mut self, event: Event, seen: Seen) {
        *match event {
            Event::Reply => &mut self.replies,
            Event::Stamp => &mut self.stamps,
            Event::Form => &mut self.forms,
            Event::Label => &mut self.labels,
        } += 1;
        self.timed += u32::from(seen.timed);
        self.named += u32::from(seen.named);
    }

    /// Whether that is a section, whatever its first line is.
    fn proves(&self) -> bool {
        let Count {
            replies,
            stamps,
            forms,
            labels,
            timed,
            named,
        } = *self;
        replies >= 2 && stamps >= 1
            || replies >= 3
            || labels >= 1 && stamps >= 1 && (replies + forms >= 1 || named >= 3)
            || labels >= 1 && replies >= 2
            || stamps >= 2 && forms >= 1
            || timed >= TIMED
            || stamps >= 1 && replies >= 1 && forms >= 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(event: Option<Event>) -> Seen {
        Seen {
            event,
            ..Seen::default()
        }
    }

    #[test]
    fn a_chain_that_proves_nothing_is_walked_once() {
        use Event::{Form, Label, Reply, Stamp};
        const LINES: usize = 4000;
        let patterns: [&[Option<Event>]; 6] = [
            &[Some(Stamp)],
            &[Some(Stamp), None],
            &[Some(Label)],
            &[Some(Form), None, None, None, None],
            &[None],
            &[Some(Reply), None, None, None, None, None, None],
        ];
        for pattern in patterns {
            let mut looks = 0;
            let found = chains(0..LINES, |p| {
                looks += 1;
                line(pattern[p % pattern.len()])
            });
            assert_eq!(found, []);
            assert!(looks <= LINES * (REACH + 2), "{looks} looks: {pattern:?}");
        }
    }

    #[test]
    fn a_label_over_a_stamp_starts_a_section_within_a_chain() {
        let events = [
            Some(Event::Stamp),
            Some(Event::Label),
            None,
            Some(Event::Stamp),
            None,
        ];
        let found = chains(0..5, |p| Seen {
            named: events[p] == Some(Event::Stamp),
            ..line(events[p])
        });
        let chain = Chain {
            start: 1,
            first: Event::Label,
            last: 3,
            last_event: Event::Stamp,
        };
        assert_eq!(found, [chain]);
    }
}
