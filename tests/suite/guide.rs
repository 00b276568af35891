//! What is known beside a page: settings, an editor's decisions, other pages of the site, copies.

use proptest::prelude::*;
use sikta::clean::{CleanText, Ledger, Orders, clean_under};
use sikta::error::Error;
use sikta::guide::copies::{Copies, Copy, Print};
use sikta::guide::settings::{Settings, skeleton};
use sikta::guide::site::{Counter, Glance, Grouping, PAGES, SITE_PAGES, Sites};
use sikta::guide::{Guide, Options};
use sikta::ingest::{Page, html};
use std::path::Path;

const RULE: &str = "[[rule]]\nid = \"torget/fair\"\nclass = \"promo\"\nstarts = \"Kom till mässan\"\npurpose = \"The fair\"\ntakes = [\"Kom till mässan!\"]\nleaves = [\"Hon kom till mässan.\"]\n";

fn wrong(settings: &str) -> (usize, String, String) {
    match Settings::parse(Path::new("sikta.toml"), settings) {
        Err(Error::Settings { line, en, sv, .. }) => (line, en, sv),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_wrong_in_settings_is_named_with_its_line_and_what_mends_it() {
    for (settings, line, says) in [
        ("disabel = []\n", 1, "did you mean \"disable\"?"),
        (
            "\ndisable = [\"toc/lable\"]\n",
            2,
            "did you mean \"toc/label\"?",
        ),
        ("disable = 3\n", 1, "must be text in quotation marks"),
        (
            "[rule]\nid = \"a/b\"\n",
            1,
            "write [[rule]], with two brackets",
        ),
        ("x = \n", 1, "it is no TOML"),
        ("[[pages]]\npath = \"[\"\n", 2, "path is no pattern"),
    ] {
        let (at, en, sv) = wrong(settings);
        assert_eq!(at, line, "{settings}: {en}");
        assert!(en.contains(says), "{settings}: {en}");
        assert_ne!(en, sv);
    }
    for (from, to, says) in [
        ("starts", "startz", "did you mean \"starts\"?"),
        (
            "starts = \"Kom till mässan\"",
            "regex = \"(\"",
            "regex is no pattern",
        ),
        (
            "starts = \"Kom till mässan\"",
            "line = \"  \"",
            "would find every line",
        ),
        (
            "starts = \"Kom till mässan\"\n",
            "",
            "needs exactly one of line, starts",
        ),
        ("\"promo\"", "\"prommo\"", "did you mean \"promo\"?"),
        ("torget/fair", "torget", "is not family/name"),
        ("torget/fair", "toc/label", "sikta has a rule \"toc/label\""),
        ("purpose = \"The fair\"\n", "", "a rule needs purpose"),
        (
            "takes = [\"Kom till mässan!\"]",
            "takes = [\"Mässan\"]",
            "does not find its own example \"Mässan\"",
        ),
        (
            "leaves = [\"Hon kom till mässan.\"]",
            "leaves = [\"Kom till mässan.\"]",
            "which it must leave",
        ),
        ("leaves = [\"Hon kom till mässan.\"]\n", "", "has no leaves"),
        (
            "starts = \"Kom till mässan\"",
            "regex = '(\\w{500}){500}'",
            "regex is no pattern",
        ),
    ] {
        assert!(RULE.contains(from), "{from}");
        let (line, en, _) = wrong(&RULE.replacen(from, to, 1));
        assert!(line >= 1 && en.contains(says), "{from} → {to}: {en}");
    }
    let (_, en, _) = wrong(&format!("{RULE}{RULE}"));
    assert!(en.contains("stands twice"), "{en}");
}

#[test]
fn the_skeleton_is_sound_in_both_languages() {
    for swedish in [false, true] {
        let text = skeleton(Some("min/rad"), swedish);
        let settings = Settings::parse(Path::new("sikta.toml"), &text).unwrap();
        assert_eq!(settings.rules()[0].card().id, "min/rad");
    }
}

/// What a `sikta.toml` drops from a page, by rule.
fn ruled(settings: &str, page: &Page) -> Vec<(usize, &'static str, &'static str)> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("sikta.toml");
    std::fs::write(&path, settings).unwrap();
    let options = Options {
        settings: Some(path),
        ..Options::default()
    };
    let guide = Guide::new(options, Sites::default());
    let orders = guide.orders(page).unwrap();
    let ledger = clean_under(page, &orders);
    at_rest(page, &orders, &ledger);
    let dropped = ledger.dropped();
    dropped
        .map(|(d, class)| (d.line, d.rule, class.name()))
        .collect()
}

/// Law of rest under orders, where the orders go by what a line says.
fn at_rest(page: &Page, orders: &Orders, ledger: &Ledger) {
    let left = CleanText::new(page, ledger);
    let again = Page::from_text(page.id.clone(), left.text());
    let mut rest = Orders {
        off: orders.off.clone(),
        ..Orders::default()
    };
    for (i, line) in left.text().split('\n').enumerate() {
        let same = page.text().split('\n').position(|l| l == line);
        if let Some(order) = same.and_then(|k| orders.lines.get(k)) {
            *rest.line_mut(i) = *order;
        }
    }
    let ledger = clean_under(&again, &rest);
    assert_eq!(CleanText::new(&again, &ledger).text(), left.text());
}

const PAGE: &str = "Så blir du målare\n\nEn målare målar hus och väggar, både inomhus och utomhus, och arbetet varierar med årstiden.\n\nKom till mässan i Falun i vår!\n\nMålaren tvättar, skrapar och slipar ytor innan de målas. Det är viktigt att vara noggrann.\n\nDela på Facebook\n";

#[test]
fn a_rule_of_ones_own_takes_its_lines_or_keeps_them() {
    let page = Page::from_text("a", PAGE);
    let share = (9, "share/line", "share");
    assert!(
        ruled("", &page).iter().all(|d| d.0 == 9),
        "{:?}",
        ruled("", &page)
    );
    assert_eq!(ruled(RULE, &page)[0], (5, "torget/fair", "promo"));
    let keep = RULE
        .replace("promo", "keep")
        .replace("starts = \"Kom till mässan\"", "contains = \"Facebook\"")
        .replace("Kom till mässan!", "Dela på Facebook");
    assert_eq!(ruled(&keep, &page), []);
    let off = format!("disable = [\"torget/fair\"]\n{RULE}");
    assert!(ruled(&off, &page).iter().all(|d| d.1 != "torget/fair"));
    let _ = share;
}

#[test]
fn a_rule_of_siktas_own_is_switched_off_for_some_pages() {
    let settings = "[[pages]]\npath = \"intervjuer/**\"\ndisable = [\"share/line\"]\n[[pages]]\nhost = \"torget.example\"\ndisable = [\"share/line\"]\n";
    let page = |url: Option<&str>, id: &str| {
        let mut page = Page::from_text(id, PAGE);
        page.url = url.map(str::to_owned);
        page
    };
    for (url, id, off) in [
        (None, "yrken/a.txt", false),
        (None, "intervjuer/a.txt", true),
        (Some("https://torget.example/a"), "yrken/a.txt", true),
        (Some("https://storget.example/a"), "yrken/a.txt", false),
    ] {
        let shared = ruled(settings, &page(url, id));
        assert_eq!(
            shared.iter().any(|d| d.1 == "share/line"),
            !off,
            "{url:?} {id}"
        );
    }
}

#[test]
fn a_rule_holds_for_the_hosts_and_paths_that_it_names() {
    let page = |url: Option<&str>, id: &str| {
        let mut page = Page::from_text(id, PAGE);
        page.url = url.map(str::to_owned);
        page
    };
    let takes = |scope: &str, page: &Page| {
        let settings = RULE.replace("purpose", &format!("{scope}\npurpose"));
        ruled(&settings, page).iter().any(|d| d.1 == "torget/fair")
    };
    let host = "host = \"torget.example\"";
    for (url, holds) in [
        (Some("https://torget.example/a"), true),
        (Some("http://www.Torget.Example:80/"), true),
        (Some("https://jobb.torget.example?x"), true),
        (Some("https://storget.example/"), false),
        (Some("torget.example"), false),
        (None, false),
    ] {
        assert_eq!(takes(host, &page(url, "a")), holds, "{url:?}");
    }
    for (glob, id, holds) in [
        ("intervjuer/*", "intervjuer/a.txt", true),
        ("intervjuer/*", "intervjuer/x/a.txt", false),
        ("intervjuer/**", "intervjuer/x/a.txt", true),
        ("*.md", "a.txt", false),
    ] {
        assert_eq!(
            takes(&format!("path = \"{glob}\""), &page(None, id)),
            holds,
            "{glob} {id}"
        );
    }
}

#[test]
fn an_element_is_found_by_its_name_or_class() {
    let page = html::page(
        "a",
        "<h1>Så blir du målare</h1><p>En målare målar hus och väggar, både inomhus och utomhus, i många färger.</p><div class=\"Puff stor\"><p>Vi ses i Falun.</p></div><p>Målaren tvättar, skrapar och slipar ytor innan de målas i nya färger.</p>",
    );
    let settings = "[[rule]]\nid = \"torget/puff\"\nclass = \"promo\"\nelement = \".puff\"\npurpose = \"x\"\ntakes = ['<div class=\"puff\"><p>Hej</p></div>']\nleaves = ['<div class=\"puffar\"><p>Hej</p></div>', \"puff\"]\n";
    assert_eq!(ruled(settings, &page), [(3, "torget/puff", "promo")]);
}

/// A page of a site: its furniture around an article of its own, with headings that all pages have.
fn of_site(n: usize) -> Page {
    let own = |k: usize| {
        format!(
            "Det här stycket nummer {k} är sidans eget och handlar om yrke {n} och om hur det är att arbeta i det."
        )
    };
    Page::from_text(
        format!("site/{n}.txt"),
        format!(
            "Yrkestorget i Falun\n\nSå blir du yrke {n}\n\n{}\n\nUtbildning\n\n{}\n\nAlla yrken från A till Ö på ett enda ställe, varje dag, för dig som söker.\n\n{}\n\nLön\n\n{}\n\nTorget runt hörnet\nYrkestorget drivs av hantverkarna i Falun sedan länge.\n",
            own(1),
            own(2),
            own(3),
            own(4)
        ),
    )
}

fn sites(pages: &[Page]) -> Sites {
    let mut counter = Counter::new(Grouping::One);
    for page in pages {
        counter.add(Glance::new(page, Grouping::One).unwrap());
    }
    counter.finish()
}

fn gone(page: &Page, sites: Sites) -> Vec<String> {
    let guide = Guide::default().with_sites(sites);
    let orders = guide.orders(page).unwrap();
    let ledger = clean_under(page, &orders);
    at_rest(page, &orders, &ledger);
    let dropped = ledger.dropped();
    dropped
        .map(|(d, _)| d.span.of(page.text()).trim().to_owned())
        .collect()
}

#[test]
fn what_recurs_on_a_site_goes_and_what_is_the_pages_own_stays() {
    let pages: Vec<Page> = (0..10).map(of_site).collect();
    let page = &pages[3];
    let frame = [
        "Yrkestorget i Falun",
        "Alla yrken från A till Ö på ett enda ställe, varje dag, för dig som söker.",
        "Torget runt hörnet",
        "Yrkestorget drivs av hantverkarna i Falun sedan länge.",
    ];
    assert_eq!(gone(page, sites(&pages)), frame);
    // Three pages show what stands outside the prose, and too little of what stands within it.
    assert_eq!(
        gone(page, sites(&pages[2..5])),
        [frame[0], frame[2], frame[3]]
    );
    // Two pages show nothing.
    assert_eq!(
        gone(page, sites(&pages[2..4])),
        gone(page, Sites::default())
    );
    let guide = Guide::default().with_sites(sites(&pages));
    let ledger = clean_under(page, &guide.orders(page).unwrap());
    let recurs = ledger
        .dropped()
        .find(|(d, _)| d.rule == "site/recurs")
        .unwrap();
    assert_eq!(
        recurs.0.reason.en(),
        "it stands on 10 of 10 pages of the site"
    );
    assert_eq!(
        recurs.0.reason.sv(),
        "den står på 10 av 10 sidor av webbplatsen"
    );
}

#[test]
fn copies_of_a_page_do_not_make_its_text_furniture() {
    let mut pages: Vec<Page> = (0..3).map(of_site).collect();
    for n in 0..12 {
        let mut copy = of_site(7).text().to_owned();
        copy.push_str(&format!("Utskrift {n}\n"));
        pages.push(Page::from_text(format!("print/{n}"), copy));
    }
    let page = of_site(7);
    let gone = gone(&page, sites(&pages));
    assert!(
        gone.iter().all(|line| !line.contains("sidans eget")),
        "{gone:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn counts_do_not_depend_on_the_order_of_pages(order in Just((0..SITE_PAGES + 40).collect::<Vec<_>>()).prop_shuffle()) {
        let page = |n: usize| Page::from_text(n.to_string(), format!("Rad {}\nRad {}\nVidare\n", n % 2, n % 3));
        let counts = |order: &mut dyn Iterator<Item = usize>| {
            let pages: Vec<Page> = order.map(page).collect();
            sites(&pages).recurring(&page(0))
        };
        let sorted = counts(&mut (0..order.len()));
        prop_assert_eq!(counts(&mut order.iter().copied()), sorted.clone());
        prop_assert!(sorted.iter().all(|(_, r)| r.of as usize <= SITE_PAGES));
    }
}

#[test]
fn memory_is_bounded_whatever_the_number_of_pages() {
    let mut counter = Counter::new(Grouping::Own);
    for n in 0..PAGES + 5000 {
        let mut page = Page::from_text(n.to_string(), "Samma rad överallt\n");
        page.url = Some(format!("https://{}.example/", n / 4));
        counter.add(Glance::new(&page, Grouping::Own).unwrap());
    }
    assert!(counter.looked_at() <= PAGES);
}

#[test]
fn a_copy_is_told_from_an_article_about_the_same() {
    let article = |swap: &str| {
        let text: String = (0..12)
            .map(|n| format!("Stycke {n} handlar om hur man lagar rör och ventiler i hus {swap} och varför det tar tid.\n"))
            .collect();
        Page::from_text("x", format!("Meny\n{text}Dela\n"))
    };
    let mut copies = Copies::new();
    let see = |copies: &mut Copies, name: &str, page: &Page| copies.see(name, Print::of(page));
    assert_eq!(see(&mut copies, "a", &article("i stan")), None);
    assert_eq!(see(&mut copies, "b", &of_site(1)), None);
    let other = Page::from_text("y", article("i stan").text().replace("Meny", "Start\nSök"));
    let copy = see(&mut copies, "c", &other);
    assert_eq!(
        copy,
        Some(Copy {
            of: "a".to_owned(),
            percent: 100
        })
    );
    assert_eq!(
        see(&mut copies, "d", &Page::from_text("z", "Kort text.\n")),
        None
    );
}

#[test]
fn a_copy_is_one_however_its_lines_are_broken() {
    let flat: String = (0..8)
        .map(|n| format!("Den som vill bli glasmästare läser först en grund, och efter {n} år går det att ta prov för yrket hos branschen.\n\n"))
        .collect();
    let wrapped = |width: usize| {
        let mut out = String::new();
        for line in flat.lines() {
            let mut length = 0;
            for word in line.split(' ') {
                if length > 0 && length + word.len() >= width {
                    out.push('\n');
                    length = 0;
                }
                out.push_str(word);
                out.push(' ');
                length += word.len() + 1;
            }
            out.push('\n');
        }
        out
    };
    let title = "Så blir du glasmästare\n\n";
    let mut copies = Copies::new();
    let mut see = |name: &str, text: String| {
        let page = Page::from_text(name, text);
        copies.see(name, Print::of(&page)).map(|copy| copy.percent)
    };
    assert_eq!(see("a", format!("{title}{flat}")), None);
    assert_eq!(see("b", format!("{title}{}", wrapped(60))), Some(100));
    assert_eq!(see("c", format!("# {title}{}", wrapped(72))), Some(100));
}
