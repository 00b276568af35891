//! The parser with bounds: a hostile page must cost neither quadratic time nor unbounded depth.
//!
//! html5ever looks through the stack of open elements for many tags, and through a tag's attributes for each of them. So
//! the depth, the attributes of one tag, the tags of a page and the nodes made for each tag are bounded here, between
//! tokenizer and tree builder. No text is lost by it: what would nest deeper stands where the bound was met.
//!
//! What no reader sees is not tokenized either: scripts and style sheets are half of the bytes of most pages, and are
//! emptied before. Only scripts of JSON-LD are read.

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{Tracer, TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, TokenizerResult, local_name};
use memchr::{memchr, memchr_iter, memmem};
use scraper::{Html, HtmlTreeSink};
use std::cell::Cell;
use std::ops::Range;

/// Elements open at once; browsers have the same bound.
const DEPTH: usize = 512;
/// Attributes of one tag.
const ATTRIBUTES: usize = 1000;
/// Tags of a page, and one more for every so many of its bytes. The densest of 181 real pages has one in 25 bytes, end tags
/// counted.
const TAGS: usize = 20_000;
const BYTES_PER_TAG: usize = 20;
/// Nodes of a page, and one more for every so many of its bytes. Unclosed formatting elements are made anew in each paragraph;
/// the densest of the same pages has one in 23 bytes.
const NODES: usize = 40_000;
const BYTES_PER_NODE: usize = 12;

/// Parses a document, or a fragment as a browser would show it alone.
pub(super) fn parse(html: &str) -> Html {
    let options = TreeBuilderOpts {
        // As for a reader without scripts, so that `<noscript>` is parsed.
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let builder = TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), options);
    let tags = TAGS + html.len() / BYTES_PER_TAG;
    let nodes = NODES + html.len() / BYTES_PER_NODE;
    let tokenizer = Tokenizer::new(Bounded::new(builder, tags, nodes), TokenizerOpts::default());
    let queue = BufferQueue::default();
    let feed = |part: &str| {
        queue.push_back(StrTendril::from_slice(part));
        while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    };
    let mut from = 0;
    for cut in cuts(html.as_bytes()) {
        feed(&html[from..cut.start]);
        if cut.is_empty() {
            feed(">");
        }
        from = cut.end;
    }
    feed(&html[from..]);
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

type Builder = TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>;

/// Hands tokens on to the tree builder, without the tags that would break a bound.
struct Bounded {
    builder: Builder,
    /// At least how many elements are open, unless formatting elements were made anew.
    depth: Cell<usize>,
    /// Whether the depth was measured at the bound, and nothing can have changed it since.
    full: Cell<bool>,
    tags: Cell<usize>,
    /// Tags from which on only text is taken.
    most: usize,
    /// Nodes from which on only text is taken.
    most_nodes: usize,
    /// Whether so many nodes were made that only text is taken from here on.
    flat: Cell<bool>,
}

impl Bounded {
    fn new(builder: Builder, most: usize, most_nodes: usize) -> Self {
        Bounded {
            builder,
            depth: Cell::new(0),
            full: Cell::new(false),
            tags: Cell::new(0),
            most,
            most_nodes,
            flat: Cell::new(false),
        }
    }

    /// Whether a tag goes on to the tree builder.
    fn admits(&self, tag: &Tag) -> bool {
        self.tags.set(self.tags.get() + 1);
        if self.tags.get().is_multiple_of(256) {
            let nodes = self.builder.sink.0.borrow().tree.values().len();
            let many = nodes > self.most_nodes || self.tags.get() > self.most;
            self.flat.set(self.flat.get() || many);
        }
        if is_raw(&tag.name) {
            return true;
        }
        if self.flat.get() {
            return false;
        }
        if tag.kind == TagKind::EndTag {
            self.full.set(false);
            return true;
        }
        if self.depth.get() >= DEPTH && !self.full.get() {
            self.depth.set(self.measure());
            self.full.set(self.depth.get() >= DEPTH);
        }
        if self.full.get() {
            return false;
        }
        self.depth.set(self.depth.get() + 1);
        true
    }

    /// How many elements are open, and a few more.
    fn measure(&self) -> usize {
        struct Count(Cell<usize>);
        impl Tracer for Count {
            type Handle = <HtmlTreeSink as TreeSink>::Handle;
            fn trace_handle(&self, _: &Self::Handle) {
                self.0.set(self.0.get() + 1);
            }
        }
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }
}

impl TokenSink for Bounded {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match &token {
            Token::TagToken(tag) if !self.admits(tag) => match self.flat.get() {
                // Words that it parted stay apart.
                true => {
                    let space = Token::CharacterTokens(StrTendril::from_char(' '));
                    self.builder.process_token(space, line)
                }
                false => TokenSinkResult::Continue,
            },
            Token::CommentToken(_) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Elements whose content is no markup: without their tags it would be read as the page's.
fn is_raw(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("xmp")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("plaintext")
    )
}

/// What is not tokenized: the content of scripts and style sheets; and, as empty ranges, the first attribute too many of
/// tags that have so many, where a `>` is put in. Comments are passed over; a `>` in what only looks like a tag stands where
/// nobody sees it.
fn cuts(html: &[u8]) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut at = 0;
    // Once an end is not found there is none further on either, and looking again for each begin would be quadratic.
    let (mut comments, mut scripts, mut styles) =
        (Unseen::default(), Unseen::default(), Unseen::default());
    // Whether tags are tags: after `<plaintext>` and in `<xmp>` they are text that is shown.
    let mut markup = true;
    while let Some(open) = memchr(b'<', &html[at..]) {
        at += open + 1;
        let rest = &html[at..];
        if rest.starts_with(b"!--") {
            at += comments.skip(|| memmem::find(rest, b"-->"));
        } else if starts_with_word(rest, b"script") {
            let end = scripts.skip(|| end_of(rest, b"script"));
            cuts.extend(content(rest, end, markup).map(|r| at + r.start..at + r.end));
            at += end;
        } else if starts_with_word(rest, b"style") {
            let end = styles.skip(|| end_of(rest, b"style"));
            cuts.extend(content(rest, end, markup).map(|r| at + r.start..at + r.end));
            at += end;
        } else if rest.first().is_some_and(u8::is_ascii_alphabetic) {
            markup &= !starts_with_word(rest, b"plaintext") && !starts_with_word(rest, b"xmp");
            let (length, overlong) = tag(rest);
            at += length;
            if overlong {
                cuts.push(at..at);
            }
        }
    }
    cuts
}

/// The content between the tag that `element` starts with and its end tag, if nothing of it is read: not that of JSON-LD, nor
/// of a script with a comment in it, in which an end tag may be none.
fn content(element: &[u8], end: usize, markup: bool) -> Option<Range<usize>> {
    let (length, overlong) = tag(&element[..end]);
    let start = length + 1;
    // An empty range would be taken for an attribute too many.
    let unread = markup
        && !overlong
        && start < end
        && element.get(length) == Some(&b'>')
        && element[..length].last().is_some_and(|&byte| byte != b'/')
        && memmem::find(&element[..length], b"ld+json").is_none()
        && memmem::find(&element[start..end], b"<!--").is_none();
    unread.then_some(start..end)
}

fn starts_with_word(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len())
        .is_some_and(|t| t.eq_ignore_ascii_case(word))
}

/// Stretches of one kind that are passed over, each to its end.
#[derive(Default)]
struct Unseen {
    /// Whether no further end is there.
    endless: bool,
}

impl Unseen {
    /// How many bytes to pass over: up to the end that `find` finds, none if there is no end.
    fn skip(&mut self, find: impl FnOnce() -> Option<usize>) -> usize {
        let end = if self.endless { None } else { find() };
        self.endless = end.is_none();
        end.unwrap_or(0)
    }
}

/// Where the end tag begins that ends the raw text.
fn end_of(text: &[u8], name: &[u8]) -> Option<usize> {
    memchr_iter(b'<', text)
        .find(|&i| text[i + 1..].starts_with(b"/") && starts_with_word(&text[i + 2..], name))
}

/// How many bytes of `text` the tag takes that it begins with, up to its `>` or to its first attribute too many, and
/// whether it has one.
fn tag(text: &[u8]) -> (usize, bool) {
    let (mut at, mut attributes) = (0, 0);
    let (mut between, mut value_follows) = (false, false);
    while let Some(&byte) = text.get(at) {
        match byte {
            b'>' => break,
            b'"' | b'\'' if value_follows => {
                let Some(length) = memchr(byte, &text[at + 1..]) else {
                    return (text.len(), false);
                };
                at += length + 1;
                (between, value_follows) = (true, false);
            }
            b'=' => (between, value_follows) = (false, true),
            b'/' | b' ' | b'\t' | b'\n' | b'\r' | 0x0C => between = true,
            _ => {
                attributes += usize::from(between && !value_follows);
                if attributes > ATTRIBUTES {
                    return (at, true);
                }
                (between, value_follows) = (false, false);
            }
        }
        at += 1;
    }
    (at, false)
}
