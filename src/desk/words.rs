//! Where given words stand in an article, letter by letter.

use copydesk_engine::notice::form;
use copydesk_engine::{Article, Place, Reading, Settings, Span};

/// One place where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// The part of the article.
    pub place: Place,
    /// Where in it.
    pub span: Span,
}

/// Body, headline and summary, read.
pub(crate) fn readings<'a>(article: &'a Article, settings: &Settings) -> Vec<Reading<'a>> {
    let read = |text: &'a str, place| Reading::new(text, place, article.published, settings);
    let title = article.title.as_deref().map(|text| read(text, Place::Title));
    let summary = article.summary.as_deref().map(|text| read(text, Place::Summary));
    let captions = article.captions.iter().enumerate().map(|(n, text)| read(text, Place::Caption(n + 1)));
    std::iter::once(read(&article.text, Place::Body)).chain(title).chain(summary).chain(captions).collect()
}

/// Every place where `words` stand as whole words, notices left out.
pub(crate) fn occurrences(words: &str, readings: &[Reading<'_>]) -> Vec<Occurrence> {
    let in_one = |reading: &Reading<'_>| {
        let place = reading.place;
        let spans = reading.text.match_indices(words).map(|(at, found)| Span::new(at, at + found.len()));
        let whole = spans.filter(|span| is_whole(reading.text, *span) && !in_notice(reading, *span));
        whole.map(|span| Occurrence { place, span }).collect::<Vec<_>>()
    };
    if words.is_empty() { Vec::new() } else { readings.iter().flat_map(in_one).collect() }
}

fn in_notice(reading: &Reading<'_>, span: Span) -> bool {
    let sentence = reading.sentence_at(span.start);
    sentence.is_some_and(|sentence| sentence.block == copydesk_engine::text::Block::Notice)
}

/// True if no letter or digit of the same word or number stands before or behind.
fn is_whole(text: &str, span: Span) -> bool {
    let inside = span.of(text);
    let (before, behind) = (text.get(..span.start), text.get(span.end..));
    let before = before.unwrap_or_default().chars().next_back();
    let mut behind = behind.unwrap_or_default().chars();
    let (next, after) = (behind.next(), behind.next());
    let joins = |edge: Option<char>, other: Option<char>| {
        edge.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
    };
    let (first, last) = (inside.chars().next(), inside.chars().next_back());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // `43` does not stand in `43.5`, nor in `1,43`.
    let number_goes_on = is_digit(last) && matches!(next, Some('.' | ',')) && is_digit(after);
    let number_began = is_digit(first) && matches!(before, Some('.' | ',')) && {
        let upto = text.get(..span.start).unwrap_or_default();
        upto.chars().rev().nth(1).is_some_and(|c| c.is_ascii_digit())
    };
    !joins(first, before) && !joins(last, next) && !number_goes_on && !number_began
}

/// `headline`, `summary`, `caption 1`, `paragraph 3`: where editors look.
pub(crate) fn place_words(body: &str, at: Occurrence) -> String {
    match at.place {
        Place::Title => "headline".to_owned(),
        Place::Summary => "summary".to_owned(),
        Place::Caption(n) => format!("caption {n}"),
        Place::Body => paragraph(body, at.span.start),
    }
}

/// The paragraph of byte `at`: `paragraph 3`, notices above it not counted; `caption` for the words of a picture.
fn paragraph(body: &str, at: usize) -> String {
    let (mut count, mut begun, mut gap, mut picture) = (0, 0, true, false);
    for line in body.split_inclusive('\n') {
        let blank = line.trim().is_empty();
        if begun > at {
            break;
        }
        if gap && !blank {
            let bare = line.trim_start_matches(['*', '_', '>', ' ']);
            count += usize::from(form::opens(bare).is_none());
            picture = bare.starts_with("![");
        }
        gap = blank;
        begun += line.len();
    }
    if picture { "caption".to_owned() } else { format!("paragraph {}", count.max(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(words: &str, body: &str) -> Vec<String> {
        let article = Article { text: body.to_owned(), title: Some("Up 43".into()), ..Article::default() };
        let readings = readings(&article, &Settings::default());
        occurrences(words, &readings).into_iter().map(|at| place_words(body, at)).collect()
    }

    #[test]
    fn words_are_found_whole() {
        assert_eq!(
            places("43", "\nIt was 43.\n\nNot 430, 43.5 or 1,43.\n\nBut (43), 43, yes.\n"),
            ["paragraph 1", "paragraph 3", "paragraph 3", "headline"]
        );
        assert_eq!(places("tier three", "A tier threefold."), Vec::<String>::new());
        assert_eq!(places("", "x"), Vec::<String>::new());
    }

    #[test]
    fn a_notice_on_top_is_no_paragraph_and_a_picture_is_a_caption() {
        let body = "*(Corrects paragraph 2 to show that it fell)*\n\nIt fell by 12.\n\nIt rose by 13.\n\n![In 2014](a.jpg)\n";
        assert_eq!(places("12", body), ["paragraph 1"]);
        assert_eq!(places("13", body), ["paragraph 2"]);
        assert_eq!(places("2014", body), ["caption"]);
    }

    #[test]
    fn notices_are_left_out() {
        let body =
            "It fell by 12 points.\n\n*A previous version of this article said that it fell by 21 points.*\n";
        assert_eq!(places("21", body), Vec::<String>::new());
        assert_eq!(places("12", body), ["paragraph 1"]);
    }
}
