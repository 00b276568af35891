//! Alike: how far words are from each other, letter by letter.

/// How many letters must be added, left out, changed or swapped with their neighbour to make one word of the other, if no
/// more than `most` (optimal string alignment; Damerau, 1964). Time and memory grow with the lengths of both.
pub(super) fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (last[j - 1] + same).min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|&off| off > most) {
            return None;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|&off| off <= most)
}

/// The first of the words that are written most like `word`, at most two letters off.
pub(super) fn nearest<'w>(word: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    // A word longer than any that it could be is not compared letter by letter.
    if word.len() > 64 {
        return None;
    }
    let near = words.filter_map(|other| Some((distance(word, other, 2)?, other)));
    let nearest = near.min_by_key(|(off, _)| *off)?;
    let most = if word.chars().count() < 5 { 1 } else { 2 };
    (nearest.0 <= most).then_some(nearest.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_letters() {
        assert_eq!(distance("lön", "lön", 2), Some(0));
        assert_eq!(distance("lön", "lon", 2), Some(1));
        assert_eq!(distance("sjuksköterska", "sjukskötreska", 2), Some(1));
        assert_eq!(distance("skill", "skil", 2), Some(1));
        assert_eq!(distance("ab", "xyab", 2), Some(2));
        assert_eq!(distance("ab", "xyzab", 2), None);
        assert_eq!(distance("", "", 0), Some(0));
        assert_eq!(nearest("skil", ["pay", "skill"].into_iter()), Some("skill"));
        assert_eq!(nearest("zz", ["pay", "skill"].into_iter()), None);
        assert_eq!(nearest("lon", ["in", "out"].into_iter()), None);
    }
}
