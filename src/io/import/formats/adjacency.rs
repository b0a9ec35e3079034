//! Adjacency lists: each line is a person and all their neighbours.
//!
//! - **Plain:** `Ann Bob Cy`, with tabs, semicolons, commas or white space between (networkx
//!   `write_adjlist`, Gephi, igraph). People without further neighbours stand alone on their line.
//! - **With colons:** `Ann: Bob Cy` or `Ann: Bob, Cy`.
//! - **On several lines:** `Ann 2`, and below it two lines with one neighbour each (networkx
//!   `write_multiline_adjlist`).
//! - **Recognised** if it is neither a list of ties nor a damaged one: each line begins with another
//!   person, and the comments are those of networkx; or every neighbour has a line, and a line has four
//!   columns or one, or each tie is listed from both ends; or nobody's name is a number, and all in the
//!   third column and after it are in the first two as well. Another list can be chosen.
//! - **Not read**, but noted: attributes of ties.

use super::balance::Balance;
use super::cells::{BLANKS, Cells, table_lines, unescaped};
use super::input::FormatInput;
use super::syntax::{builder, finish, whole};
use crate::io::import::error::ImportError;
use crate::io::import::network::{Direction, EdgeList, NameTable, NetworkBuilder};
use crate::io::import::progress::LINES_PER_REPORT;
use crate::io::import::text::{FilePosition, Line, is_number, split_at_byte};

/// Number of lines from which the separator is detected.
const SAMPLE_LINES: usize = 50;

/// How a line names a person and the neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Colons,
    /// A neighbour a line.
    Multiline,
}

/// The head of a line of [`Style::Colons`], and the rest.
fn at_colon(line: &str) -> Option<(&str, &str)> {
    let at = line.find(": ").or_else(|| line.find(":\t"));
    let (head, rest) = match at {
        Some(at) => (line.get(..at)?, line.get(at + 2..)?),
        None => (line.strip_suffix(':')?, ""),
    };
    // A colon inside of quotes is one of a name.
    let quotes = head.bytes().filter(|&byte| byte == b'"').count();
    (!head.is_empty() && quotes % 2 == 0).then_some((head, rest))
}

/// The head of several lines, and the number of neighbours.
fn at_count<'a>(line: Line<'a>) -> Option<(&'a str, usize)> {
    let (name, count) = split_at_byte(line.text, BLANKS);
    Some((name, whole(count.trim_ascii())?))
}

fn is_multiline(text: &str) -> bool {
    let (mut left, mut ties) = (0, 0_usize);
    for line in table_lines(text) {
        let (_, data) = split_at_byte(line.text, BLANKS);
        match at_count(line) {
            Some((_, count)) if left == 0 => left = count,
            _ if left > 0 && data.starts_with(['{']) => {
                left -= 1;
                ties += 1;
            }
            _ => return false,
        }
    }
    left == 0 && ties > 0
}

fn style(text: &str) -> Style {
    let has_colons = || table_lines(text).all(|line| at_colon(line.text).is_some());
    match table_lines(text).take(2).count() {
        2 if has_colons() => Style::Colons,
        2 if is_multiline(text) => Style::Multiline,
        _ => Style::Plain,
    }
}

/// The separator of neighbours: one that a line has, or else white space. Tabs on some lines and
/// spaces on others are white space.
fn separator(text: &str, style: Style) -> u8 {
    let sample = || table_lines(text).take(SAMPLE_LINES);
    let is_mixed = || {
        sample().any(|line| !line.text.contains(['\t']) && line.text.trim_ascii().contains([' ']))
    };
    let has = |separator: &u8| {
        sample().any(|line| line.text.bytes().any(|byte| byte == *separator))
            && !(*separator == b'\t' && is_mixed())
    };
    match style {
        Style::Multiline => BLANKS,
        _ => *[b'\t', b';', b',']
            .iter()
            .find(|byte| has(byte))
            .unwrap_or(&BLANKS),
    }
}

/// Calls `visit` with the cells of each line that are not empty, the head first, and the line.
fn for_each_row(
    text: &str,
    style: Style,
    mut visit: impl FnMut(&mut dyn Iterator<Item = &str>, Line) -> bool,
) {
    let separator = separator(text, style);
    for line in table_lines(text) {
        let (head, rest) = match style {
            Style::Colons => match at_colon(line.text) {
                Some((head, rest)) => (Some(head), rest),
                None => (None, line.text),
            },
            _ => (None, line.text),
        };
        let cells = Cells::new(rest, separator).filter(|cell| !cell.is_empty());
        if !visit(&mut head.into_iter().chain(cells), line) {
            return;
        }
    }
}

/// Whether a text is an adjacency list that can be nothing else; `None` if it is no such list, or a
/// damaged list of ties. O(lines before a person has two lines), else O(bytes).
pub(crate) fn recognise(text: &str) -> Option<bool> {
    let style = style(text);
    if style == Style::Multiline {
        return Some(true);
    }
    let mut heads = NameTable::default();
    let mut seconds = NameTable::default();
    let (mut lines, mut least, mut most) = (0, usize::MAX, 0);
    for_each_row(text, style, |cells, _| {
        let Some(head) = cells.next() else {
            return true;
        };
        lines += 1;
        heads.number(head);
        let mut width = 1;
        for cell in cells {
            if width == 1 {
                seconds.number(cell);
            }
            width += 1;
        }
        (least, most) = (least.min(width), most.max(width));
        heads.names.len() == lines
    });
    if heads.names.len() != lines || lines < 2 || style == Style::Plain && least == 2 && most == 2 {
        return None;
    }
    let (mut are_known, mut are_heads, mut has_numbers, mut overlaps) = (true, true, false, false);
    let mut balance = Balance::default();
    for_each_row(text, style, |cells, _| {
        let Some(head) = cells.next().and_then(|head| heads.find(head)) else {
            return true;
        };
        for (column, cell) in cells.enumerate() {
            let neighbour = heads.find(cell);
            are_heads &= neighbour.is_some();
            overlaps |= neighbour.is_some();
            are_known &= column == 0 || neighbour.is_some() || seconds.find(cell).is_some();
            has_numbers |= column > 0 && is_number(cell);
            if let Some(neighbour) = neighbour {
                balance.add(head as usize, neighbour as usize);
            }
        }
        true
    });
    let is_symmetric = are_heads && balance.is_even();
    let is_of_networkx = text.lines().take(3).any(|line| line.starts_with("# GMT "));
    let is_clear = match style {
        Style::Colons => overlaps,
        _ => {
            is_of_networkx
                || are_heads && most > 2 && (most > 3 || least == 1 || is_symmetric && lines > 3)
                || are_known && !has_numbers && overlaps && least > 1
        }
    };
    (is_clear || are_known).then_some(is_clear)
}

fn person(builder: &mut NetworkBuilder, name: &str, line: Line) -> Result<u32, ImportError> {
    let position = FilePosition::Line(line.number);
    builder.person(&unescaped(name), position)
}

/// Reads an adjacency list by the rules of the [module](self). Any lines are one. O(bytes).
///
/// # Errors
/// If a limit is exceeded.
pub(crate) fn read(mut input: FormatInput) -> Result<EdgeList, ImportError> {
    let text = input.text;
    let mut builder = builder(&mut input);
    let style = style(text);
    let lines = table_lines(text).count();
    let progress = &mut *input.progress;
    let mut failed = None;
    let mut owner = (0, 0);
    let (mut row, mut last) = (0, 0);
    for_each_row(text, style, |cells, line| {
        row += 1;
        if row / LINES_PER_REPORT != last {
            last = row / LINES_PER_REPORT;
            progress.report(row, lines);
        }
        let add = || {
            let Some(head) = cells.next() else {
                return Ok(());
            };
            let head = person(&mut builder, head, line)?;
            if style != Style::Multiline {
                for cell in cells {
                    let neighbour = person(&mut builder, cell, line)?;
                    builder.tie(head, neighbour, Direction::Forward)?;
                }
                return Ok(());
            }
            if owner.1 > 0 {
                owner.1 -= 1;
                if cells.next().is_some_and(|data| data != "{}") {
                    builder.unread_of_ties.add("data");
                }
                return builder.tie(owner.0, head, Direction::Forward);
            }
            owner = (head, at_count(line).map_or(0, |(_, count)| count));
            Ok(())
        };
        failed = add().err();
        failed.is_none()
    });
    if let Some(error) = failed {
        return Err(error);
    }
    builder.merge_mutual(true);
    finish(builder, input.progress)
}
