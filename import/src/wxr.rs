//! Exports of WordPress: each post and page as a document of its own.

use crate::xml::{Step, Xml};
use crate::{Document, Limits, Refusal, html};

/// What stands in square brackets in a post and is put in by a plug-in.
const CAPTION: (&str, &str) = ("[caption", "[/caption]");

/// One post while it is read.
#[derive(Default)]
struct Post {
    fields: Vec<(String, String)>,
    encoded: Vec<String>,
}

impl Post {
    fn get(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        found.filter(|value| !value.is_empty())
    }
}

/// Reads an export.
///
/// # Errors
/// Where it is none, or holds no post with a text.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Document>, Refusal> {
    let mut xml = Xml::new(bytes, limits);
    let mut path: Vec<String> = Vec::new();
    let mut words = String::new();
    let (mut post, mut site, mut found) = (Post::default(), None, Vec::new());
    let mut others = 0;
    loop {
        match xml.step()? {
            Step::Open(tag) => {
                words.clear();
                if tag.name == "item" {
                    post = Post::default();
                }
                path.push(tag.name);
            }
            Step::Text(text) if words.len() + text.len() <= limits.text => words.push_str(&text),
            Step::Text(_) => {}
            Step::Close(name) => {
                path.truncate(path.iter().rposition(|open| *open == name).unwrap_or(path.len()));
                match (path.last().map(String::as_str), name.as_str()) {
                    // The body comes before the excerpt; both are `encoded` in namespaces of their own.
                    (Some("item"), "encoded") => post.encoded.push(std::mem::take(&mut words)),
                    (Some("item"), _) => post.fields.push((name, std::mem::take(&mut words))),
                    (Some("channel"), "title") => site = Some(words.trim().to_owned()),
                    (_, "item") => match document(&post, site.as_deref(), limits) {
                        Some(document) => found.push(document),
                        None => others += 1,
                    },
                    _ => {}
                }
                words.clear();
            }
            Step::End => break,
        }
        if found.len() > limits.parts {
            return Err(Refusal::TooLarge(format!("more than {} posts", limits.parts)));
        }
    }
    let mut warnings = xml.warnings("the export");
    if others > 0 {
        warnings.push(format!(
            "{others} entries are no posts with a text (pictures, menus, settings) and were left out"
        ));
    }
    match found.first_mut() {
        Some(first) => first.warnings.extend(warnings),
        None => return Err(Refusal::NoText("the export holds no post with a text".to_owned())),
    }
    Ok(found)
}

fn document(post: &Post, site: Option<&str>, limits: &Limits) -> Option<Document> {
    let kind = post.get("post_type").unwrap_or("post");
    if !matches!(kind, "post" | "page" | "article" | "story") {
        return None;
    }
    let (markup, captions) = without_captions(post.encoded.first()?, limits);
    let text = html::text_of(&paragraphs(&markup), limits);
    if text.trim().is_empty() {
        return None;
    }
    let status = post.get("status").unwrap_or("publish");
    let published = (status == "publish").then(|| {
        let gmt = post.get("post_date_gmt").filter(|at| !at.starts_with("0000"));
        let utc = gmt.map(|at| format!("{}Z", at.replace(' ', "T")));
        utc.and_then(|at| html::moment(&at))
            .or_else(|| html::moment(post.get("pubDate")?))
            .or_else(|| html::moment(post.get("post_date")?))
    });
    let warnings =
        if status == "publish" { Vec::new() } else { vec![format!("the post is marked as {status}")] };
    Some(Document {
        text,
        title: post.get("title").map(|title| html::text_of(title, limits).trim().to_owned()),
        summary: post
            .encoded
            .get(1)
            .map(|excerpt| html::text_of(excerpt, limits).trim().to_owned())
            .filter(|s| !s.is_empty()),
        byline: post.get("creator").map(str::to_owned),
        publisher: site.map(str::to_owned),
        url: post.get("link").filter(|link| link.starts_with("http")).map(str::to_owned),
        published: published.flatten(),
        captions,
        warnings,
        ..Document::default()
    })
}

/// Posts of the older editor part paragraphs by empty lines alone.
fn paragraphs(markup: &str) -> String {
    let lower = markup.to_lowercase();
    if lower.contains("<p>") || lower.contains("<p ") {
        return markup.to_owned();
    }
    markup.replace("\r\n", "\n").split("\n\n").map(|block| format!("<p>{block}</p>")).collect()
}

/// The markup without its captions and other short codes, and the captions.
fn without_captions(markup: &str, limits: &Limits) -> (String, Vec<String>) {
    let (mut out, mut captions) = (String::with_capacity(markup.len()), Vec::new());
    let mut rest = markup;
    while let Some(at) = rest.find('[') {
        out.push_str(rest.get(..at).unwrap_or_default());
        let tail = rest.get(at..).unwrap_or_default();
        let end = tail.find(']').map(|end| end + 1);
        let inner = tail.get(1..end.unwrap_or(1)).unwrap_or_default().trim_start_matches('/');
        let name = inner
            .get(..inner.find(|c: char| !(c.is_ascii_lowercase() || c == '_' || c == '-')).unwrap_or(0))
            .unwrap_or_default();
        let code = matches!(name, "gallery" | "embed" | "video" | "audio" | "playlist" | "caption");
        match (tail.starts_with(CAPTION.0), tail.find(CAPTION.1), end) {
            (true, Some(close), Some(open)) if open <= close => {
                let caption = html::text_of(tail.get(open..close).unwrap_or_default(), limits);
                captions.extend(Some(caption.trim().to_owned()).filter(|caption| !caption.is_empty()));
                rest = tail.get(close + CAPTION.1.len()..).unwrap_or_default();
            }
            (_, _, Some(end)) if code => rest = tail.get(end..).unwrap_or_default(),
            _ => {
                out.push('[');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    (out, captions)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(items: &str) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss xmlns:wp=\"w\" xmlns:content=\"c\" xmlns:excerpt=\"e\" xmlns:dc=\"d\">\
             <channel><title>The Sound Herald</title>{items}</channel></rss>"
        )
    }

    const POST: &str = "<item><title>Fares &amp; dogs</title><link>https://herald.example/?p=1</link>\
        <dc:creator><![CDATA[petra]]></dc:creator><content:encoded><![CDATA[The board met [again].\n\n[caption id=\"a\"]<img src=x> The ferry.[/caption]\
        It lost <b>4</b> points.]]></content:encoded><excerpt:encoded><![CDATA[In short.]]></excerpt:encoded>\
        <wp:post_date_gmt>2024-05-06 07:08:09</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>";

    #[test]
    fn posts_are_documents() {
        let picture = "<item><title>x</title><content:encoded>y</content:encoded><wp:post_type>attachment</wp:post_type></item>";
        let draft = POST.replace("publish", "draft").replace("Fares", "Later");
        let found = read(export(&format!("{POST}{picture}{draft}")).as_bytes(), &Limits::default()).unwrap();
        assert_eq!(found.len(), 2);
        let post = &found[0];
        assert_eq!(post.text, "The board met [again].\n\nIt lost 4 points.\n");
        assert_eq!(
            (post.title.as_deref(), post.publisher.as_deref()),
            (Some("Fares & dogs"), Some("The Sound Herald"))
        );
        assert_eq!(
            (post.published.as_deref(), post.summary.as_deref()),
            (Some("2024-05-06T07:08:09Z"), Some("In short."))
        );
        assert_eq!(post.captions, ["The ferry."]);
        assert!(post.warnings[0].contains("1 entries"));
        assert_eq!((found[1].published.as_deref(), found[1].warnings.len()), (None, 1));
    }

    #[test]
    fn an_export_cut_off_gives_what_stands_before() {
        let whole = export(&format!("{POST}{POST}"));
        let cut = &whole[..whole.len() - POST.len() / 2];
        let found = read(cut.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(found.len(), 1);
        assert!(
            found[0].warnings.iter().any(|warning| warning.contains("not read")),
            "{:?}",
            found[0].warnings
        );
        assert!(matches!(read(export("").as_bytes(), &Limits::default()), Err(Refusal::NoText(_))));
        assert!(matches!(read(b"<rss", &Limits::default()), Err(Refusal::NoText(_))));
    }
}
