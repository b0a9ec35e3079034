//! DOT, the language of Graphviz: `graph { a -- b }` and `digraph { a -> b -> c }`.
//!
//! - **People** are the nodes that any statement names, shown by their `label`, if it is plain text.
//!   The id of a node is a word, a number, a text in quotation marks (`"a" + "b"` is one) or HTML.
//! - **Ties** join neighbours of a chain (`a -> b -> c`); every node of a group (`{b c}`, `subgraph`)
//!   is joined with every node of the other end. `->` has a direction in a `digraph`.
//! - **Skipped:** comments (`//`, `/* */`, lines that start with `#`), ports, and what
//!   `node`, `edge` and `graph` set for all. Other attributes are noted.

use super::input::FormatInput;
use super::syntax::{END_QUOTE, TWO_ENDS, WHOLE, builder, cut, finish, wrong_at};
use crate::base::message::{Message, sentences};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NetworkBuilder, SEVERAL_NETWORKS};
use crate::io::import::text::{FilePosition, substring};
use std::borrow::Cow;
use std::ops::Range;

const NAME: &str = "DOT";

/// Maximum cost of all ties between groups: members joined, and ties. A short file must not make a
/// large network.
pub(crate) const MAX_OF_GROUPS: usize = 1_000_000;

sentences! {
    /// What DOT expects.
    SENTENCES:
    GRAPH = "expected.dot-graph", "graph or digraph, and its statements in braces";
    STATEMENT = "expected.dot-statement", "a node, an edge, an attribute or a brace";
    VALUE = "expected.dot-value", "attributes such as [label=Ann]";
    GROUPS = "file.dot-groups", "Line {line}: groups of nodes in braces make more than {most} ties. Expected fewer.";
}

#[derive(Clone, Debug, PartialEq)]
enum Token<'a> {
    /// A word or number without quotes.
    Word(&'a str),
    /// A text in quotes or HTML.
    Text(Cow<'a, str>),
    /// HTML in angle brackets.
    Html(&'a str),
    /// `--` or `->`.
    Edge(bool),
    /// One of `{}[];,=:+`.
    Sign(u8),
    End,
}

#[derive(Clone)]
struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// The offset of the last token.
    begin: usize,
}

impl<'a> Tokens<'a> {
    fn new(text: &'a str) -> Self {
        Tokens {
            text,
            at: 0,
            begin: 0,
        }
    }

    fn wrong(&self, expected: &'static crate::base::message::Sentence) -> ImportError {
        wrong_at(NAME, self.text, self.begin, expected)
    }

    /// Skips white space and comments.
    fn skip_blank(&mut self) -> Result<(), ImportError> {
        let bytes = self.text.as_bytes();
        let mut is_line_start = self.at == 0;
        while let Some(&byte) = bytes.get(self.at) {
            let rest = &bytes[self.at..];
            let is_end = |byte: &u8| *byte == b'\n' || *byte == b'\r';
            if byte == b'#' && is_line_start || rest.starts_with(b"//") {
                self.at += rest.iter().position(is_end).unwrap_or(rest.len());
            } else if rest.starts_with(b"/*") {
                let end = rest[2..].windows(2).position(|pair| pair == b"*/");
                self.at += end.ok_or_else(|| cut(NAME, WHOLE))? + 4;
            } else if byte.is_ascii_whitespace() {
                is_line_start |= is_end(&byte);
                self.at += 1;
            } else {
                break;
            }
        }
        Ok(())
    }

    fn next(&mut self) -> Result<Token<'a>, ImportError> {
        self.skip_blank()?;
        let bytes = self.text.as_bytes();
        let begin = self.at;
        self.begin = begin;
        let Some(&byte) = bytes.get(begin) else {
            return Ok(Token::End);
        };
        self.at += 1;
        match (byte, bytes.get(begin + 1)) {
            (b'-', Some(b'-')) => {
                self.at += 1;
                Ok(Token::Edge(false))
            }
            (b'-', Some(b'>')) => {
                self.at += 1;
                Ok(Token::Edge(true))
            }
            (b'{' | b'}' | b'[' | b']' | b';' | b',' | b'=' | b':' | b'+', _) => {
                Ok(Token::Sign(byte))
            }
            (b'"', _) => self.quoted(),
            (b'<', _) => self.html(),
            _ => {
                let is_word = |byte: u8| {
                    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.' || byte >= 0x80
                };
                let length = bytes[begin + 1..].iter().position(|&byte| !is_word(byte));
                if byte != b'-' && !is_word(byte) {
                    return Err(self.wrong(STATEMENT));
                }
                self.at += length.unwrap_or(bytes.len() - begin - 1);
                Ok(Token::Word(substring(self.text, begin, self.at)))
            }
        }
    }

    /// A text whose quote has been read, with the texts that `+` adds to it.
    fn quoted(&mut self) -> Result<Token<'a>, ImportError> {
        let bytes = self.text.as_bytes();
        let mut all = Cow::Borrowed("");
        loop {
            let (begin, mut has_escape) = (self.at, false);
            loop {
                match bytes.get(self.at) {
                    Some(b'"') => break,
                    Some(b'\\') => {
                        has_escape = true;
                        self.at += 2;
                    }
                    Some(_) => self.at += 1,
                    None => return Err(self.wrong(END_QUOTE)),
                }
            }
            let part = substring(self.text, begin, self.at);
            self.at += 1;
            let part = if has_escape {
                Cow::Owned(part.replace("\\\"", "\"").replace("\\\n", ""))
            } else {
                Cow::Borrowed(part)
            };
            if all.is_empty() {
                all = part;
            } else {
                all.to_mut().push_str(&part);
            }
            let before = self.at;
            self.skip_blank()?;
            if bytes.get(self.at) == Some(&b'+') {
                self.at += 1;
                self.skip_blank()?;
                if bytes.get(self.at) == Some(&b'"') {
                    self.at += 1;
                    continue;
                }
            }
            self.at = before;
            return Ok(Token::Text(all));
        }
    }

    /// HTML whose first bracket has been read: brackets nest.
    fn html(&mut self) -> Result<Token<'a>, ImportError> {
        let (begin, mut depth) = (self.at, 1_usize);
        for &byte in &self.text.as_bytes()[begin..] {
            self.at += 1;
            match byte {
                b'<' => depth += 1,
                b'>' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                let html = substring(self.text, begin, self.at - 1);
                return Ok(Token::Html(html));
            }
        }
        Err(self.wrong(WHOLE))
    }
}

/// The beginning of a graph: whether it is directed. `None` if the tokens are no such beginning.
fn graph_begin<'a>(
    tokens: &mut Tokens<'a>,
    mut token: Token<'a>,
) -> Result<Option<bool>, ImportError> {
    if is_word(&token, "strict") {
        token = tokens.next()?;
    }
    let is_directed = is_word(&token, "digraph");
    if !is_directed && !is_word(&token, "graph") {
        return Ok(None);
    }
    token = tokens.next()?;
    if !matches!(token, Token::Sign(_) | Token::Edge(_) | Token::End) {
        token = tokens.next()?;
    }
    Ok((token == Token::Sign(b'{')).then_some(is_directed))
}

fn is_word(token: &Token, word: &str) -> bool {
    matches!(token, Token::Word(found) if found.eq_ignore_ascii_case(word))
}

/// Whether a text begins with `graph {` or `digraph name {`. O(comments before it).
pub(crate) fn is_dot(text: &str) -> bool {
    let mut tokens = Tokens::new(text);
    let Ok(first) = tokens.next() else {
        return false;
    };
    matches!(graph_begin(&mut tokens, first), Ok(Some(_)))
}

/// A group of statements in braces.
#[derive(Default)]
struct Group {
    /// The first of its nodes among all nodes named so far.
    begin: usize,
    statement: Statement,
}

/// The statement that is being read.
#[derive(Default)]
struct Statement {
    /// The nodes of the last end of the chain, among all nodes named so far.
    last: Option<Range<usize>>,
    /// The direction of an edge whose second end is expected.
    edge: Option<Direction>,
    /// Whether the statement has an edge.
    has_edge: bool,
    /// Whether the last end is a group.
    is_group: bool,
}

struct DotReader<'a> {
    builder: NetworkBuilder,
    tokens: Tokens<'a>,
    is_directed: bool,
    /// The nodes in the order in which they are named: the nodes of a group follow one another.
    named: Vec<u32>,
    /// The groups around the open one, outermost first.
    outer: Vec<Group>,
    open: Group,
    /// The cost of ties between groups so far.
    cost: usize,
}

/// Reads DOT by the rules of the [module](self). O(bytes), and O(ties) for groups.
///
/// # Errors
/// If a statement breaks the syntax, the file ends too early, groups make too many ties, or a limit
/// is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let text = input.text;
    let mut reader = DotReader {
        builder: builder(&mut input),
        tokens: Tokens::new(text),
        is_directed: false,
        named: Vec::new(),
        outer: Vec::new(),
        open: Group::default(),
        cost: 0,
    };
    let mut graphs = 0;
    loop {
        let token = reader.tokens.next()?;
        if token == Token::End && graphs > 0 {
            break;
        }
        let begin = graph_begin(&mut reader.tokens, token)?;
        reader.is_directed = begin.ok_or_else(|| reader.tokens.wrong(GRAPH))?;
        graphs += 1;
        let mut count = 0_usize;
        while reader.statement()? {
            if count.is_multiple_of(4096) {
                input.progress.report(reader.tokens.at, text.len());
            }
            count += 1;
        }
    }
    if graphs > 1 {
        let several = Message::new(SEVERAL_NETWORKS).count("count", graphs);
        reader.builder.notes.push(several);
    }
    finish(reader.builder, input.progress)
}

impl<'a> DotReader<'a> {
    /// Reads a part of a statement. Whether the graph goes on.
    fn statement(&mut self) -> Result<bool, ImportError> {
        match self.tokens.next()? {
            Token::End => return Err(cut(NAME, WHOLE)),
            Token::Sign(b';' | b',') => self.end_statement()?,
            Token::Sign(b'{') => self.open_group(),
            Token::Sign(b'}') => {
                self.end_statement()?;
                let Some(outer) = self.outer.pop() else {
                    self.named.clear();
                    return Ok(false);
                };
                let group = std::mem::replace(&mut self.open, outer);
                self.end_of_edge(group.begin..self.named.len(), true)?;
            }
            Token::Edge(is_arrow) => {
                let statement = &mut self.open.statement;
                if statement.last.is_none() || statement.edge.is_some() {
                    return Err(self.tokens.wrong(TWO_ENDS));
                }
                statement.edge = Some(Direction::of(is_arrow && self.is_directed));
                statement.has_edge = true;
            }
            Token::Sign(b'[') => self.attributes()?,
            Token::Word(word) if word.eq_ignore_ascii_case("subgraph") => {
                let mut token = self.tokens.next()?;
                if !matches!(token, Token::Sign(_) | Token::Edge(_) | Token::End) {
                    token = self.tokens.next()?;
                }
                if token != Token::Sign(b'{') {
                    return Err(self.tokens.wrong(STATEMENT));
                }
                self.open_group();
            }
            Token::Word(word) if is_keyword(word) => {
                self.end_statement()?;
                let after = self.tokens.next()?;
                match after {
                    Token::Sign(b'[') => self.skip_attributes()?,
                    _ => return Err(self.tokens.wrong(VALUE)),
                }
            }
            Token::Word(id) => self.id(Cow::Borrowed(id))?,
            Token::Text(id) => self.id(id)?,
            Token::Html(id) => self.id(Cow::Borrowed(id))?,
            Token::Sign(_) => return Err(self.tokens.wrong(STATEMENT)),
        }
        Ok(true)
    }

    fn end_statement(&mut self) -> Result<(), ImportError> {
        if self.open.statement.edge.is_some() {
            return Err(self.tokens.wrong(TWO_ENDS));
        }
        self.open.statement = Statement::default();
        Ok(())
    }

    fn open_group(&mut self) {
        let group = Group {
            begin: self.named.len(),
            statement: Statement::default(),
        };
        self.outer.push(std::mem::replace(&mut self.open, group));
    }

    /// A node, or the name of an attribute of the graph.
    fn id(&mut self, id: Cow<'a, str>) -> Result<(), ImportError> {
        let begin = self.tokens.begin;
        let mut ahead = self.tokens.clone();
        let mut after = ahead.next()?;
        if after == Token::Sign(b'=') {
            self.end_statement()?;
            ahead.next()?;
            self.tokens = ahead;
            return Ok(());
        }
        // A port, and the side of a port.
        while after == Token::Sign(b':') {
            ahead.next()?;
            self.tokens = ahead.clone();
            after = ahead.next()?;
        }
        let position = FilePosition::Byte(self.tokens.text, begin);
        let person = self.builder.person(&id, position)?;
        let at = self.named.len();
        self.named.push(person);
        self.end_of_edge(at..at + 1, false)
    }

    /// A node or a group: the second end of an edge, or the beginning of a statement.
    fn end_of_edge(&mut self, nodes: Range<usize>, is_group: bool) -> Result<(), ImportError> {
        let statement = &mut self.open.statement;
        let (edge, last) = (statement.edge.take(), statement.last.take());
        let was_group = std::mem::replace(&mut statement.is_group, is_group);
        statement.last = Some(nodes.clone());
        let (Some(direction), Some(last)) = (edge, last) else {
            statement.has_edge = false;
            return Ok(());
        };
        if !was_group && !is_group {
            let [first, second] = [self.named[last.start], self.named[nodes.start]];
            return self.builder.tie(first, second, direction);
        }
        let size = last.len() + nodes.len();
        self.cost = last
            .len()
            .saturating_mul(nodes.len())
            .saturating_add(size + self.cost);
        if self.cost > MAX_OF_GROUPS {
            let line = FilePosition::Byte(self.tokens.text, self.tokens.begin).line();
            let many = Message::new(GROUPS).count("line", line);
            return Err(ImportError::Refused(many.count("most", MAX_OF_GROUPS)));
        }
        let members = |range: Range<usize>| {
            let mut members = self.named[range].to_vec();
            members.sort_unstable();
            members.dedup();
            members
        };
        let (firsts, seconds) = (members(last), members(nodes));
        for &first in &firsts {
            for &second in &seconds {
                self.builder.tie(first, second, direction)?;
            }
        }
        Ok(())
    }

    /// The attributes of the statement, whose bracket has been read.
    fn attributes(&mut self) -> Result<(), ImportError> {
        let statement = &self.open.statement;
        let Some(last) = statement.last.clone() else {
            return Err(self.tokens.wrong(STATEMENT));
        };
        if statement.edge.is_some() {
            return Err(self.tokens.wrong(TWO_ENDS));
        }
        let (is_tie, is_node) = (statement.has_edge, !statement.is_group);
        let node = self.named.get(last.start).copied();
        while let Some((name, value)) = self.attribute()? {
            if is_tie {
                self.builder.unread_of_ties.add(&name);
            } else if let (true, Some(node)) = (is_node, node) {
                match value {
                    Some(value) if name.eq_ignore_ascii_case("label") => {
                        if value != "\\N" {
                            let value = value.replace("\\n", " ").replace("\\l", " ");
                            self.builder.label(node, &value, 1);
                        }
                    }
                    _ => self.builder.unread_of_people.add(&name),
                }
            }
        }
        Ok(())
    }

    fn skip_attributes(&mut self) -> Result<(), ImportError> {
        while self.attribute()?.is_some() {}
        Ok(())
    }

    /// The next attribute in brackets, and its value unless that is HTML; `None` at the bracket that
    /// ends them.
    #[expect(clippy::type_complexity, reason = "a name and a value")]
    fn attribute(&mut self) -> Result<Option<(Cow<'a, str>, Option<Cow<'a, str>>)>, ImportError> {
        let name = loop {
            match self.tokens.next()? {
                Token::Sign(b']') => return Ok(None),
                Token::Sign(b',' | b';') => {}
                Token::Word(name) => break Cow::Borrowed(name),
                Token::Text(name) => break name,
                Token::End => return Err(cut(NAME, WHOLE)),
                _ => return Err(self.tokens.wrong(VALUE)),
            }
        };
        let mut ahead = self.tokens.clone();
        if ahead.next()? != Token::Sign(b'=') {
            return Ok(Some((name, Some(Cow::Borrowed("true")))));
        }
        self.tokens = ahead;
        let value = match self.tokens.next()? {
            Token::Word(value) => Some(Cow::Borrowed(value)),
            Token::Text(value) => Some(value),
            Token::Html(_) => None,
            _ => return Err(self.tokens.wrong(VALUE)),
        };
        Ok(Some((name, value)))
    }
}

/// Whether a word sets attributes for all nodes, edges or the graph.
fn is_keyword(word: &str) -> bool {
    ["graph", "node", "edge"]
        .iter()
        .any(|keyword| word.eq_ignore_ascii_case(keyword))
}
