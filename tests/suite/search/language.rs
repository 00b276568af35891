//! The query language: what is read as what, and where it says that it cannot be read.

use super::{pages, searcher};
use proptest::prelude::*;
use sikta::search::{Flaw, Named, Note, Query, Why};

fn understood(text: &str) -> String {
    let query = Query::new(text);
    assert_eq!(query.problems(), [], "{text}");
    query.understood()
}

/// Where the first problem stands, what it is, and how the query is read all the same.
fn mended(text: &str) -> (String, Flaw, String) {
    let query = Query::new(text);
    let problem = query.problems().remove(0);
    let at = text[problem.at].to_owned();
    (at, problem.flaw, query.understood())
}

#[test]
fn a_query_is_read_as_it_is_commonly_written() {
    for (text, read) in [
        ("lön villkor", "lön villkor"),
        ("LÖN", "lön"),
        ("lön AND villkor", "lön AND villkor"),
        ("lön OCH villkor ELLER skift", "lön AND villkor OR skift"),
        ("lön && villkor || skift", "lön AND villkor OR skift"),
        ("LÖN OCH VILLKOR", "lön och villkor"),
        ("lön och villkor", "lön och villkor"),
        ("(lön OR pension) AND skift", "(lön OR pension) AND skift"),
        ("(lön pension) AND skift", "(lön pension) AND skift"),
        ("((lön))", "lön"),
        ("lön NOT skift", "lön -skift"),
        ("lön INTE skift", "lön -skift"),
        ("lön -skift -\"på natten\"", "lön -skift -\"på natten\""),
        ("NOT NOT lön", "lön"),
        ("lön AND NOT (skift OR natt)", "lön AND -(skift OR natt)"),
        ("lön !skift", "lön -skift"),
        ("C++ C# C", "c++ c# c"),
        ("+lön skift", "+lön skift"),
        ("+(a b) c", "+(a b) c"),
        ("lön(er)", "lön er"),
        ("sjuk* \"och i\"", "sjuk* \"och i\""),
        ("”på natten”", "\"på natten\""),
        ("skötreska~ lön~1 lön~0", "skötreska~2 lön~1 lön"),
        ("natt~", "natt~1"),
        ("\"lön villkor\"~3", "\"lön villkor\"~3"),
        ("EU-rätt 25.000 PR-tjänst", "eu-rätt 25.000 pr-tjänst"),
        (
            "kind:skill Kind:DUTY slag:pay",
            "kind:skill kind:duty kind:pay",
        ),
        (
            "yrke:kock yrke:\"Bagare och konditor\"",
            "occupation:kock occupation:\"bagare och konditor\"",
        ),
        ("occupation:sjuk* \"x\"", "occupation:sjuk* \"x\""),
        ("section:\"Lön och villkor\"", "section:\"lön och villkor\""),
        ("year:2015", "date:2015"),
        ("year:>=2015", "date:>=2015"),
        ("year:[2015 TO 2020} lön", "date:[2015 TO 2020} lön"),
        ("date:2015-03..2020-01-31", "date:2015-03..2020-01-31"),
        ("pay:30000..40000", "pay:30000..40000"),
        ("pay:..40000 pay:[30000 TO *]", "pay:<=40000 pay:>=30000"),
        ("lön:<30000", "pay:<30000"),
        ("code:ssyk/2431", "code:SSYK/2431"),
        ("code:My/X1", "code:My/X1"),
        (
            "pay:30000..40000kr/mån kock",
            "(pay:30000..40000 currency:kr period:month) kock",
        ),
        ("lön:>=15£/h", "pay:>=15 currency:gbp period:hour"),
        ("pay:(1000kr 2000)", "(pay:1000 currency:kr) OR pay:2000"),
        ("code:ssyk:2431", "code:SSYK/2431"),
        ("|kind:x*", "kind-x"),
        (
            "code:ESCO/http://data.europa.eu/esco/occupation/ab-12",
            "code:ESCO/ab-12",
        ),
        ("-site:exempel.se", "-site:exempel.se"),
        (
            "NOT (kind:skill OR kind:duty)",
            "-(kind:skill OR kind:duty)",
        ),
        (
            "kind:(skill OR duty) truck",
            "(kind:skill OR kind:duty) truck",
        ),
        (
            "-yrke:(kock \"a b\")",
            "-(occupation:kock OR occupation:\"a b\")",
        ),
        ("EU:s", "eu:s"),
        ("Lön: 30 000", "lön 30 000"),
        ("kinder:röda", "kinder:röda"),
        ("Vad är (egentligen) lön?", "vad är egentligen lön"),
        ("x-kind:skill", "x-kind:skill"),
        ("!kind:skill", "-kind:skill"),
        ("*", "*"),
        ("*:*", "*"),
        ("", "*"),
        ("* kind:skill", "kind:skill"),
        ("!!!", ""),
    ] {
        assert_eq!(understood(text), read, "{text}");
    }
}

#[test]
fn a_query_that_cannot_be_read_says_where_and_why_and_how_it_can() {
    use Flaw::*;
    let operator = sikta::search::Operator::And;
    for (text, at, flaw, read) in [
        ("lön \"på natten", "\"", OpenQuote, "lön \"på natten\""),
        ("lön (skift OR natt", "(", OpenGroup, "lön (skift OR natt)"),
        ("lön) skift", ")", StrayClose, "lön skift"),
        ("AND lön", "AND", NothingBefore { operator }, "lön"),
        ("lön AND", "AND", NothingAfter { operator }, "lön"),
        ("lön AND )", "AND", NothingAfter { operator }, "lön"),
        ("a AND AND b", "AND", NothingAfter { operator }, "a AND b"),
        (
            "kind: lön kind:",
            "kind:",
            NoValue { field: Named::Kind },
            "kind lön",
        ),
        (
            "pay:30 000..40 000 lön",
            "30 000..40 000",
            Spaced {
                field: Named::Pay,
                given: "30000..40000".into(),
            },
            "pay:30000..40000 lön",
        ),
        (
            "lön:>1 200 000",
            ">1 200 000",
            Spaced {
                field: Named::Pay,
                given: ">1200000".into(),
            },
            "pay:>1200000",
        ),
        (
            "code:7212 svets",
            "code:7212",
            NoSystem {
                given: "7212".into(),
            },
            "svets",
        ),
        ("kind:(skill", "(", OpenGroup, "kind:skill"),
        ("kind:()", "()", NoValue { field: Named::Kind }, ""),
        (
            "year:soon lön",
            "soon",
            BadPoint {
                field: Named::Date,
                given: "soon".into(),
            },
            "lön",
        ),
        (
            "pay:30k",
            "30k",
            Written {
                field: Named::Pay,
                given: "30000".into(),
            },
            "pay:30000",
        ),
        (
            "pay:30.000-40.000kr/mån kock",
            "30.000-40.000kr/mån",
            Written {
                field: Named::Pay,
                given: "30000..40000kr/mån".into(),
            },
            "(pay:30000..40000 currency:kr period:month) kock",
        ),
        (
            "year:2020-2021",
            "2020-2021",
            Written {
                field: Named::Date,
                given: "2020..2021".into(),
            },
            "date:2020..2021",
        ),
        (
            "pay:3x",
            "3x",
            BadPoint {
                field: Named::Pay,
                given: "3x".into(),
            },
            "",
        ),
        (
            "year:2015-13",
            "2015-13",
            BadPoint {
                field: Named::Date,
                given: "2015-13".into(),
            },
            "",
        ),
        ("pay:5..3", "5..3", Backwards, "pay:3..5"),
        ("pay:[5", "[", OpenRange, ""),
        ("pay:[5 3] x", "[5 3]", BadRange { field: Named::Pay }, "x"),
        ("lönebildning~9", "~9", TooFar { most: 2 }, "lönebildning~2"),
        ("\"a b\"~900", "~900", TooFar { most: 20 }, "\"a b\"~20"),
    ] {
        let (where_, why, mended) = mended(text);
        assert_eq!((&*where_, why, &*mended), (at, flaw, read), "{text}");
        assert_eq!(Query::new(&*mended).problems(), [], "{text}");
    }
    let (at, flaw, read) = mended("kind:skil lön");
    assert_eq!((&*at, &*read), ("skil", "kind:skill lön"));
    assert!(
        matches!(
            flaw,
            UnknownValue {
                near: Some("skill"),
                ..
            }
        ),
        "{flaw:?}"
    );
    let deep = format!("{}lön{}", "(".repeat(100_000), ")".repeat(100_000));
    assert!(matches!(
        Query::new(deep).problems()[0].flaw,
        TooLong | TooDeep { .. }
    ));
    let nots = "NOT ".repeat(10_000);
    assert_eq!(Query::new(format!("{nots}lön")).understood(), "lön");
}

#[test]
fn operators_and_fields_find_what_they_say() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    for (text, found) in [
        ("noggrann AND legitimation", &["lärare"][..]),
        ("noggrann AND NOT legitimation", &["kock", "målare"]),
        ("legitimation OR körkort", &["lärare", "målare"]),
        (
            "(stresstålig OR tålmodig) AND noggrann",
            &["kock", "lärare"],
        ),
        ("noggrann -tålmodig -stresstålig", &["målare"]),
        ("+noggrann tålmodig", &["kock", "lärare", "målare"]),
        ("\"krävs lärarexamen\"~4", &["lärare"]),
        ("\"krävs lärarexamen\"~1", &[]),
        ("tolmadig~", &["lärare"]),
        ("tålm*", &["lärare"]),
        ("title:målare", &["målare"]),
        ("title:målarna lön", &["målare"]),
        ("section:lön helger", &["kock"]),
        ("site:exempel.se *", &["kock"]),
        ("site:skola*", &["lärare"]),
        ("page:kock", &["kock"]),
        ("year:2015", &["kock"]),
        ("year:>2015", &["lärare", "målare"]),
        ("year:2015..2019", &["kock", "lärare"]),
        ("date:<2022-11-30", &["kock", "lärare"]),
        ("date:<=2022-11-30", &["kock", "lärare", "målare"]),
        ("-year:2015", &["lärare", "målare"]),
        ("page:kock page:målare", &["kock", "målare"]),
        ("page:kock AND page:målare", &[]),
        ("page:kock OR legitimation", &["kock", "lärare"]),
        ("lararexamen", &["lärare"]),
        ("malare", &["målare"]),
        ("och", &["kock", "lärare", "målare"]),
    ] {
        assert_eq!(pages(&searcher, text), found, "{text}");
    }
    let facts = |text: &str| {
        let answer = searcher.search(&Query::new(text)).unwrap();
        let facts = answer.hits.into_iter().filter_map(|hit| hit.fact);
        facts
            .map(|fact| (fact.source.page, fact.kind.name()))
            .collect::<Vec<_>>()
    };
    let pay = |page: &str| vec![(page.to_owned(), "pay")];
    assert_eq!(facts("pay:37000..39000"), pay("lärare"));
    assert_eq!(facts("pay:>35000"), pay("lärare"));
    assert_eq!(
        facts("pay:29000..30000"),
        pay("målare"),
        "a range that lies within"
    );
    assert_eq!(facts("pay:36000..37000"), []);
}

#[test]
fn what_is_shut_out_is_what_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    let total = |text: &str| searcher.search(&Query::new(text)).unwrap().total;
    let all = total("*");
    for text in [
        "lön",
        "noggrann",
        "\"är\"",
        "utbild*",
        "(lön OR utbildning)",
        "legitimation",
        "malare",
    ] {
        assert_eq!(total(text) + total(&format!("-{text}")), all, "{text}");
    }
}

#[test]
fn what_was_meant_is_suggested_and_what_was_sought_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let searcher = searcher(dir.path());
    let answer = |query: Query| searcher.search(&query).unwrap();
    let asked = answer(Query::new("krävs utbidlning -kock"));
    assert_eq!(asked.suggestion.as_deref(), Some("krävs utbildning -kock"));
    assert_eq!(answer(Query::new("utbildning")).suggestion, None);
    let letters = answer(Query::new("lonen"));
    let also: Vec<&str> = letters.expanded[0].also.iter().map(|a| &*a.words).collect();
    assert_eq!(
        (&*letters.expanded[0].asked, also),
        ("lonen", vec!["lönen"])
    );
    assert!(answer(Query::new("lönen")).expanded.is_empty());
    // Forms that no page has: målare is there, målarens and målarnas are not.
    for typed in ["malarens", "maalarnas"] {
        let forms = answer(Query::new(typed));
        let page = forms.hits.first().map(|hit| &*hit.source.page);
        assert_eq!((page, forms.total > 0), (Some("målare"), true), "{typed}");
        assert_eq!(forms.suggestion, None);
    }
    assert_eq!(answer(Query::new("målaröns")).total, 0);
    let wide = Query {
        expand: true,
        ..Query::new("klasslärare")
    };
    let wide = answer(wide);
    let lärare = wide.expanded[0]
        .also
        .iter()
        .find(|also| also.words == "lärare");
    assert_eq!(
        lärare.map(|also| also.why),
        Some(Why::Synonym),
        "of the same group"
    );
    assert!(
        (wide.hits.iter()).all(|hit| hit.instead == hit.near.map_or(Some(Why::Synonym), |_| None)),
        "{:?}",
        wide.hits
    );
    assert_eq!(
        (wide.total > 0, answer(Query::new("klasslärare")).total),
        (true, 0)
    );
    let kinds = Query {
        expand: true,
        ..Query::new("lärare")
    };
    let kinds = &answer(kinds).expanded[0].also;
    let kind = kinds.iter().find(|also| also.words == "klasslärare");
    assert_eq!(kind.map(|also| also.why), Some(Why::Narrower));
    let none = Query {
        langs: vec!["zz".into()],
        ..Query::new("lön site:nowhere.example")
    };
    let absent = searcher.absent(&none).unwrap();
    let absent: Vec<_> = absent.iter().map(|a| (a.field, &*a.value)).collect();
    assert_eq!(
        absent,
        [(Named::Lang, "zz"), (Named::Site, "nowhere.example")]
    );
}

/// Pieces that queries are made of, and some that they are not.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zåäö]{1,8}",
        "[A-ZÅÄÖa-zåäö0-9:.'’_-]{1,12}",
        Just("\"".to_owned()),
        "[()+*~!|&-]{1,3}",
        "(AND|OR|NOT|OCH|ELLER|INTE|TO)",
        "(kind|site|page|title|section|date|pay|code|lang|value|år|lön):",
        "(skill|skil|SSYK/12|2015|2015-03|1..5|>=3|<2015|\\[1 TO 5\\]|\\{\\* TO 9\\]|\"lön och\"|x\\*)",
        "\\PC{0,6}",
    ]
}

fn query() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(
        (piece(), prop_oneof![Just(""), Just(" "), Just("  ")]),
        0..14,
    );
    parts.prop_map(|parts| {
        parts
            .into_iter()
            .map(|(piece, space)| piece + space)
            .collect()
    })
}

proptest! {
    #[test]
    fn any_query_is_read_and_what_was_understood_reads_as_itself(text in query()) {
        let query = Query::new(&*text);
        for problem in query.problems() {
            prop_assert!(text.get(problem.at.clone()).is_some(), "{:?} in {text:?}", problem);
        }
        for clause in query.clauses() {
            prop_assert!(text.get(clause.at.clone()).is_some_and(|t| !t.is_empty()));
        }
        let understood = query.understood();
        if !understood.is_empty() {
            let again = Query::new(&*understood);
            prop_assert_eq!(again.problems(), vec![], "{} from {:?}", &understood, &text);
            prop_assert_eq!(&again.understood(), &understood, "{:?}", &text);
            prop_assert_eq!(again.tree(), query.tree(), "{:?}", &text);
        }
    }
}

#[test]
fn what_is_no_field_is_noted() {
    for text in ["knd:skill lön", "month:april"] {
        assert_eq!(Query::new(text).notes(), [Note::NoField], "{text}");
    }
    for text in [
        "EU:s regler",
        "klockan 10:30",
        "https://example.org",
        "kind:skill",
    ] {
        assert_eq!(Query::new(text).notes(), [], "{text}");
    }
}
