//! PDF files for the tests, made by hand.

use std::fmt::Write;

/// A file of pages, each the operators of its content.
pub struct Paper {
    pages: Vec<String>,
}

/// Width and height of the paper, in points.
pub const SIZE: (i32, i32) = (595, 842);

impl Paper {
    pub fn new() -> Self {
        Self { pages: Vec::new() }
    }

    pub fn page(&mut self) -> Page<'_> {
        self.pages.push(String::new());
        Page { content: self.pages.last_mut().unwrap() }
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        let kids: Vec<String> = (0..self.pages.len()).map(|n| format!("{} 0 R", 5 + 2 * n)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), kids.len()),
            "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>".to_owned(),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        ];
        for (n, content) in self.pages.iter().enumerate() {
            objects.push(format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Contents {} 0 R/Resources<</Font<</C 3 0 R/H 4 0 R>>>>>>",
                SIZE.0,
                SIZE.1,
                6 + 2 * n
            ));
            objects.push(stream("", content));
        }
        file(&objects)
    }
}

/// A stream with these entries in its dictionary.
pub fn stream(entries: &str, content: &str) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// A file of these objects, the first its catalog.
pub fn file(objects: &[String]) -> Vec<u8> {
    // The test files write Latin signs alone, one byte each.
    let latin =
        |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect::<Vec<u8>>();
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", out.len()).unwrap();
        out.extend(latin(&format!("{} 0 obj\n{object}\nendobj\n", n + 1)));
    }
    let place = out.len();
    out.extend(latin(&table));
    out.extend(latin(&format!(
        "trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{place}\n%%EOF\n",
        objects.len() + 1
    )));
    out
}

/// A page while it is written.
pub struct Page<'p> {
    content: &'p mut String,
}

impl Page<'_> {
    /// Words at a place from the upper left corner, in points; a sign is 0.6 of the size wide.
    pub fn write(&mut self, x: f64, y: f64, size: f64, text: &str) -> &mut Self {
        let escaped = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        let y = f64::from(SIZE.1) - y;
        writeln!(self.content, "BT /C {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET").unwrap();
        self
    }

    /// Operators as they are.
    pub fn raw(&mut self, operators: &str) -> &mut Self {
        writeln!(self.content, "{operators}").unwrap();
        self
    }

    /// Words in a column so many signs wide, broken at hyphens where a word is long and justified; gives where it ends.
    pub fn column(&mut self, x: f64, y: f64, size: f64, width: usize, text: &str) -> f64 {
        let mut at = y;
        for line in wrapped(text, width) {
            let words: Vec<&str> = line.split(' ').collect();
            let last = text.ends_with(line.as_str());
            let free = width - line.chars().count();
            let gaps = words.len() - 1;
            let mut left = x;
            for (n, word) in words.iter().enumerate() {
                self.write(left, at, size, word);
                let stretch = if last || gaps == 0 { 0.0 } else { number(free) / number(gaps) };
                left += (number(word.chars().count()) + 1.0 + stretch) * 0.6 * size;
                let _ = n;
            }
            at += 1.2 * size;
        }
        at
    }
}

fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

/// Lines of at most so many signs; long words are parted by a hyphen.
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().unwrap();
        let room = width.saturating_sub(line.chars().count() + usize::from(!line.is_empty()));
        let letters = word.chars().count();
        let plain = word.chars().all(|c| c.is_ascii_lowercase());
        if letters <= room {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        } else if plain && letters >= 8 && room >= 5 {
            let (head, tail) = word.split_at(room.min(letters - 3) - 1);
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(head);
            line.push('-');
            lines.push(tail.to_owned());
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
