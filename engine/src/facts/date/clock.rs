//! Times of day that stand between a bound and its day: `since 07:30 on Sunday`, `until noon on 5 May`.

use super::scan::Scan;

/// The first token of the time of day that ends before token `at`, with or without `on` between them.
pub(super) fn before(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let end = if scan.after_any(at, &["on"]) { at - 1 } else { at };
    let last = end.checked_sub(1).filter(|&k| scan.near(k))?;
    if scan.is_any(last, &["noon", "midnight", "midday", "dawn", "dusk", "lunchtime"]) {
        return Some(last);
    }
    if let Some(half) = half_of_day(scan, last) {
        let (first, _) = figures(scan, half.checked_sub(1)?)?;
        return Some(first);
    }
    figures(scan, last).filter(|(_, minutes)| *minutes).map(|(first, _)| first)
}

/// The first token of `am`, `p.m.`, `GMT` … that ends at `last`.
fn half_of_day(scan: &Scan<'_>, last: usize) -> Option<usize> {
    if scan.is_any(last, &["am", "pm"]) {
        return Some(last);
    }
    let dotted = last > 2
        && scan.sign(last, '.')
        && scan.is(last - 1, "m")
        && scan.sign(last - 2, '.')
        && scan.is_any(last - 3, &["a", "p"]);
    dotted.then(|| last - 3)
}

/// The first token of `7`, `07:30` or `7.30` that ends at `last`; true if it has minutes.
fn figures(scan: &Scan<'_>, last: usize) -> Option<(usize, bool)> {
    let (value, digits) = scan.digits(last).filter(|(_, digits)| *digits <= 2)?;
    let mark =
        last > 1 && (scan.sign(last - 1, ':') || scan.sign(last - 1, '.')) && scan.tokens.glued(last - 1);
    let hour = |k: usize| scan.digits(k).filter(|(value, digits)| *digits <= 2 && *value <= 24);
    if mark && digits == 2 && value < 60 && scan.tokens.glued(last - 2) && hour(last - 2).is_some() {
        return Some((last - 2, true));
    }
    hour(last).map(|_| (last, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::text::Tokens;

    fn time(text: &str) -> Option<String> {
        let (tokens, settings) = (Tokens::new(text), Settings::default());
        let scan = Scan::new(&tokens, &settings);
        let first = before(&scan, tokens.len() - 1)?;
        Some((first..tokens.len() - 1).map(|k| tokens.word(k)).collect())
    }

    #[test]
    fn a_time_before_its_day_is_found() {
        assert_eq!(time("since 07:30 on Sunday").as_deref(), Some("07:30on"));
        assert_eq!(time("until 5pm Friday").as_deref(), Some("5pm"));
        assert_eq!(time("by 9.15 a.m. on Friday").as_deref(), Some("9.15a.m.on"));
        assert_eq!(time("since noon on Friday").as_deref(), Some("noonon"));
    }

    #[test]
    fn other_figures_are_no_time() {
        assert_eq!(time("won 3 on Sunday"), None);
        assert_eq!(time("the shop opened on Sunday"), None);
        assert_eq!(time("since page 77 on Sunday"), None);
    }
}
