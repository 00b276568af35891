//! Rules of markup: what stands in an element whose name says what it holds. The names are in `tables/markup.en.tsv`.
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
        _ => &NAVIGATION,
    }
}

rule! { COMMENTS "markup/comments" Comments High
    for "A block in an element that is named as a comment section." / "Ett block i ett element som heter som ett kommentarsavsnitt."
    says "its element is named as a comment section" / "dess element heter som ett kommentarsavsnitt"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"comments-area\"><p>✂ Min bror är rörmokare och trivs mycket bra med det.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { CONSENT "markup/consent" Consent High
    for "A block in an element that is named as a consent notice." / "Ett block i ett element som heter som ett samtyckesmeddelande."
    says "its element is named as a consent notice" / "dess element heter som ett samtyckesmeddelande"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div id=\"cookie-banner\"><p>✂ Den här sidan minns vad du gör.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { NAVIGATION "markup/navigation" Navigation High
    for "A block in an element that is named as a menu." / "Ett block i ett element som heter som en meny."
    says "its element is named as a menu" / "dess element heter som en meny"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><nav><a>✂ Våra verkstäder</a></nav><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { FOOTER "markup/footer" Footer High
    for "A block in an element that is named as a footer." / "Ett block i ett element som heter som en sidfot."
    says "its element is named as a footer" / "dess element heter som en sidfot"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"site-footer\"><p>✂ Rörbladet finns i Falun.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { SHARE "markup/share" Share High
    for "A block in an element that is named as share buttons." / "Ett block i ett element som heter som delningsknappar."
    says "its element is named as share buttons" / "dess element heter som delningsknappar"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"share-buttons\"><p>✂ Sprid ordet</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { RELATED "markup/related" Related High
    for "A block in an element that is named as other articles." / "Ett block i ett element som heter som andra artiklar."
    says "its element is named as other articles" / "dess element heter som andra artiklar"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"related-posts\"><p>✂ En dag med en svetsare</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { PROMO "markup/promo" Promo High
    for "A block in an element that is named as a promotion." / "Ett block i ett element som heter som reklam."
    says "its element is named as a promotion" / "dess element heter som reklam"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"newsletter-signup\"><p>✂ Rör i din låda varje vecka</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { TAGS "markup/tags" Tags High
    for "A block in an element that is named as tags." / "Ett block i ett element som heter som taggar."
    says "its element is named as tags" / "dess element heter som taggar"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"tag-list\"><p>✂ vatten</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { BYLINE "markup/byline" Byline High
    for "A block in an element that is named as a byline." / "Ett block i ett element som heter som en byline."
    says "its element is named as a byline" / "dess element heter som en byline"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"byline\"><p>✂ Anna i Falun</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { DATELINE "markup/dateline" Dateline High
    for "A block in an element that is named as a dateline." / "Ett block i ett element som heter som en datumrad."
    says "its element is named as a dateline" / "dess element heter som en datumrad"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"post-date\"><p>✂ i våras</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}

rule! { TOC "markup/toc" Toc High
    for "A block in an element that is named as a table of contents." / "Ett block i ett element som heter som en innehållsförteckning."
    says "its element is named as a table of contents" / "dess element heter som en innehållsförteckning"
    takes ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"toc\"><p>✂ Vatten och värme</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
    leaves ["<h1>Så blir du rörmokare</h1><p>En rörmokare drar ledningar för vatten och värme i hus som byggs och i hus som byggs om.</p><div class=\"content\"><p>Rören läggs i bädd och täcks med sand.</p></div><p>Arbetet är fysiskt, och den som trivs med att lösa problem med händerna har mycket att hämta i yrket.</p>"]
}
