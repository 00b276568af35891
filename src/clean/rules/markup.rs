//! Rules of markup: what stands in an element whose name says what it holds. The names are in `tables/markup.*.tsv`: mostly
//! English ones, and those of other languages that makers of templates use.
//!
//! An example that starts with `<` is an HTML page.

use super::super::class::Class;
use super::super::view::View;
use super::{ArtefactRule, Family, rule};

pub(super) const FAMILY: Family = Family {
    rules: &[
        &COMMENTS,
        &CONSENT,
        &NAVIGATION,
        &FOOTER,
        &SHARE,
        &RELATED,
        &PROMO,
        &TAGS,
        &BYLINE,
        &DATELINE,
        &TOC,
        &CAPTION,
        &HIDDEN,
        &HEADING,
        &LINKS,
        &TAIL,
        &OUT_NAVIGATION,
        &OUT_RELATED,
        &OUT_SHARE,
        &OUT_PROMO,
        &OUT_FOOTER,
        &OUT_CONSENT,
        &OUT_COMMENTS,
        &OUT_TAGS,
        &OUT_BYLINE,
        &OUT_DATELINE,
        &OUT_CAPTION,
        &OUT_RESIDUE,
    ],
    find,
};

/// Markup has spoken before any family looks.
fn find(_: &mut View<'_, '_>) {}

/// The rule for blocks that markup names as `class`.
pub(super) fn of_class(class: Class) -> &'static ArtefactRule {
    match class {
        Class::Comments => &COMMENTS,
        Class::Consent => &CONSENT,
        Class::Footer => &FOOTER,
        Class::Share => &SHARE,
        Class::Related => &RELATED,
        Class::Promo => &PROMO,
        Class::Tags => &TAGS,
        Class::Byline => &BYLINE,
        Class::Dateline => &DATELINE,
        Class::Toc => &TOC,
        Class::ImageCaption | Class::VideoCaption => &CAPTION,
        Class::Residue => &HIDDEN,
        _ => &NAVIGATION,
    }
}

/// The rule for blocks outside of the element that holds the article, which look like `class`.
pub(super) fn outside(class: Class) -> &'static ArtefactRule {
    match class {
        Class::Navigation | Class::Toc => &OUT_NAVIGATION,
        Class::Related | Class::TitleRepeat | Class::Duplicate => &OUT_RELATED,
        Class::Share => &OUT_SHARE,
        Class::Promo => &OUT_PROMO,
        Class::Footer => &OUT_FOOTER,
        Class::Consent => &OUT_CONSENT,
        Class::Comments => &OUT_COMMENTS,
        Class::Tags => &OUT_TAGS,
        Class::Byline => &OUT_BYLINE,
        Class::Dateline => &OUT_DATELINE,
        Class::ImageCaption | Class::VideoCaption => &OUT_CAPTION,
        Class::Residue => &OUT_RESIDUE,
    }
}

rule! { COMMENTS "markup/comments" Comments High
    for "A block in an element that is named as a comment section." / "Ett block i ett element som heter som ett kommentarsavsnitt."
    says "its element is named as a comment section" / "dess element heter som ett kommentarsavsnitt"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p><div class=\"comments-area\"><p>✂ Min bror är rörmokare och trivs mycket bra med det.</p></div>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"comment-from-expert\"><p>Läs ritningen två gånger, säger Ebba Rör som leder skolan.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { CONSENT "markup/consent" Consent High
    for "A block in an element that is named as a consent notice." / "Ett block i ett element som heter som ett samtyckesmeddelande."
    says "its element is named as a consent notice" / "dess element heter som ett samtyckesmeddelande"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div id=\"cookie-banner\"><p>✂ Den här sidan minns vad du gör.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"no-cookies\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { NAVIGATION "markup/navigation" Navigation High
    for "A block in a menu, a button or the head of a page, or in an element that is named as one." / "Ett block i en meny, en knapp eller ett sidhuvud, eller i ett element som heter så."
    says "its element is a menu, a button or the head of a page, or named so" / "dess element är en meny, en knapp eller ett sidhuvud, eller heter så"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><nav><a>✂ Våra verkstäder</a></nav><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"navigator-work\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { FOOTER "markup/footer" Footer High
    for "A block in an element that is named as a footer." / "Ett block i ett element som heter som en sidfot."
    says "its element is named as a footer" / "dess element heter som en sidfot"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"site-footer\"><p>✂ Rörbladet finns i Falun.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><footer><p>Källor: branschens egen enkät från i fjol.</p></footer><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { SHARE "markup/share" Share High
    for "A block in an element that is named as share buttons." / "Ett block i ett element som heter som delningsknappar."
    says "its element is named as share buttons" / "dess element heter som delningsknappar"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"share-buttons\"><p>✂ Sprid ordet</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"shareholders\"><p>Verkstaden ägs av dem som arbetar i den.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { RELATED "markup/related" Related High
    for "A block in an element that is named as other articles." / "Ett block i ett element som heter som andra artiklar."
    says "its element is named as other articles" / "dess element heter som andra artiklar"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"related-posts\"><p><a href=\"/svets\">✂ En dag med en svetsare</a></p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"related-occupations\"><p>Svetsare och montörer gör liknande arbeten på byggen.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { PROMO "markup/promo" Promo High
    for "A block in an element that is named as a promotion." / "Ett block i ett element som heter som reklam."
    says "its element is named as a promotion" / "dess element heter som reklam"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"newsletter-signup\"><p>✂ Rör i din låda varje vecka</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"admission\"><p>Antagningen till skolan sker i augusti varje år.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { TAGS "markup/tags" Tags High
    for "A block in an element that is named as tags." / "Ett block i ett element som heter som taggar."
    says "its element is named as tags" / "dess element heter som taggar"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"tag-list\"><p>✂ vatten</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p class=\"salary-tag\">Lön: 31 000 kronor i månaden</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { BYLINE "markup/byline" Byline High
    for "A block in an element that is named as a byline." / "Ett block i ett element som heter som en byline."
    says "its element is named as a byline" / "dess element heter som en byline"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"byline\"><p>✂ Anna i Falun</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"author-tips\"><p>Den som vill skriva en bra ansökan börjar med att berätta om ett rör som läckte och hur det gick att laga det utan att stänga av vattnet.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { DATELINE "markup/dateline" Dateline High
    for "A block in an element that is named as a dateline." / "Ett block i ett element som heter som en datumrad."
    says "its element is named as a dateline" / "dess element heter som en datumrad"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"post-date\"><p>✂ i våras</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"working-time\"><p>Arbetstiden är fyrtio timmar i veckan, och den som har jour får ledigt en dag i veckan efter för att vila ut ordentligt.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { TOC "markup/toc" Toc High
    for "A block in an element that is named as a table of contents." / "Ett block i ett element som heter som en innehållsförteckning."
    says "its element is named as a table of contents" / "dess element heter som en innehållsförteckning"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"toc\"><p>✂ Vatten och värme</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"stock-tocsin\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { CAPTION "markup/caption" ImageCaption High
    for "A block in an element that is named as an image's caption." / "Ett block i ett element som heter som en bildtext."
    says "its element is named as an image's caption" / "dess element heter som en bildtext"
    takes ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><figure><figcaption>✂ Ett rör i Falun</figcaption></figure><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>"]
    leaves ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><figure><table><tr><th>Stad</th><th>Lön</th></tr><tr><td>Falun</td><td>31 000 kr</td></tr></table><figcaption>Källa: egen enkät</figcaption></figure><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>"]
}

rule! { HIDDEN "markup/hidden" Residue High
    for "A block that its element hides from readers, or whose element is named as hidden." / "Ett block som dess element döljer för läsare, eller vars element heter som dolt."
    says "its element is hidden, or named so" / "dess element är dolt, eller heter så"
    takes ["<article><h1>Så blir du rörmokare</h1><p hidden>✂ rörmokare rörmokare lön jobb rör</p><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p></article><div style=\"display: none\"><p>✂ Rörmokare i hela landet söker du bäst här hos oss varje dag.</p></div>", "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p class=\"visually-hidden\">✂ Slut på bilden</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>"]
    leaves ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Rören läggs i bädd och täcks med sand.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>", "<main><h1>Frågor om rör</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><h2><button>Vem betalar rören?</button></h2><div hidden><p>Husets ägare betalar rören och arbetet.</p></div><h2><button>Är arbetet tungt?</button></h2><div style=\"display:none\"><p>Arbetet är fysiskt, och många tycker om det.</p></div></main>"]
}

rule! { HEADING "markup/heading" TitleRepeat Medium
    for "A heading of the first rank where another one is the title." / "En rubrik av första graden där en annan är titeln."
    says "another heading is the title" / "en annan rubrik är titeln"
    takes ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p><h1>✂ Rörbladets yrkesskola</h1></div>"]
    leaves ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><h1>Verktyg</h1><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>"]
}

rule! { LINKS "markup/links" Related Medium
    for "A link, or a list of them, above the article's first prose or below its last." / "En länk, eller en lista med länkar, ovanför artikelns första löpande text eller under dess sista."
    says "it is a link where the article has not begun or is over" / "den är en länk där artikeln inte har börjat eller är slut"
    takes ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p><ul><li><a href=\"/a\">✂ En dag med en svetsare</a></li><li><a href=\"/b\">✂ Fem frågor till en målare</a></li></ul></div>"]
    leaves ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><ul><li><a href=\"/a\">Rörskärare</a></li><li><a href=\"/b\">Lödlampa</a></li></ul><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>"]
}

rule! { TAIL "markup/tail" Related Medium
    for "A heading without text under it, or a box, below the article's last prose." / "En rubrik utan text under sig, eller en ruta, under artikelns sista löpande text."
    says "nothing of the article follows it" / "inget av artikeln följer efter den"
    takes ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p><h2>✂ Rör vi minns</h2></div>"]
    leaves ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p><h2>Verktyg</h2><ul><li>Rörskärare</li><li>Lödlampa</li></ul></div>"]
}

/// Writes a rule for blocks outside of the article's element: what they look like, and a line that does.
macro_rules! outside {
    ($name:ident $id:literal $class:ident $what:literal / $vad:literal takes $takes:literal) => {
        rule! { $name $id $class High
            for $what / $vad
            says "it looks like furniture and stands outside of the article's own text" / "den ser ut som kringtext och står utanför artikelns egen text"
            takes [$takes]
            leaves ["<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Rören läggs i bädd och täcks med sand.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>"]
        }
    };
}
outside! { OUT_NAVIGATION "markup/outside-navigation" Navigation "A block outside of the article's element that looks like a menu." / "Ett block utanför artikelns element som ser ut som en meny."
takes "<h1>Så blir du rörmokare</h1><div>✂ Våra verkstäder</div><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>" }
outside! { OUT_RELATED "markup/outside-related" Related "A block outside of the article's element that looks like other articles." / "Ett block utanför artikelns element som ser ut som andra artiklar."
takes "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div><div><a href=\"/svets\">✂ En dag med en svetsare</a></div>" }
outside! { OUT_SHARE "markup/outside-share" Share "A block outside of the article's element that looks like share buttons." / "Ett block utanför artikelns element som ser ut som delningsknappar."
takes "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div><div>✂ Dela på Facebook</div>" }
outside! { OUT_PROMO "markup/outside-promo" Promo "A block outside of the article's element that looks like a promotion." / "Ett block utanför artikelns element som ser ut som reklam."
takes "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div><div>✂ Ansök nu och få 20 % rabatt</div>" }
outside! { OUT_FOOTER "markup/outside-footer" Footer "A block outside of the article's element that looks like a footer." / "Ett block utanför artikelns element som ser ut som en sidfot."
takes "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div><div>✂ © 2020 Rörbladet. Alla rättigheter förbehållna.</div>" }
outside! { OUT_CONSENT "markup/outside-consent" Consent "A block outside of the article's element that looks like a consent notice." / "Ett block utanför artikelns element som ser ut som ett samtyckesmeddelande."
takes "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div><div>✂ Vi använder kakor för att göra webbplatsen bättre och för att mäta hur den används.</div>" }
outside! { OUT_COMMENTS "markup/outside-comments" Comments "A block outside of the article's element that looks like comments." / "Ett block utanför artikelns element som ser ut som kommentarer."
takes "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div><div>✂ Lämna en kommentar</div>" }
outside! { OUT_TAGS "markup/outside-tags" Tags "A block outside of the article's element that looks like tags." / "Ett block utanför artikelns element som ser ut som taggar."
takes "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div><div>✂ Taggar: lön, utbildning</div>" }
outside! { OUT_BYLINE "markup/outside-byline" Byline "A block outside of the article's element that looks like a byline." / "Ett block utanför artikelns element som ser ut som en byline."
takes "<h1>Så blir du rörmokare</h1><div>✂ Av Anna Berg</div><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>" }
outside! { OUT_DATELINE "markup/outside-dateline" Dateline "A block outside of the article's element that looks like a dateline." / "Ett block utanför artikelns element som ser ut som en datumrad."
takes "<h1>Så blir du rörmokare</h1><div>✂ Publicerad 3 maj 2021</div><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>" }
outside! { OUT_CAPTION "markup/outside-caption" ImageCaption "A block outside of the article's element that looks like a picture credit." / "Ett block utanför artikelns element som ser ut som en bildbyline."
takes "<h1>Så blir du rörmokare</h1><div>✂ Foto: Anna Berg</div><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div>" }
outside! { OUT_RESIDUE "markup/outside-residue" Residue "A block outside of the article's element that looks like leftovers of code." / "Ett block utanför artikelns element som ser ut som rester av kod."
takes "<h1>Så blir du rörmokare</h1><div class=\"content\"><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p></div><div>✂ {{ sidan.titel }}</div>" }
