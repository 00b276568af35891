//! Money: the currency and the period after a sum in a query, as in `pay:30000..40000kr/mån`.

/// The currencies that can be asked for: ISO 4217 in small letters, `kr` for a krone of any land, and what no words name.
pub(super) const CURRENCIES: [&str; 9] = [
    "kr", "sek", "nok", "dkk", "isk", "eur", "gbp", "usd", "unsaid",
];

/// The times that a sum is for, and where no words say one.
pub(super) const PERIODS: [&str; 6] = ["hour", "day", "week", "month", "year", "unsaid"];

/// A sum or a range of sums, and what stands after it: the currency and the period, either of which may be missing. Nothing where no
/// such thing stands there.
pub(super) fn apart(text: &str) -> Option<(&str, Option<&'static str>, Option<&'static str>)> {
    // A full stop may end a unit; two leave a range open.
    let text = match text.ends_with("..") {
        true => text,
        false => text.trim_end_matches('.'),
    };
    let end = text.rfind(|c: char| c.is_ascii_digit() || c == '.')? + 1;
    // Thousands (`31k/mån`), but not the beginning of `kr`.
    let thousands = text[end..].strip_prefix(['k', 'K']).is_some_and(|unit| {
        let currency = unit.split('/').next().unwrap_or_default();
        unit.starts_with('/') || self::currency(currency).is_some()
    });
    let (sums, unit) = text.split_at(end + usize::from(thousands));
    let (currency, period) = match unit.split_once('/') {
        Some((currency, period)) => (currency, Some(self::period(period)?)),
        None => (unit, None),
    };
    let currency = match currency {
        "" => None,
        currency => Some(self::currency(currency)?),
    };
    (currency.is_some() || period.is_some()).then_some((sums, currency, period))
}

fn currency(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    match &*lower {
        "kronor" | "kroner" => Some("kr"),
        "€" | "euro" => Some("eur"),
        "£" => Some("gbp"),
        "$" => Some("usd"),
        lower => CURRENCIES.into_iter().find(|known| *known == lower),
    }
}

/// The period of that name, English, Swedish, Norwegian or Danish.
pub(super) fn period(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    Some(match lower.trim_end_matches('.') {
        "h" | "tim" | "timme" | "timmen" | "time" | "hour" => "hour",
        "dag" | "dagen" | "day" => "day",
        "v" | "vecka" | "veckan" | "uke" | "uge" | "week" => "week",
        "mån" | "månad" | "månaden" | "mnd" | "måned" | "måneden" | "mo" | "month" => "month",
        "år" | "året" | "yr" | "year" => "year",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_and_their_units_come_apart() {
        for (text, parts) in [
            ("30000kr/mån", Some(("30000", Some("kr"), Some("month")))),
            ("30000..40000SEK", Some(("30000..40000", Some("sek"), None))),
            (">=15/hour", Some((">=15", None, Some("hour")))),
            ("15..£/h", Some(("15..", Some("gbp"), Some("hour")))),
            ("30000kr/mån.", Some(("30000", Some("kr"), Some("month")))),
            ("30000kr.", Some(("30000", Some("kr"), None))),
            ("30k/mån", Some(("30k", None, Some("month")))),
            ("30kkr", Some(("30k", Some("kr"), None))),
            ("30kr", Some(("30", Some("kr"), None))),
            ("30000.", None),
            ("30000", None),
            ("30k", None),
            ("30000kr/fest", None),
            ("soon", None),
        ] {
            assert_eq!(apart(text), parts, "{text}");
        }
    }
}
