//! The names of cells.

/// The letters of a column, from 1: `A`, `Z`, `AA`.
#[must_use]
pub fn column_name(mut column: usize) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        let names: Vec<String> = [1, 26, 27, 52, 703, 0].into_iter().map(column_name).collect();
        assert_eq!(names, ["A", "Z", "AA", "AZ", "AAA", ""]);
    }
}
