//! Visits JSON without building it in memory: each value is a slice of the text of the file.

use std::borrow::Cow;

use super::messages::{BROKEN, CUT};
use super::syntax::{check_value, skip_space, skip_string, skip_value, unescape};
use crate::base::message::{Message, Sentence};
use crate::io::import::error::ImportError;
use crate::io::import::text::{FilePosition, excerpt, line_number, substring};

/// The text of the file. All [`JsonValue`]s are slices of it.
#[derive(Clone, Copy)]
pub(super) struct JsonDocument<'a> {
    pub text: &'a str,
}

/// A value: a slice of the file without white space at both ends, which was checked.
#[derive(Clone, Copy)]
pub(super) struct JsonValue<'a>(&'a str);

impl<'a> JsonValue<'a> {
    /// The value as it is written.
    pub fn get(self) -> &'a str {
        self.0
    }
}

/// Called with each entry of an object (with its key) or item of a list (without).
pub(super) type EntryVisitor<'h, 'a> =
    &'h mut dyn FnMut(Option<&str>, JsonValue<'a>) -> Result<(), ImportError>;

/// The first byte of a value, which gives its type: `{`, `[`, `"`, a digit, `-`, `t`, `f` or `n`.
pub(super) fn first_byte(value: JsonValue) -> u8 {
    value.get().as_bytes().first().copied().unwrap_or(0)
}

pub(super) fn is_true(value: JsonValue) -> bool {
    value.get() == "true"
}

impl<'a> JsonDocument<'a> {
    /// The root value of the file; `None` if several objects or lists follow each other, as in JSON
    /// Lines. O(bytes of the first value).
    ///
    /// # Errors
    /// If the file is not JSON.
    pub fn root(self) -> Result<Option<JsonValue<'a>>, ImportError> {
        let (root, end) = self.check(0)?;
        let after = skip_space(self.text.as_bytes(), end);
        match self.text.as_bytes().get(after) {
            None => Ok(Some(root)),
            Some(b'{' | b'[') => Ok(None),
            Some(_) => Err(self.syntax_error(after)),
        }
    }

    /// Calls `visit` with each of several values that follow each other.
    ///
    /// # Errors
    /// If the file is not JSON, and the first error of `visit`.
    pub fn for_each_line(self, visit: EntryVisitor<'_, 'a>) -> Result<(), ImportError> {
        let mut at = 0;
        while skip_space(self.text.as_bytes(), at) < self.text.len() {
            let (value, end) = self.check(at)?;
            visit(None, value)?;
            at = end;
        }
        Ok(())
    }

    /// The value at an offset, after white space, and the offset after it.
    fn check(self, at: usize) -> Result<(JsonValue<'a>, usize), ImportError> {
        let checked = check_value(self.text.as_bytes(), at);
        let (begin, end) = checked.map_err(|at| self.syntax_error(at))?;
        Ok((JsonValue(substring(self.text, begin, end)), end))
    }

    /// The byte offset of a value in the file.
    pub fn offset(self, value: JsonValue) -> usize {
        self.offset_of_slice(value.get())
    }

    fn offset_of_slice(self, slice: &str) -> usize {
        let offset = (slice.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
        offset.min(self.text.len())
    }

    /// The position of a value, for error messages.
    pub fn position(self, value: JsonValue) -> FilePosition<'a> {
        FilePosition::Byte(self.text, self.offset(value))
    }

    /// An error about a value, with the number of its line (`line`) and an excerpt of `found`.
    pub fn error(self, sentence: &'static Sentence, value: JsonValue, found: &str) -> ImportError {
        ImportError::Refused(
            Message::new(sentence)
                .count("line", self.position(value).line())
                .text("found", &excerpt(found)),
        )
    }

    /// An error about a part of the text of a value.
    pub fn error_in(self, sentence: &'static Sentence, part: &'a str) -> ImportError {
        let line = FilePosition::Byte(self.text, self.offset_of_slice(part)).line();
        let message = Message::new(sentence).count("line", line);
        ImportError::Refused(message.text("found", &excerpt(part)))
    }

    /// Calls `visit` with all entries of an object or all items of a list, in order. Other values
    /// have none.
    ///
    /// # Errors
    /// The first error of `visit`.
    pub fn for_each(
        self,
        value: JsonValue<'a>,
        visit: EntryVisitor<'_, 'a>,
    ) -> Result<(), ImportError> {
        let (text, json) = (value.get(), value.get().as_bytes());
        let is_object = match json.first() {
            Some(b'{') => true,
            Some(b'[') => false,
            _ => return Ok(()),
        };
        let mut at = skip_space(json, 1);
        while !matches!(json.get(at), None | Some(b'}' | b']')) {
            let key = if is_object {
                let end = skip_string(json, at);
                let key = substring(text, at, end);
                // The colon.
                at = skip_space(json, skip_space(json, end) + 1);
                Some(self.characters(key)?)
            } else {
                None
            };
            let end = skip_value(json, at);
            visit(key.as_deref(), JsonValue(substring(text, at, end)))?;
            // The comma, or the end of the list or object.
            at = skip_space(json, end);
            if json.get(at) == Some(&b',') {
                at = skip_space(json, at + 1);
            }
        }
        Ok(())
    }

    /// Calls `visit` with the items of a list, in order, until it returns `false`.
    pub fn for_each_while(
        self,
        list: JsonValue<'a>,
        visit: &mut dyn FnMut(JsonValue<'a>) -> Result<bool, ImportError>,
    ) -> Result<(), ImportError> {
        let mut is_stopped = false;
        // Any error ends the visit; this one never leaves the function.
        let stop = ImportError::Nobody;
        let result = self.for_each(list, &mut |_, item| {
            is_stopped = !visit(item)?;
            if is_stopped {
                Err(stop.clone())
            } else {
                Ok(())
            }
        });
        if is_stopped { Ok(()) } else { result }
    }

    /// The first item of a list.
    pub fn first_item(self, list: JsonValue<'a>) -> Result<Option<JsonValue<'a>>, ImportError> {
        let mut first = None;
        self.for_each_while(list, &mut |item| {
            first = Some(item);
            Ok(false)
        })?;
        Ok(first)
    }

    /// The characters of a string.
    ///
    /// # Errors
    /// If it has a half of a surrogate pair without the other half.
    pub fn string(self, value: JsonValue<'a>) -> Result<Cow<'a, str>, ImportError> {
        self.characters(value.get())
    }

    /// The characters of a string with its quotes.
    fn characters(self, string: &'a str) -> Result<Cow<'a, str>, ImportError> {
        let text = substring(string, 1, string.len() - 1);
        if !text.as_bytes().contains(&b'\\') {
            return Ok(Cow::Borrowed(text));
        }
        let unescaped = unescape(text);
        unescaped
            .map(Cow::Owned)
            .map_err(|at| self.syntax_error(self.offset_of_slice(text) + at))
    }

    /// The error that the file is not JSON at this offset.
    fn syntax_error(self, at: usize) -> ImportError {
        if at >= self.text.len() {
            return ImportError::Refused(Message::new(CUT));
        }
        let at = (0..=at).rev().find(|&at| self.text.is_char_boundary(at));
        let at = at.unwrap_or(0);
        ImportError::Refused(
            Message::new(BROKEN)
                .count("line", line_number(&self.text.as_bytes()[..at]))
                .text("found", &excerpt(substring(self.text, at, self.text.len()))),
        )
    }
}
