//! Dates that pages and records claim.

/// The date at the front of a text that begins with one by ISO 8601. A day or month that there is not makes it no date: what
/// such a claim meant, nobody knows.
pub(crate) fn iso_date(text: &str) -> Option<String> {
    let digits = |range: std::ops::Range<usize>| -> Option<u32> {
        let part = text.trim().get(range)?;
        let digits = part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    let year = digits(0..4).filter(|y| (1900..2200).contains(y))?;
    let part = |at: usize| {
        let dash = text.trim().get(at..=at) == Some("-");
        digits(at + 1..at + 3).filter(|_| dash)
    };
    match (part(4), part(7)) {
        (None, _) => Some(format!("{year}")),
        (Some(month), None) => (1..=12)
            .contains(&month)
            .then(|| format!("{year}-{month:02}")),
        (Some(month), Some(day)) => {
            is_day(year, month, day).then(|| format!("{year}-{month:02}-{day:02}"))
        }
    }
}

/// Whether there is such a day in the Gregorian calendar.
pub(crate) fn is_day(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}
