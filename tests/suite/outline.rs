//! The outline of an article, as Markdown and HTML write it.

use sikta::export::{html, markdown};
use sikta::pipeline::process;

/// The Markdown of a page, and the HTML.
fn written(page: sikta::ingest::Page) -> (String, String) {
    let article = process(page);
    (markdown::write(&article), html::write(&article))
}

#[test]
fn lists_of_definitions_are_pairs_and_captions_no_headings() {
    let (markdown, html) = written(sikta::ingest::html::page(
        "a",
        "<html lang=sv><h1>Sågen vid ån</h1><p>Sågen vid ån har gått i släkten sedan farfars tid, och i dag drivs den av systrarna.</p>\
         <dl><dt>Anställda<dd>11<dt>Omsättning:<dd>46 miljoner kronor<dt>Var?<dd>Vid ån.<dd>Norr om kyrkan.</dl>\
         <table><caption>Fikaveckan</caption><tr><th>Dag<th>Bröd<tr><td>Måndag<td>Inget</table>\
         <p>Systrarna tänker fortsätta så länge det finns timmer att få i skogarna omkring byn.</p>",
    ));
    let pairs = "- **Anställda:** 11\n- **Omsättning:** 46 miljoner kronor\n- **Var?** Vid ån.\n\n  Norr om kyrkan.\n";
    assert!(markdown.contains(pairs), "{markdown}");
    assert!(
        markdown.contains("\n\nFikaveckan\n\n| Dag | Bröd |\n"),
        "{markdown}"
    );
    assert!(
        html.contains("<dl>\n<dt>Anställda</dt>\n<dd>11</dd>\n<dt>Omsättning:</dt>\n"),
        "{html}"
    );
    assert!(
        html.contains("<table>\n<caption>Fikaveckan</caption>\n<tr><th>Dag"),
        "{html}"
    );
}

#[test]
fn labels_of_figures_and_signatures_are_no_headings() {
    let (markdown, _) = written(sikta::ingest::html::page(
        "a",
        "<html lang=sv><h1>Vad gör en löneassistent?</h1><div>En löneassistent ser till att alla på företaget får rätt lön i rätt tid, varje månad.</div>\
         <div>Lön</div><div>Lägst</div><div>27 400 kr</div><div>Median</div><div>33 100 kr</div><div>Högst</div><div>41 000 kr</div>\
         <div>Passar du?</div><div>Du tycker om siffror, och ännu mer när de går ihop i slutet av dagen.</div>\
         <div>”Alla hälsar på mig den tjugofemte.”</div><div>Annika, löneassistent</div><div>Måste man vara ekonom?</div><div>Nej. Många läser en utbildning på ett och ett halvt år och lär sig resten på jobbet.</div>",
    ));
    let headings: Vec<&str> = markdown.lines().filter(|l| l.starts_with("## ")).collect();
    assert_eq!(
        headings,
        ["## Lön", "## Passar du?", "## Måste man vara ekonom?"],
        "{markdown}"
    );
}

#[test]
fn verse_and_broken_lines_keep_their_breaks() {
    let verse = "Natt på linjen\n\nKlockan är ett. Jag räknar mina mil\nmed kaffe, radio och tomma platser.\nFru Ek vid torget går av som vanligt,\nherr Ask vid bron har somnat om.\n\n”Är det du, Sven?”\n”Nej, det är Samira.”\n\nDikten skrev jag efter min första natt bakom ratten, när snön föll över hela länet och ingen var ute.\n";
    let (markdown, html) = written(sikta::ingest::Page::from_text("a", verse));
    assert!(
        markdown.contains("Jag räknar mina mil  \nmed kaffe, radio och tomma platser.  \nFru Ek"),
        "{markdown}"
    );
    assert!(
        markdown.contains("”Är det du, Sven?”  \n”Nej,"),
        "{markdown}"
    );
    assert!(html.contains("mina mil<br>\nmed kaffe"), "{html}");
    let list = "Så blir du målare\n\nEn målare målar hus och väggar, både inomhus och utomhus, hela året om.\n\nDu behöver\nkörkort\ngod syn\nstadig hand\n";
    let (markdown, _) = written(sikta::ingest::Page::from_text("a", list));
    assert!(
        markdown.contains("- körkort\n- god syn\n- stadig hand\n"),
        "{markdown}"
    );
    let (markdown, _) = written(sikta::ingest::html::page(
        "a",
        "<html lang=sv><h1>Två råd</h1><p>En kollega gav mig två råd när jag började arbeta på lagret förra hösten.</p><blockquote>Den som kommer först brygger.<br>Den som går sist diskar.</blockquote><p>Sedan dess har jag följt dem båda, och det har gått bra för mig på arbetet.</p>",
    ));
    assert!(
        markdown.contains("> Den som kommer först brygger.  \n> Den som går sist diskar.\n"),
        "{markdown}"
    );
}

#[test]
fn the_marks_of_a_wikis_editors_are_no_part_of_its_headings() {
    let (markdown, _) = written(sikta::ingest::html::page(
        "a",
        "<html lang=sv><h1>Kolare</h1><p>En kolare framställde träkol i milor ute i skogen, och yrket var vanligt fram till förra seklet.</p><h2>Arbete<span>[redigera | redigera wikitext]</span></h2><p>Han reste veden till en mila och täckte den med jord, och sedan vaktade han den dygnet runt.</p>",
    ));
    assert!(markdown.contains("\n## Arbete\n"), "{markdown}");
}

#[test]
fn an_authors_brackets_stay_in_a_heading_and_a_sites_go() {
    let page = |own: &str, other: &str| {
        let (markdown, _) = written(sikta::ingest::html::page(
            "a",
            &format!(
                "<html lang=sv><h1>Kolare</h1><p>En kolare framställde träkol i milor ute i skogen, och yrket var vanligt fram till förra seklet.</p>\
                 <h2>Milan [{own}]</h2><p>Han reste veden till en mila och täckte den med jord, och sedan vaktade han den dygnet runt.</p>\
                 <h2>Kojan [{other}]</h2><p>Han sov i en låg koja av stockar och ris, några steg från elden som han hade att vakta.</p>"
            ),
        ));
        markdown
    };
    let own = page("viktigt", "bild");
    assert!(own.contains("\n## Milan \\[viktigt\\]\n"), "{own}");
    let of_site = page("lyssna", "lyssna");
    assert!(of_site.contains("\n## Milan\n"), "{of_site}");
    assert!(of_site.contains("\n## Kojan\n"), "{of_site}");
}

#[test]
fn each_of_many_lists_begins_anew() {
    let many = |write: fn(usize) -> String| (0..3_000).map(write).collect::<String>();
    let lines = many(|i| format!("Mila {i} ryker<br>"));
    let lists = many(|i| format!("<ol><li>Res veden till mila {i}<li>Täck mila {i}</ol>"));
    let markup = format!("<html lang=sv><h1>Kolare</h1><p>{lines}</p>{lists}");
    let article = process(sikta::ingest::html::page("a", &markup));
    let markdown = markdown::write(&article);
    assert_eq!(markdown.matches("1. Res veden").count(), 3_000);
    assert_eq!(markdown.matches("2. Täck mila").count(), 3_000);
}

#[test]
fn numbers_go_on_behind_a_list_within() {
    let (markdown, _) = written(sikta::ingest::html::page(
        "a",
        "<html lang=sv><h1>Kolare</h1><p>En kolare framställde träkol i milor ute i skogen, och yrket var vanligt fram till förra seklet.</p>\
         <ol start=3><li>Res veden till en mila<ol><li>Grova stockar innerst<li>Klena utanpå</ol><li>Täck den med jord</ol>\
         <ol><li>Vakta den dygnet runt</ol>",
    ));
    for item in [
        "\n3. Res",
        "1. Grova",
        "2. Klena",
        "\n4. Täck",
        "\n1. Vakta",
    ] {
        assert!(markdown.contains(item), "{item}: {markdown}");
    }
}

/// `SIKTA_REWRITE=1 cargo test --test suite outline` writes what comes out now; read the difference before committing it.
#[test]
fn html_keeps_its_outline_in_markdown_and_html() {
    let case = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/html-outline");
    let markup = std::fs::read_to_string(case.join("page.html")).unwrap();
    let article = process(sikta::ingest::html::page("case", &markup));
    for (name, now) in [
        ("clean.md", markdown::write(&article)),
        ("clean.html", html::write(&article)),
    ] {
        let path = case.join(name);
        if std::env::var_os("SIKTA_REWRITE").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        assert_eq!(now, std::fs::read_to_string(&path).unwrap(), "{name}");
    }
}

#[test]
fn a_line_set_apart_over_close_ones_heads_them() {
    let page = "Sommarjobb\n\nDen som fyller sexton i år kan söka arbete hos oss under tre veckor av sommaren.\n\nBlanketter\nSkatteblankett för unga\nIntyg från skolan\n\nArbetsplatser\nParken i Älvby\nStora köket\n";
    let (markdown, _) = written(sikta::ingest::Page::from_text("a", page));
    assert!(
        markdown.contains("## Arbetsplatser\n\n- Parken i Älvby\n"),
        "{markdown}"
    );
}
