//! Templates of notices: `{field}`, and `[…]` that is left out where a field in it is empty.

use std::collections::BTreeMap;

/// The fields of a template.
pub(super) type Fields = BTreeMap<&'static str, String>;

/// The first template of `list` whose fields are all there, filled in.
#[must_use]
pub(super) fn first(list: &[String], fields: &Fields) -> Option<String> {
    list.iter().find_map(|template| fill(template, fields))
}

/// `template` filled in; `None` if a field outside brackets is empty or unknown.
#[must_use]
pub(super) fn fill(template: &str, fields: &Fields) -> Option<String> {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '[']) {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        let close = if special.starts_with('{') { '}' } else { ']' };
        let (inner, after) = special.get(1..).and_then(|s| s.split_once(close))?;
        if close == '}' {
            text.push_str(fields.get(inner).filter(|value| !value.is_empty())?);
        } else if let Some(filled) = fill(inner, fields) {
            text.push_str(&filled);
        }
        rest = after;
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_optional_parts() {
        let fields: Fields = [("noun", "story".to_owned()), ("date", String::new())].into();
        assert_eq!(fill("This {noun}[ of {date}] ends.", &fields).as_deref(), Some("This story ends."));
        assert_eq!(fill("This {noun} of {date}.", &fields), None);
        let list = ["{date}!".to_owned(), "{noun}!".to_owned()];
        assert_eq!(first(&list, &fields).as_deref(), Some("story!"));
    }
}
