//! The step of the days: in order, and a late correction with its reason.

use super::{Days, Step, step};
use jiff::civil::Date;

pub(super) fn dates(days: &Days) -> Step {
    let order = [
        ("published", days.published),
        ("found", days.found),
        ("put right", days.fixed),
        ("today", days.now),
    ];
    let known: Vec<(&str, Date)> =
        order.iter().filter_map(|(name, day)| day.map(|day| (*name, day))).collect();
    for pair in known.windows(2) {
        if let [(name, day), (next, later)] = pair
            && day > later
        {
            let message = format!("The days are out of order: {name} {day}, {next} {later}.");
            return step("dates", false, message, Vec::new());
        }
    }
    let late = match (days.published, days.fixed.or(days.now)) {
        (Some(published), Some(fixed)) => published.until(fixed).map_or(0, |span| span.get_days()),
        _ => 0,
    };
    if days.late_after > 0 && late > days.late_after && days.late_reason.trim().is_empty() {
        let message = format!("The correction came {late} days after publication, and no reason is given.");
        return step("dates", false, message, Vec::new());
    }
    let message = if known.len() < 2 {
        "There are too few days to compare.".into()
    } else {
        "The days are in order.".into()
    };
    step("dates", true, message, Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn order_and_delay() {
        let mut days = Days {
            published: Some(date(2024, 5, 1)),
            found: Some(date(2024, 5, 2)),
            fixed: Some(date(2024, 5, 2)),
            now: Some(date(2024, 5, 3)),
            late_after: 30,
            late_reason: String::new(),
        };
        assert!(dates(&days).holds);
        days.fixed = Some(date(2024, 7, 2));
        days.now = Some(date(2024, 7, 2));
        assert!(!dates(&days).holds);
        days.late_reason = "the archive was closed".into();
        assert!(dates(&days).holds);
        days.found = Some(date(2024, 4, 1));
        assert!(!dates(&days).holds);
        assert!(dates(&Days::default()).holds);
    }
}
