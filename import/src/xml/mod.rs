//! A pull over XML, within limits: elements, words, no more.
//!
//! A document type and its entities are read over: only the five entities of XML, references by number and the usual
//! names of HTML stand for characters. What is cut off or not well-formed ends the reading there, and is said.

mod entity;
mod stream;

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};

use crate::archive::stopped;
use crate::{Limits, Refusal};
use stream::Utf8;

/// One step through an XML text. Names are without their prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// An element begins. An empty one ends with the next step.
    Open(Tag),
    /// The element of that name ends.
    Close(String),
    /// Words, entities put in.
    Text(String),
    /// The end of the text, or of what can be read of it: see [`Xml::damage`].
    End,
}

/// The start of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// Its name without the prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, named without its prefix.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value of an attribute that is a number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// False where the attribute says `0`, `false` or `off`, or is missing.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| !matches!(value, "0" | "false" | "off" | "none"))
    }
}

/// A reader of XML, step by step.
pub struct Xml<R: BufRead> {
    reader: Reader<Utf8<R>>,
    buffer: Vec<u8>,
    closing: Option<String>,
    depth: usize,
    deepest: usize,
    damage: Option<String>,
    entities: bool,
}

impl<R: BufRead> Xml<R> {
    /// A reader of `source`, in the encoding that it declares.
    pub fn new(source: R, limits: &Limits) -> Self {
        let mut reader = Reader::from_reader(Utf8::new(source));
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            reader,
            buffer: Vec::new(),
            closing: None,
            depth: 0,
            deepest: limits.depth,
            damage: None,
            entities: false,
        }
    }

    /// The next step. After the end it stays the end.
    ///
    /// # Errors
    /// Elements are nested too deeply, or the stream passed a limit. Damage is no error but an end.
    pub fn step(&mut self) -> Result<Step, Refusal> {
        if let Some(name) = self.closing.take() {
            return Ok(self.close(name));
        }
        loop {
            if self.damage.is_some() {
                return Ok(Step::End);
            }
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(quick_xml::Error::Io(error)) => return Err(stopped(&error, "a part")),
                Err(error) => {
                    self.damage =
                        Some(format!("not well-formed at byte {}: {error}", self.reader.error_position()));
                    return Ok(Step::End);
                }
            };
            match event {
                Event::Start(start) => {
                    let tag = tag(&start);
                    return self.open(tag);
                }
                Event::Empty(start) => {
                    let tag = tag(&start);
                    self.closing = Some(tag.name.clone());
                    return self.open(tag);
                }
                Event::End(end) => {
                    let name = end.local_name().as_ref().to_owned();
                    return Ok(self.close(name));
                }
                Event::Text(text) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Step::Text(text.into_inner().into_owned())),
                Event::GeneralRef(name) => return Ok(Step::Text(entity::character(&name))),
                Event::DocType(words) => self.entities |= words.contains("<!ENTITY"),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => {
                    if self.depth > 0 {
                        self.damage = Some("cut off before its end".into());
                    }
                    return Ok(Step::End);
                }
            }
        }
    }

    /// Reads over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As [`Xml::step`].
    pub fn skip(&mut self) -> Result<(), Refusal> {
        let depth = self.depth;
        while self.depth >= depth && depth > 0 {
            if self.step()? == Step::End {
                break;
            }
        }
        Ok(())
    }

    /// How many elements are open.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// Why the reading ended before the text did, or what had to be replaced.
    #[must_use]
    pub fn damage(&self) -> Option<&str> {
        self.damage.as_deref()
    }

    /// What a reader of the text must know: damage, signs that could not be decoded, entities that were not put in.
    #[must_use]
    pub fn warnings(&self, name: &str) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(damage) = &self.damage {
            found.push(format!("{name} is {damage}; what follows is not read"));
        }
        if self.reader.get_ref().replaced {
            found.push(format!("{name} holds bytes that are not in its encoding; they are shown as U+FFFD"));
        }
        if self.entities {
            found.push(format!("{name} declares entities of its own; they are not put in"));
        }
        found
    }

    fn open(&mut self, tag: Tag) -> Result<Step, Refusal> {
        self.depth += 1;
        if self.depth > self.deepest {
            return Err(Refusal::TooLarge(format!("elements are nested deeper than {}", self.deepest)));
        }
        Ok(Step::Open(tag))
    }

    fn close(&mut self, name: String) -> Step {
        self.depth = self.depth.saturating_sub(1);
        Step::Close(name)
    }
}

fn tag(start: &BytesStart<'_>) -> Tag {
    let mut attributes: Attributes<'_> = start.html_attributes();
    let attributes = attributes.with_checks(false).filter_map(Result::ok).map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
        (attribute.key.local_name().as_ref().to_owned(), value)
    });
    Tag { name: start.local_name().as_ref().to_owned(), attributes: attributes.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(text: &str) -> (Vec<String>, Vec<String>) {
        let mut xml = Xml::new(text.as_bytes(), &Limits::default());
        let mut found = Vec::new();
        loop {
            match xml.step().unwrap() {
                Step::Open(tag) => found.push(format!("+{}", tag.name)),
                Step::Close(name) => found.push(format!("-{name}")),
                Step::Text(words) => found.push(words),
                Step::End => return (found, xml.warnings("It")),
            }
        }
    }

    #[test]
    fn elements_words_and_the_five_entities() {
        let (found, warnings) =
            steps("<?xml version='1.0'?><w:a>x &amp; &#233;&#x2014;<b/>&nbsp;<![CDATA[<]]></w:a>");
        assert_eq!(found.join("·"), "+a·x ·&· ·é·—·+b·-b·\u{a0}·<·-a");
        assert_eq!(warnings, Vec::<String>::new());
    }

    #[test]
    fn entities_of_the_file_stay_as_they_stand() {
        let (found, warnings) =
            steps("<!DOCTYPE a [<!ENTITY x \"yyyy\"><!ENTITY z SYSTEM \"/etc/hosts\">]><a>&x;&z;</a>");
        assert_eq!(found, ["+a", "&x;", "&z;", "-a"]);
        assert!(warnings[0].contains("entities of its own"), "{warnings:?}");
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        for text in ["<a><b>words", "<a><b>words</b", "<a><b>words</b><c attr='"] {
            let (found, warnings) = steps(text);
            assert!(found.contains(&"words".to_owned()), "{text}: {found:?}");
            assert_eq!(warnings.len(), 1, "{text}: {warnings:?}");
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        let text = "<a>".repeat(100_000);
        let mut xml = Xml::new(text.as_bytes(), &Limits::default());
        let refusal = loop {
            match xml.step() {
                Ok(step) => assert_ne!(step, Step::End),
                Err(refusal) => break refusal,
            }
        };
        assert!(matches!(refusal, Refusal::TooLarge(why) if why.contains("deeper than 200")));
    }

    #[test]
    fn an_element_is_skipped_whole() {
        let mut xml = Xml::new("<a><b><c>x</c><d/></b>y</a>".as_bytes(), &Limits::default());
        while !matches!(xml.step().unwrap(), Step::Open(tag) if tag.name == "b") {}
        xml.skip().unwrap();
        assert_eq!(xml.step().unwrap(), Step::Text("y".into()));
        let mut xml = Xml::new("<a><b/>y</a>".as_bytes(), &Limits::default());
        while !matches!(xml.step().unwrap(), Step::Open(tag) if tag.name == "b") {}
        xml.skip().unwrap();
        assert_eq!(xml.step().unwrap(), Step::Text("y".into()));
    }

    #[test]
    fn attributes_are_found_without_their_prefix() {
        let mut xml = Xml::new("<a w:val='x &lt; y' n=\"12\" b='off' c='1'/>".as_bytes(), &Limits::default());
        let Step::Open(tag) = xml.step().unwrap() else { panic!("no element") };
        assert_eq!(tag.get("val"), Some("x < y"));
        assert_eq!(tag.number("n"), Some(12));
        assert!(!tag.is_on("b") && tag.is_on("c") && !tag.is_on("d"));
    }
}
