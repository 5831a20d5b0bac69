//! A form: a few fields, and room for a long text.

use super::input::Input;

/// What a form is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// A source that is typed or pasted in.
    #[default]
    Source,
    /// Files that are brought in.
    Import,
}

/// One field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What belongs into it, while it is empty.
    pub hint: &'static str,
    /// What was typed.
    pub input: Input,
    /// Whether it takes several lines.
    pub long: bool,
}

/// A form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// What for.
    pub purpose: Purpose,
    /// Its title.
    pub title: String,
    /// The fields.
    pub fields: Vec<Field>,
    /// The field that has the keys.
    pub at: usize,
}

impl Form {
    /// The form of a source that is typed or pasted in.
    #[must_use]
    pub fn source(slug: &str) -> Self {
        let field = |name, hint, long| Field { name, hint, long, input: Input::default() };
        Self {
            purpose: Purpose::Source,
            title: format!("A source for {slug}"),
            fields: vec![
                field("Title", "what it is called", false),
                field("Publisher", "who published or said it", false),
                field("Address", "where it can be found, if anywhere", false),
                field("Published", "the day, as 2025-06-30", false),
                field("Kind", "report, transcript, interview, e-mail …", false),
                field("Text", "type it, or paste it in", true),
            ],
            at: 0,
        }
    }

    /// The form of files that are brought in.
    #[must_use]
    pub fn import() -> Self {
        let field = |name, hint| Field { name, hint, long: false, input: Input::default() };
        Self {
            purpose: Purpose::Import,
            title: "Bring files in as sources".into(),
            fields: vec![
                field("Path", "a file, or a folder with all that is in it"),
                field("Publisher", "who published them, where the files do not say it"),
                field("Address", "where they can be found, if anywhere"),
                field("Kind", "report, transcript, table …"),
            ],
            at: 0,
        }
    }

    /// What was typed, field by field.
    #[must_use]
    pub fn written(&self) -> Vec<String> {
        self.fields.iter().map(|field| field.input.text().to_owned()).collect()
    }

    /// Puts back what was typed before.
    pub fn fill(&mut self, written: &[String]) {
        for (field, text) in self.fields.iter_mut().zip(written) {
            field.input = Input::new(text.as_str());
        }
    }

    /// The field that has the keys.
    pub fn field(&mut self) -> Option<&mut Field> {
        self.fields.get_mut(self.at)
    }

    /// Goes to another field.
    pub fn step(&mut self, by: usize) {
        self.at = (self.at + by) % self.fields.len().max(1);
    }

    /// A key for the field; false if it edits nothing.
    pub fn key(&mut self, key: &str) -> bool {
        let Some(field) = self.field() else { return false };
        if key == "Enter" && field.long {
            field.input.insert_lines("\n");
            return true;
        }
        field.input.key(key)
    }

    /// Text for the field.
    pub fn paste(&mut self, text: &str) {
        match self.field() {
            Some(field) if field.long => field.input.insert_lines(text),
            Some(field) => field.input.insert(text),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_long_field_takes_lines() {
        let mut form = Form::source("s");
        form.paste("a\r\nb");
        form.step(5);
        form.paste("one\r\n\ttwo\u{1b}[2J\r");
        assert!(form.key("Enter") && form.key("x"));
        let written = form.written();
        assert_eq!((written[0].as_str(), written[5].as_str()), ("a b", "one\n two[2J\n\nx"));
        let mut again = Form::source("s");
        again.fill(&written);
        assert_eq!(again.written(), written);
    }
}
