//! A page rewritten to what writes text.
//!
//! The library that follows the text of a page fails on colours it does not know, on forms that draw themselves and
//! on fonts that are not there, and does not follow the places of forms. So it gets a page without any of this: forms
//! put in where they are drawn, and only the operators that move and show text.

use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::load::{inherited, unpacked};
use crate::{Limits, Refusal};

/// How deep forms are drawn in forms.
const DEEPEST: usize = 12;
/// The most operators of one page.
const MOST: usize = 300_000;
/// The name of the font that stands in where a page names none that there is.
const SPARE: &str = "F0";

/// A page that only writes text.
pub(super) struct Page {
    operations: Vec<Operation>,
    pub fonts: Dictionary,
    /// Width and height, in points.
    pub size: (f64, f64),
    /// It shows words that nobody sees, as a scan does that a machine has read.
    pub invisible: bool,
    /// It draws pictures.
    pub pictures: bool,
    /// It has more operators than are followed.
    pub full: bool,
}

impl Page {
    /// Its content with the words of those fonts alone that `keep` wants.
    pub(super) fn content(&self, keep: impl Fn(&[u8]) -> bool) -> Vec<u8> {
        let (mut shown, mut saved) = (true, Vec::new());
        let mut operations = Vec::with_capacity(self.operations.len());
        for operation in &self.operations {
            match operation.operator.as_str() {
                "q" => saved.push(shown),
                "Q" => shown = saved.pop().unwrap_or(shown),
                "Tf" => {
                    let name = operation.operands.first().and_then(|name| name.as_name().ok());
                    shown = name.is_some_and(&keep);
                    if !shown {
                        continue;
                    }
                }
                "Tj" | "TJ" if !shown => continue,
                _ => {}
            }
            operations.push(operation.clone());
        }
        Content { operations }.encode().unwrap_or_default()
    }
}

struct Writer<'d> {
    doc: &'d Document,
    limits: &'d Limits,
    left: &'d mut u64,
    out: Vec<Operation>,
    /// Fonts under names of ours, with what they were known by.
    fonts: Vec<Object>,
    /// The forms that are being drawn: one that draws itself is not drawn again.
    drawing: Vec<ObjectId>,
    invisible: bool,
    pictures: bool,
    full: bool,
}

/// Rewrites a page.
pub(super) fn page(doc: &Document, id: ObjectId, left: &mut u64, limits: &Limits) -> Result<Page, Refusal> {
    let empty = Dictionary::new();
    let resources =
        inherited(doc, id, b"Resources").and_then(|object| object.as_dict().ok()).unwrap_or(&empty);
    let mut writer = Writer {
        doc,
        limits,
        left,
        out: Vec::new(),
        fonts: vec![spare()],
        drawing: Vec::new(),
        invisible: false,
        pictures: false,
        full: false,
    };
    writer.out.push(operation("Tf", vec![Object::Name(SPARE.into()), Object::Integer(1)]));
    let mut content = Vec::new();
    for id in doc.get_page_contents(id) {
        let Ok(stream) = doc.get_object(id).and_then(Object::as_stream) else { continue };
        content.extend(unpacked(stream, writer.left, limits)?.unwrap_or_default());
        content.push(b'\n');
    }
    writer.walk(&content, resources, 0)?;
    let mut fonts = Dictionary::new();
    for (n, font) in std::mem::take(&mut writer.fonts).into_iter().enumerate() {
        fonts.set(format!("F{n}"), font);
    }
    let Writer { out: operations, invisible, pictures, full, .. } = writer;
    Ok(Page { operations, fonts, size: size(doc, id), invisible, pictures, full })
}

fn operation(operator: &str, operands: Vec<Object>) -> Operation {
    Operation { operator: operator.into(), operands }
}

fn spare() -> Object {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name("Font".into()));
    font.set("Subtype", Object::Name("Type1".into()));
    font.set("BaseFont", Object::Name("Helvetica".into()));
    Object::Dictionary(font)
}

fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(n) => i32::try_from(*n).ok().map(f64::from),
        Object::Real(n) => Some(f64::from(*n)).filter(|n| n.is_finite()),
        _ => None,
    }
}

/// Width and height of a page; the usual paper where it does not say.
fn size(doc: &Document, id: ObjectId) -> (f64, f64) {
    let sides = inherited(doc, id, b"MediaBox").and_then(|object| object.as_array().ok());
    let sides: Vec<f64> = sides
        .into_iter()
        .flatten()
        .filter_map(|side| doc.dereference(side).ok().and_then(|(_, side)| number(side)))
        .collect();
    match sides.as_slice() {
        [left, bottom, right, top] if right > left && top > bottom => (right - left, top - bottom),
        _ => (595.0, 842.0),
    }
}

impl Writer<'_> {
    fn walk(&mut self, content: &[u8], resources: &Dictionary, depth: usize) -> Result<(), Refusal> {
        let Ok(content) = Content::decode(content) else { return Ok(()) };
        // Marked stretches that are open, and whether each is a head, foot or page number by its own word.
        let mut marked: Vec<bool> = Vec::new();
        for Operation { operator, operands } in content.operations {
            if self.out.len() > MOST {
                self.full = true;
                return Ok(());
            }
            match operator.as_str() {
                "BMC" | "BDC" => marked.push(self.is_furniture(&operands, resources)),
                "EMC" => drop(marked.pop()),
                "Do" => self.draw(&operands, resources, depth)?,
                _ => self.operator(&operator, operands, resources, marked.contains(&true)),
            }
        }
        Ok(())
    }

    /// `/Artifact <</Type /Pagination>> BDC`: the file itself says that this is a running head or page number.
    fn is_furniture(&self, operands: &[Object], resources: &Dictionary) -> bool {
        if operands.first().and_then(|name| name.as_name().ok()) != Some(b"Artifact".as_slice()) {
            return false;
        }
        let said = match operands.get(1) {
            Some(Object::Name(name)) => self.resource(resources, b"Properties", name),
            other => other,
        };
        let said = said.and_then(|said| said.as_dict().ok());
        said.and_then(|said| said.get(b"Type").and_then(Object::as_name).ok())
            == Some(b"Pagination".as_slice())
    }

    fn resource<'r>(&'r self, resources: &'r Dictionary, kind: &[u8], name: &[u8]) -> Option<&'r Object> {
        let listed = self.doc.dereference(resources.get(kind).ok()?).ok()?.1.as_dict().ok()?;
        self.doc.dereference(listed.get(name).ok()?).ok().map(|(_, object)| object)
    }

    /// A form is put in where it is drawn.
    fn draw(&mut self, operands: &[Object], resources: &Dictionary, depth: usize) -> Result<(), Refusal> {
        let doc = self.doc;
        let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
        let listed = resources.get(b"XObject").and_then(|listed| doc.dereference(listed));
        let form = listed.and_then(|(_, listed)| listed.as_dict()).and_then(|listed| listed.get(name));
        let Ok((id, Object::Stream(form))) = form.and_then(|form| doc.dereference(form)) else {
            // Pictures were taken out when the file was opened.
            self.pictures = true;
            return Ok(());
        };
        if depth >= DEEPEST || id.is_some_and(|id| self.drawing.contains(&id)) {
            return Ok(());
        }
        self.drawing.extend(id);
        let own = form.dict.get(b"Resources").and_then(|own| doc.dereference(own));
        let own = own.ok().and_then(|(_, own)| own.as_dict().ok()).unwrap_or(resources);
        let content = self.content(form)?.unwrap_or_default();
        self.out.push(operation("q", Vec::new()));
        if let Ok(matrix) = form.dict.get(b"Matrix").and_then(Object::as_array)
            && matrix.len() == 6
            && matrix.iter().all(|n| number(n).is_some())
        {
            self.out.push(operation("cm", matrix.clone()));
        }
        self.walk(&content, own, depth + 1)?;
        self.out.push(operation("Q", Vec::new()));
        if id.is_some() {
            self.drawing.pop();
        }
        Ok(())
    }

    fn content(&mut self, form: &Stream) -> Result<Option<Vec<u8>>, Refusal> {
        unpacked(form, self.left, self.limits)
    }

    /// Keeps an operator that moves or shows text, if it has what it needs.
    fn operator(&mut self, operator: &str, operands: Vec<Object>, resources: &Dictionary, furniture: bool) {
        let numbers = |count: usize| operands.len() == count && operands.iter().all(|n| number(n).is_some());
        let string = operands.last().filter(|last| matches!(last, Object::String(..))).cloned();
        match operator {
            "BT" | "ET" | "q" | "Q" | "T*" => self.out.push(operation(operator, Vec::new())),
            "cm" | "Tm" if numbers(6) => self.out.push(operation(operator, operands)),
            "Td" | "TD" if numbers(2) => self.out.push(operation(operator, operands)),
            "Tc" | "Tw" | "Tz" | "TL" | "Ts" if numbers(1) => self.out.push(operation(operator, operands)),
            "Tr" => self.invisible |= operands.first().and_then(number) == Some(3.0),
            "BI" => self.pictures = true,
            "Tf" => {
                let (Some(Object::Name(name)), Some(size)) = (operands.first(), operands.get(1)) else {
                    return;
                };
                if number(size).is_some() {
                    let name = self.font(resources, name);
                    self.out.push(operation("Tf", vec![Object::Name(name.into()), size.clone()]));
                }
            }
            "TJ" if matches!(operands.as_slice(), [Object::Array(_)]) && !furniture => {
                self.out.push(operation("TJ", operands));
            }
            "Tj" if !furniture => self.out.extend(string.map(|words| operation("Tj", vec![words]))),
            "'" | "\"" => {
                if let [word, sign, _] = operands.as_slice()
                    && let (Some(_), Some(_)) = (number(word), number(sign))
                {
                    self.out.push(operation("Tw", vec![word.clone()]));
                    self.out.push(operation("Tc", vec![sign.clone()]));
                }
                self.out.push(operation("T*", Vec::new()));
                if !furniture {
                    self.out.extend(string.map(|words| operation("Tj", vec![words])));
                }
            }
            _ => {}
        }
    }

    /// Our name for a font.
    fn font(&mut self, resources: &Dictionary, name: &[u8]) -> String {
        let listed = resources.get(b"Font").and_then(|listed| self.doc.dereference(listed));
        let font = listed.and_then(|(_, listed)| listed.as_dict()).and_then(|listed| listed.get(name));
        let known =
            font.ok().filter(|font| self.doc.dereference(font).is_ok_and(|(_, font)| font.as_dict().is_ok()));
        let Some(font) = known.cloned() else { return SPARE.into() };
        let at = self.fonts.iter().position(|known| *known == font).unwrap_or_else(|| {
            self.fonts.push(font);
            self.fonts.len() - 1
        });
        format!("F{at}")
    }
}
