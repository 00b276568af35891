//! HTML: one block for every line that a reader sees.

use proptest::prelude::*;
use sikta::ingest::{Page, html};
use std::fmt::Write as _;

fn lines(markup: &str) -> Vec<String> {
    let page = html::page("p", markup);
    check(&page);
    page.blocks()
        .iter()
        .map(|b| b.span.of(page.text()).to_owned())
        .collect()
}

/// The law of blocks: one line each, in order, none blank.
fn check(page: &Page) {
    assert!(page.is_html());
    let text: Vec<&str> = match page.text() {
        "" => Vec::new(),
        text => text.split('\n').collect(),
    };
    let blocks: Vec<&str> = page
        .blocks()
        .iter()
        .map(|b| b.span.of(page.text()))
        .collect();
    assert_eq!(text, blocks);
    for (block, line) in page.blocks().iter().zip(blocks) {
        assert!(!line.trim().is_empty());
        assert!((0.0..=1.0).contains(&block.link_density));
        assert!(block.hints.len() <= 32);
    }
}

#[test]
fn blocks_are_lines_and_inline_elements_are_not() {
    let page = "<h1>Lokal<b>vårdare</b></h1>\n<p>Du  städar\n <em>kontor</em>, och <a href=x>trappor</a>.</p>löst<div>a<div>b</div>c</div>";
    assert_eq!(
        lines(page),
        [
            "Lokalvårdare",
            "Du städar kontor, och trappor.",
            "löst",
            "a",
            "b",
            "c"
        ]
    );
}

#[test]
fn breaks_and_preformatted_lines_split() {
    assert_eq!(lines("<p>ett<br>två<br/><br>tre"), ["ett", "två", "tre"]);
    assert_eq!(
        lines("<pre>\nif a:\n    b\n\nc</pre>"),
        ["if a:", "    b", "c"]
    );
}

#[test]
fn a_row_of_a_data_table_is_one_line() {
    let table = "<table><caption>Löner</caption><tr><th>Yrke<th>Kr<tr><td><p>Svetsare</p><td>31&nbsp;000<br>kr<tr><td><td>x<td></table>";
    assert_eq!(
        lines(table),
        ["Löner", "Yrke\tKr", "Svetsare\t31\u{A0}000 kr", "\tx"]
    );
}

#[test]
fn a_table_that_lays_out_a_page_is_no_table() {
    let table = "<table><tr><td><ul><li>Hem<li>Kontakt</ul><td><h1>Rubrik</h1><p>Text</p><table><tr><td>a<td>b</table></table>";
    assert_eq!(lines(table), ["Hem", "Kontakt", "Rubrik", "Text", "a\tb"]);
    let table = "<table><tr><td><a href=1>Hem</a><br><a href=2>Om</a><td><b>Sotare</b><br><br>En sotare sotar.<br> <br>Lön: 28 000</table>";
    assert_eq!(
        lines(table),
        ["Hem", "Om", "Sotare", "En sotare sotar.", "Lön: 28 000"]
    );
    let table = "<table><tr><td><p>1<p>2<p>3<p>4</table>";
    assert_eq!(lines(table), ["1", "2", "3", "4"]);
}

#[test]
fn what_is_hidden_is_on_record_and_what_is_no_text_left_out() {
    let page = concat!(
        "<head><title>Titel</title><style>p{}</style></head><body>",
        "<script>var a = '<p>nej</p>';</script><template><p>nej</template><p hidden>nej</p>",
        "<p style='color:red; DISPLAY : none !important'>nej</p><i aria-hidden=true>×</i>",
        "<select><option>nej</select><textarea>nej</textarea><svg><title>nej</title></svg><img alt=nej src=x>",
        "<dialog>nej</dialog><iframe>nej</iframe><noscript>Slå på JavaScript</noscript>",
        "<p hidden=until-found>ja</p><details><summary>Fråga</summary>Svar</details>",
    );
    let shown = ["Slå på JavaScript", "ja", "Fråga", "Svar"];
    let page = html::page("p", page);
    let (hidden, seen): (Vec<_>, Vec<_>) = page.blocks().iter().partition(|b| page.hides(b));
    let text = |b: &&sikta::ingest::Block| b.span.of(page.text()).to_owned();
    assert_eq!(seen.iter().map(text).collect::<Vec<_>>(), shown);
    let hidden: Vec<_> = hidden.iter().map(text).collect();
    assert_eq!(hidden, ["nej", "nej", "×", "nej"]);
}

#[test]
fn hidden_text_comes_after_the_line_around_it() {
    let page = "<p>Lönen <b hidden>ej</b>stiger <span aria-hidden=true>→ <p hidden>så</span> nu.</p><p><i aria-hidden=true>•</i> Den";
    let _ = lines(page);
    assert_eq!(
        lines(
            "<p>Lönen <b hidden>ej</b>stiger<span aria-hidden=true> →</span> nu.</p><p><i aria-hidden=true>•</i> Den"
        ),
        ["Lönen stiger nu.", "ej", "→", "•", "Den"]
    );
    let table =
        "<table><tr><td>Lön<span hidden>före <p>skatt</span><td>31<tr hidden><td>a<td>b</table>";
    assert_eq!(lines(table), ["Lön\t31", "före skatt", "a\tb"]);
}

#[test]
fn a_button_that_is_all_of_a_heading_is_the_heading() {
    let tags = |markup: &str| {
        let page = html::page("p", markup);
        let blocks = page.blocks().iter().map(|b| b.tag.clone());
        blocks.collect::<Vec<_>>()
    };
    assert_eq!(
        tags("<h2><button> Vem <b>betalar</b>? </button></h2><p>Du."),
        ["h2", "p"]
    );
    assert_eq!(
        tags("<h2>Lön <button>Kopiera</button></h2>"),
        ["h2", "button"]
    );
}

#[test]
fn a_page_behind_an_open_dialog_is_still_there() {
    let long = "Undersköterskan hjälper patienter. ".repeat(20);
    let page = format!("<body style='display:none'><div aria-hidden='true'>{long}</div>");
    assert_eq!(lines(&page), [long.trim()]);
}

#[test]
fn all_authors_are_named_and_a_list_keeps_its_start() {
    let page = html::page(
        "p",
        r#"<script type="application/ld+json">{"@type":"Article","headline":"Bli bagare",
        "author":[{"name":"Eva Ek"},{"name":"Bo Alm"}]}</script><ol start=3><li>Tredje<li>Fjärde</ol><pre>a {
  b</pre><p>Slut."#,
    );
    assert_eq!(page.meta.author.as_deref(), Some("Eva Ek, Bo Alm"));
    let article = sikta::pipeline::process(page);
    let markdown = sikta::export::markdown::write(&article);
    assert!(
        markdown.contains("3. Tredje\n4. Fjärde\n\n```\na {\n"),
        "{markdown}"
    );
    let html = sikta::export::html::write(&article);
    assert!(html.contains("<ol start=\"3\">"), "{html}");
    assert!(html.contains("<pre>a {\n"), "{html}");
}

#[test]
fn entities_are_decoded_and_links_beside_each_other_are_parted() {
    assert_eq!(
        lines("<p>L&ouml;n &amp; f&#246;rm&aring;ner<p><a href=1>Hem</a><a href=2>Jobb</a>"),
        ["Lön & förmåner", "Hem Jobb"]
    );
}

#[test]
fn a_block_knows_where_it_stands() {
    let page = html::page(
        "p",
        "<body id=Top><main class='Content wide' role=main><p>ett<p class=ingress>två <a href=x>länk</a><ul><li><p>punkt",
    );
    let blocks = page.blocks();
    assert_eq!(blocks[1].path, "html > body > main > p:nth-of-type(2)");
    assert_eq!(blocks[1].tag, "p");
    assert_eq!(
        blocks[1].hints[..],
        ["ingress", "content", "wide", "main", "top"]
    );
    assert_eq!(
        (blocks[0].link_density, blocks[1].link_density),
        (0.0, 4.0 / 7.0)
    );
    assert_eq!(blocks[2].path, "html > body > main > ul > li > p");
}

#[test]
fn a_page_says_what_it_is_called() {
    let page = html::page(
        "p",
        r#"<html lang=sv><head><title>Bli  bagare | Sajten</title><meta property="og:site_name" content="Sajten">
        <link rel=canonical href="https://example.org/bagare"><meta name=author content="Kim">
        <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Sajten"},
        {"@type":"Article","headline":"Bli bagare","author":[{"name":"Bo"}],"datePublished":"2024-05-01"}]}</script></head>"#,
    );
    let meta = &page.meta;
    assert_eq!(meta.title.as_deref(), Some("Bli bagare"));
    assert_eq!(meta.document_title.as_deref(), Some("Bli bagare | Sajten"));
    assert_eq!(meta.site.as_deref(), Some("Sajten"));
    assert_eq!(meta.author.as_deref(), Some("Kim"));
    assert_eq!(meta.published.as_deref(), Some("2024-05-01"));
    assert_eq!(meta.lang.as_deref(), Some("sv"));
    assert_eq!(meta.url.as_deref(), Some("https://example.org/bagare"));
}

#[test]
fn what_elements_are_called_by_schema_org_counts_where_the_head_is_silent() {
    let page = html::page(
        "p",
        r#"<meta name=description content="Om yrket."><article itemscope><h1 itemprop=headline>Bli bagare</h1>
        <div itemprop=author itemscope><span itemprop=name>Kim Ek</span></div><time itemprop="datePublished"
        datetime="2024-05-01">i våras</time><p>Text."#,
    );
    let meta = &page.meta;
    assert_eq!(meta.title.as_deref(), Some("Bli bagare"));
    assert_eq!(meta.author.as_deref(), Some("Kim Ek"));
    assert_eq!(meta.published.as_deref(), Some("2024-05-01"));
    assert_eq!(meta.description.as_deref(), Some("Om yrket."));
    let job = html::page(
        "p",
        r#"<script type="application/ld+json">[{"@type":["JobPosting"],"title":"Bagare till Falun","datePosted":"2024-06-02",
        "inLanguage":"sv"}]</script><p>Text."#,
    );
    assert_eq!(job.meta.title.as_deref(), Some("Bagare till Falun"));
    assert_eq!(job.meta.published.as_deref(), Some("2024-06-02"));
    assert_eq!(job.meta.lang.as_deref(), Some("sv"));
}

#[test]
fn what_json_ld_refers_to_is_named() {
    let page = html::page(
        "p",
        r##"<title>Bli bagare - Brödguiden</title><meta name=author content=admin>
        <script type="application/ld+json">{"@graph":[{"@type":"BreadcrumbList"},{"@type":"BlogPosting","headline":"Bli bagare",
        "author":{"@id":"#p"},"publisher":{"@id":"#o"}},{"@type":"Person","@id":"#p","name":"Eva Ek"},
        {"@type":"Organization","@id":"#o","name":"Brödguiden"}]}</script><h1>Bli bagare</h1>"##,
    );
    assert_eq!(page.meta.author.as_deref(), Some("Eva Ek"));
    assert_eq!(page.meta.site.as_deref(), Some("Brödguiden"));
    let circle = html::page(
        "p",
        r##"<script type="application/ld+json">{"@id":"#a","headline":"Bli bagare","author":{"@id":"#a"}}</script>"##,
    );
    assert_eq!(circle.meta.author, None);
}

#[test]
fn a_title_is_without_the_name_of_its_site() {
    let title = |html: &str| html::page("p", html).meta.title.unwrap();
    let site = r#"<meta property="og:site_name" content="Brödguiden">"#;
    for (whole, own) in [
        ("Bli bagare - Brödguiden", "Bli bagare"),
        (
            "Bli bagare – natt och dag – brödguiden",
            "Bli bagare – natt och dag",
        ),
        ("Bagare – utbildning och lön", "Bagare – utbildning och lön"),
        ("Brödguiden", "Brödguiden"),
    ] {
        assert_eq!(title(&format!("<title>{whole}</title>{site}")), own);
    }
    let host = r#"<link rel=canonical href="https://www.brodguiden.example/bagare">"#;
    assert_eq!(
        title(&format!("<title>Bli bagare — Brodguiden</title>{host}")),
        "Bli bagare"
    );
}

#[test]
fn a_time_is_what_its_label_or_class_says() {
    let meta = html::page(
        "p",
        "<p>Publicerad: <time datetime=2024-05-07>7 maj</time>. Uppdaterad: <time datetime=2024-06-01>1 juni</time>",
    )
    .meta;
    assert_eq!(meta.published.as_deref(), Some("2024-05-07"));
    assert_eq!(meta.modified.as_deref(), Some("2024-06-01"));
    let meta = html::page(
        "p",
        "<p>Öppet <time datetime=09:00>nio</time> <time class=updated datetime=2024-06-01>1 juni</time>",
    )
    .meta;
    assert_eq!(
        (meta.published, meta.modified.as_deref()),
        (None, Some("2024-06-01"))
    );
}

#[test]
fn a_page_is_cited_by_its_own_address() {
    let url = |head: &str| html::page("p", head).url;
    let own = Some("https://brod.example/bagare".to_owned());
    let canonical = r#"<link rel=canonical href="https://brod.example/bagare">"#;
    assert_eq!(url(canonical), own);
    let og = r#"<meta property="og:url" content="https://brod.example/bagare">"#;
    assert_eq!(url(og), own);
    // A text that was taken over names its original.
    let original = r#"<link rel=canonical href="https://annan.example/bagare">"#;
    assert_eq!(url(&format!("{original}{og}")), own);
    assert_eq!(url(r#"<link rel=canonical href="/bagare">"#), None);
    assert_eq!(
        url(r#"<link rel=canonical href="javascript:alert(1)">"#),
        None
    );
    let record = |url: &str| {
        let html = canonical.replace('"', "'");
        let record = format!(r#"{{"id":"a",{url}"html":"{html}<p>En bagare bakar."}}"#);
        sikta::ingest::jsonl::parse(record.as_bytes())
            .expect("a record")
            .page
            .url
    };
    assert_eq!(record(""), own);
    let known = record(r#""url":"https://annan.example/1","#);
    assert_eq!(known.as_deref(), Some("https://annan.example/1"));
}

#[test]
fn a_page_has_the_day_that_stands_beside_its_byline() {
    let meta = |html: &str| html::page("p", html).meta;
    let day = Some("2024-05-07");
    let dated = meta("<meta name=date content=2024-05-07><p>En bagare bakar.");
    assert_eq!(dated.published.as_deref(), day);
    let byline = "<article><div class=entry-meta><span>Av Kim</span> <time datetime=2024-05-07>7 maj</time></div><p>En bagare.";
    assert_eq!(meta(byline).published.as_deref(), day);
    let head = "<main><article><header><h1>Bagare</h1><time datetime=2024-05-07T08:00>i maj</time></header><p>Text.";
    assert_eq!(meta(head).published.as_deref(), Some("2024-05-07T08:00"));
    for other in [
        "<article><p>Kursen börjar <time datetime=2024-05-07>7 maj</time>.",
        "<article><div class=comments><div class=comment-meta><time datetime=2024-05-07>7 maj</time></div></div>",
        "<aside><div class=byline><time datetime=2024-05-07>7 maj</time></div></aside>",
        "<div class=byline><time datetime=08:00>åtta</time></div>",
    ] {
        assert_eq!(meta(other).published, None, "{other}");
    }
    // The time of the last change of anything is no day of publication.
    let updated = r#"<meta property="og:updated_time" content="2024-06-01">"#;
    let (alone, with) = (meta(updated), meta(&format!("{updated}{byline}")));
    assert_eq!((alone.published, alone.modified), (None, None));
    assert_eq!(with.published.as_deref(), day);
    assert_eq!(with.modified.as_deref(), Some("2024-06-01"));
}

#[test]
fn front_matter_says_when_and_where() {
    let dir = tempfile::tempdir().expect("a directory");
    let file = dir.path().join("bagare.md");
    let read = |text: &str| {
        std::fs::write(&file, text).expect("written");
        let options = sikta::ingest::Options::default();
        let mut pages = sikta::ingest::files([file.clone()], options);
        pages.next().expect("a page").expect("text")
    };
    let page = read(
        "---\ntitle: Bagare\ndate: \"2024-05-07\"\nupdated: 2024-06-01\nurl: https://brod.example/bagare\n---\n# Bagare\n",
    );
    assert_eq!(page.meta.published.as_deref(), Some("2024-05-07"));
    assert_eq!(page.meta.modified.as_deref(), Some("2024-06-01"));
    assert_eq!(page.url.as_deref(), Some("https://brod.example/bagare"));
    for none in [
        "date: 2024-05-07\n",
        "---\ndate: 2024-05-07\n# Bagare\n",
        "--- date: 2024-05-07\n---\n",
        "---\ndate: i våras\n---\n",
    ] {
        assert_eq!(read(none).meta.published, None, "{none}");
    }
}

#[test]
fn inline_items_that_a_style_parts_are_parted() {
    let page = html::page(
        "p",
        "<div><span>Meny</span><span>Sök</span></div><div><a>Dela</a><a>Mejla</a></div><p><span>E</span>n bagare",
    );
    assert_eq!(page.text(), "Meny Sök\nDela Mejla\nEn bagare");
}

#[test]
fn hostile_pages_cost_linear_time_and_lose_no_text() {
    // Each of these took minutes, or the stack, with a parser or walk that is not bounded.
    let deep = format!(
        "{}innerst{}yttre",
        "<div class=x>".repeat(800_000),
        "</div>".repeat(9)
    );
    assert_eq!(lines(&deep).concat().replace(' ', ""), "innerstyttre");
    let inline = format!("<p>{}ord", "<span><b>".repeat(300_000));
    assert_eq!(lines(&inline), ["ord"]);
    let mut formats = String::from("<p>");
    for i in 0..400 {
        let _ = write!(formats, "<font size={i}>");
    }
    formats.push_str(&"</p><p>x".repeat(200_000));
    assert_eq!(lines(&formats).concat().replace(' ', "").len(), 200_000);
    let mut attributes = String::from("<p><div ");
    for i in 0..500_000 {
        let _ = write!(attributes, "a{i} ");
    }
    attributes.push_str(">slut");
    assert!(lines(&attributes).concat().ends_with(">slut"));
    let tables = "<table><tr><td>".repeat(100_000) + "cell";
    assert_eq!(lines(&tables), ["cell"]);
    let siblings = "<p>x".repeat(500_000);
    // Beyond the bound on blocks the rest is one line.
    let all = lines(&siblings);
    assert!((20_000..40_000).contains(&all.len()), "{}", all.len());
    let letters = all.concat().replace(' ', "");
    assert_eq!(letters.len(), 500_000);
    let unclosed = "<a href=x>y".repeat(200_000);
    assert_eq!(lines(&unclosed).concat().replace(' ', "").len(), 200_000);
    for open in ["<!--", "<script ", "<style "] {
        assert_eq!(
            lines(&("text".to_owned() + &open.repeat(500_000))),
            ["text"]
        );
    }
    let class = "x".repeat(5_000_000);
    let wide = format!("<body class='{class}'>{}", "<p>x".repeat(50_000));
    assert_eq!(lines(&wide).len(), 50_000);
}

proptest! {
    #[test]
    fn any_text_is_a_page(text: String) {
        check(&html::page("p", &text));
    }

    #[test]
    fn any_tag_soup_is_a_page(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<p>", "</p>", "<div>", "</div>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<b>", "</b>", "<a href=x>",
                "</a>", "<ul>", "<li>", "<br>", "<pre>", "</pre>", "\n", " ", "ord", "å", "<template>", "</template>", "<svg>",
                "</svg>", "<select>", "<option>", "</select>", "<!--", "-->", "<script>", "</script>", "<title>", "<noscript>",
                "</noscript>", "<math>", "<form>", "<frameset>", "<h1>", "</h1>", "<body>", "</body>", "<html>", "<caption>",
                "&amp;", "&#0;", "\u{0}", "<p hidden>", "<", ">", "\"", "</tr>", "<i>", "</i>", "<nobr>", "<col>", "<button>",
            ]),
            0..60,
        )
    ) {
        check(&html::page("p", &parts.concat()));
    }
}
