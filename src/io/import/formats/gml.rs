//! GML (Himsolt, 1997), as igraph, networkx, Gephi and yEd write it: keys with values, and lists in
//! brackets.
//!
//! - **People** are the `node [ id … ]` of a `graph [ … ]`, shown by `label`, else by `name`. People
//!   whom only edges name are added, with a note.
//! - **Ties** are `edge [ source … target … ]`; `directed 1` of the graph gives them directions.
//! - **Texts** may span lines; `&quot;` and character numbers (`&#233;`) are resolved. Lines that
//!   start with `#` are skipped.
//! - **Not read**, but noted: other keys of people and ties, with the lists in them.

use super::input::FormatInput;
use super::syntax::{END_QUOTE, WHOLE, builder, finish, wrong_at};
use crate::base::message::{Message, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NetworkBuilder, SEVERAL_NETWORKS};
use crate::io::import::text::{FilePosition, substring};
use std::borrow::Cow;

const NAME: &str = "GML";

sentences! {
    /// What GML expects.
    SENTENCES:
    PAIR = "expected.gml-pair", "a key and its value, or a bracket that ends a list";
    NODE_ID = "expected.gml-id", "a node with an id";
    ENDS = "expected.gml-ends", "an edge with a source and a target";
}

#[derive(Clone, Copy, PartialEq)]
enum Token<'a> {
    Word(&'a str),
    Text(&'a str),
    Open,
    Close,
}

#[derive(Clone)]
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// The next token and its offset; `None` at the end. An error if a text does not end.
    fn next(&mut self) -> Result<Option<(Token<'a>, usize)>, ImportError> {
        let bytes = self.text.as_bytes();
        let mut is_line_start = self.at == 0;
        while let Some(&byte) = bytes.get(self.at) {
            if byte == b'#' && is_line_start {
                let is_end = |byte: &u8| *byte == b'\n' || *byte == b'\r';
                let length = bytes[self.at..].iter().position(is_end);
                self.at += length.unwrap_or(bytes.len() - self.at);
                continue;
            }
            if !byte.is_ascii_whitespace() {
                break;
            }
            is_line_start |= byte == b'\n' || byte == b'\r';
            self.at += 1;
        }
        let begin = self.at;
        let Some(&byte) = bytes.get(begin) else {
            return Ok(None);
        };
        self.at += 1;
        let token = match byte {
            b'[' => Token::Open,
            b']' => Token::Close,
            b'"' => {
                let end = bytes[self.at..].iter().position(|&byte| byte == b'"');
                let end = end.ok_or_else(|| wrong_at(NAME, self.text, begin, END_QUOTE))?;
                self.at += end + 1;
                Token::Text(substring(self.text, begin + 1, self.at - 1))
            }
            _ => {
                let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"[]\"".contains(byte);
                let length = bytes[begin..].iter().position(is_end);
                self.at = begin + length.unwrap_or(bytes.len() - begin);
                Token::Word(substring(self.text, begin, self.at))
            }
        };
        Ok(Some((token, begin)))
    }
}

/// Number of tokens in which the graph of a file must begin.
const SAMPLE_TOKENS: usize = 400;

/// Whether a text is keys with values, of which one is `graph [`. O(sample).
pub(crate) fn is_gml(text: &str) -> bool {
    let mut tokens = Tokens { text, at: 0 };
    let (mut depth, mut key) = (0_usize, None);
    for _ in 0..SAMPLE_TOKENS {
        let Ok(Some((token, _))) = tokens.next() else {
            return false;
        };
        match (token, key) {
            (Token::Open, Some(word)) => {
                if depth == 0 && is_graph(word) {
                    return true;
                }
                depth += 1;
                key = None;
            }
            (Token::Close, None) if depth > 0 => depth -= 1,
            (Token::Word(word), None) if is_key(word) => key = Some(word),
            (Token::Word(_) | Token::Text(_), Some(_)) => key = None,
            _ => return false,
        }
    }
    false
}

fn is_graph(word: &str) -> bool {
    word.eq_ignore_ascii_case("graph")
}

fn is_key(word: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    word.bytes().all(is_letter) && word.bytes().next().is_some_and(|b| !b.is_ascii_digit())
}

/// The list that is open.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    File,
    Graph,
    Node,
    Edge,
}

struct GmlReader<'a> {
    builder: NetworkBuilder,
    text: &'a str,
    inside: Inside,
    direction: Direction,
    graphs: usize,
    /// The offset of the open node or edge.
    begin: usize,
    id: Option<Cow<'a, str>>,
    label: Option<Cow<'a, str>>,
    name: Option<Cow<'a, str>>,
    source: Option<Cow<'a, str>>,
    target: Option<Cow<'a, str>>,
}

/// Reads GML by the rules of the [module](self). O(bytes).
///
/// # Errors
/// If the keys and brackets do not pair, a node has no id, an edge no two ends, or a limit is
/// exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let text = input.text;
    let mut reader = GmlReader {
        builder: builder(&mut input),
        text,
        inside: Inside::File,
        direction: Direction::Undirected,
        graphs: 0,
        begin: 0,
        id: None,
        label: None,
        name: None,
        source: None,
        target: None,
    };
    let mut tokens = Tokens { text, at: 0 };
    let mut count = 0_usize;
    while let Some((token, at)) = tokens.next()? {
        if count.is_multiple_of(4096) {
            input.progress.report(at, text.len());
        }
        count += 1;
        let key = match token {
            Token::Word(key) => key,
            Token::Close if reader.inside != Inside::File => {
                reader.close()?;
                continue;
            }
            _ => return Err(wrong_at(NAME, text, at, PAIR)),
        };
        let Some((value, value_at)) = tokens.next()? else {
            return Err(wrong_at(NAME, text, text.len(), PAIR));
        };
        match value {
            Token::Close => return Err(wrong_at(NAME, text, value_at, PAIR)),
            Token::Open if reader.opens(key, at) => {}
            Token::Open => skip_list(&mut tokens)?,
            Token::Word(word) => reader.value(key, Cow::Borrowed(word)),
            Token::Text(quoted) => reader.value(key, resolved(quoted)),
        }
    }
    if reader.inside != Inside::File {
        return Err(wrong_at(NAME, text, text.len(), WHOLE));
    }
    if reader.graphs > 1 {
        let several = Message::new(SEVERAL_NETWORKS).count("count", reader.graphs);
        reader.builder.notes.push(several);
    }
    finish(reader.builder, input.progress)
}

/// Skips a list whose bracket has been read.
fn skip_list(tokens: &mut Tokens) -> Result<(), ImportError> {
    let mut depth = 1_usize;
    while depth > 0 {
        match tokens.next()? {
            Some((Token::Open, _)) => depth += 1,
            Some((Token::Close, _)) => depth -= 1,
            Some(_) => {}
            None => return Err(wrong_at(NAME, tokens.text, tokens.text.len(), WHOLE)),
        }
    }
    Ok(())
}

impl<'a> GmlReader<'a> {
    /// Whether the list of a key is read. `at` is the offset of the key.
    fn opens(&mut self, key: &str, at: usize) -> bool {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        self.inside = match self.inside {
            Inside::File if is_graph(key) => {
                self.graphs += 1;
                self.direction = Direction::Undirected;
                Inside::Graph
            }
            Inside::Graph if is("node") => Inside::Node,
            Inside::Graph if is("edge") => Inside::Edge,
            Inside::Node => {
                self.builder.unread_of_people.add(key);
                return false;
            }
            Inside::Edge => {
                self.builder.unread_of_ties.add(key);
                return false;
            }
            _ => return false,
        };
        self.begin = at;
        true
    }

    fn value(&mut self, key: &str, value: Cow<'a, str>) {
        let is = |name: &str| key.eq_ignore_ascii_case(name);
        match self.inside {
            Inside::Graph if is("directed") && value == "1" => self.direction = Direction::Forward,
            Inside::Node if is("id") => self.id = Some(value),
            Inside::Node if is("label") => self.label = Some(value),
            Inside::Node if is("name") => self.name = Some(value),
            Inside::Node => self.builder.unread_of_people.add(key),
            Inside::Edge if is("source") => self.source = Some(value),
            Inside::Edge if is("target") => self.target = Some(value),
            Inside::Edge => self.builder.unread_of_ties.add(key),
            _ => {}
        }
    }

    fn close(&mut self) -> Result<(), ImportError> {
        let position = FilePosition::Byte(self.text, self.begin);
        let wrong = |expected| wrong_at(NAME, self.text, self.begin, expected);
        match self.inside {
            Inside::Node => {
                let id = self.id.take().ok_or_else(|| wrong(NODE_ID))?;
                let person = self.builder.declare(&id, position)?;
                let name = self.name.take().unwrap_or_default();
                self.builder.label(person, &name, 1);
                let label = self.label.take().unwrap_or_default();
                self.builder.label(person, &label, 2);
                self.inside = Inside::Graph;
            }
            Inside::Edge => {
                let (Some(source), Some(target)) = (self.source.take(), self.target.take()) else {
                    return Err(wrong(ENDS));
                };
                let source = self.builder.person(&source, position)?;
                let target = self.builder.person(&target, position)?;
                self.builder.tie(source, target, self.direction)?;
                self.inside = Inside::Graph;
            }
            Inside::Graph | Inside::File => self.inside = Inside::File,
        }
        Ok(())
    }
}

/// A text with its references resolved. Unknown references stay.
fn resolved(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte == b'&') {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    let mut parts = text.split(['&']);
    result.push_str(parts.next().unwrap_or_default());
    for part in parts {
        // No reference is longer.
        let end = part.bytes().take(12).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((character(substring(part, 0, end))?, end)));
        match found {
            Some((character, end)) => {
                result.push(character);
                result.push_str(substring(part, end + 1, part.len()));
            }
            None => {
                result.push('&');
                result.push_str(part);
            }
        }
    }
    Cow::Owned(result)
}

/// The character of a reference without `&` and `;`.
fn character(reference: &str) -> Option<char> {
    let number = match reference {
        "quot" => return Some('"'),
        "amp" => return Some('&'),
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "apos" => return Some('\''),
        _ => reference.strip_prefix('#')?,
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?)
}
