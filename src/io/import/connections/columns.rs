//! Which columns a table of connections has: by their names, in several languages, and the dates also by
//! what is in them.

use super::dates::{self, Reading};
use super::table::Table;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io::import) enum Column {
    First,
    Last,
    /// First and last name in one.
    Name,
    Address,
    Email,
    Company,
    Position,
    Date,
}

/// Names of columns: letters and digits in lower case, everything else a space. Of exports in English and German as they
/// have been seen; of the other languages, as the words are.
const NAMES: [(Column, &[&str]); 8] = [
    (
        Column::First,
        &[
            "first name",
            "firstname",
            "given name",
            "forename",
            "vorname",
            "prénom",
            "prenom",
            "nombre",
            "primeiro nome",
            "voornaam",
            "förnamn",
            "fornavn",
            "imię",
        ],
    ),
    (
        Column::Last,
        &[
            "last name",
            "lastname",
            "surname",
            "family name",
            "nachname",
            "familienname",
            "nom",
            "nom de famille",
            "apellido",
            "apellidos",
            "sobrenome",
            "apelido",
            "cognome",
            "achternaam",
            "efternamn",
            "efternavn",
            "etternavn",
            "nazwisko",
        ],
    ),
    (
        Column::Name,
        &[
            "name",
            "full name",
            "contact name",
            "vollständiger name",
            "nom complet",
            "nombre completo",
            "nome",
            "nome completo",
            "volledige naam",
            "naam",
        ],
    ),
    (
        Column::Address,
        &[
            "url",
            "profile url",
            "public profile url",
            "profil url",
            "profile link",
            "profile",
        ],
    ),
    (
        Column::Email,
        &[
            "email address",
            "e mail address",
            "email",
            "e mail",
            "e mail adresse",
            "email adresse",
            "adresse e mail",
            "courriel",
            "correo electrónico",
            "dirección de correo electrónico",
            "endereço de e mail",
            "endereço de email",
            "indirizzo e mail",
            "indirizzo email",
            "e mailadres",
            "e postadress",
            "adres e mail",
        ],
    ),
    (
        Column::Company,
        &[
            "company",
            "current company",
            "company name",
            "organization",
            "organisation",
            "employer",
            "unternehmen",
            "firma",
            "entreprise",
            "société",
            "empresa",
            "azienda",
            "società",
            "bedrijf",
            "företag",
            "virksomhed",
            "bedrift",
        ],
    ),
    (
        Column::Position,
        &[
            "position",
            "current position",
            "title",
            "job title",
            "headline",
            "poste",
            "fonction",
            "cargo",
            "puesto",
            "posición",
            "posizione",
            "qualifica",
            "functie",
            "positie",
            "befattning",
            "stilling",
            "stanowisko",
        ],
    ),
    (
        Column::Date,
        &[
            "connected on",
            "connected",
            "connected at",
            "connected since",
            "date connected",
            "connection date",
            "verbunden am",
            "verbunden seit",
            "vernetzt am",
            "vernetzt seit",
            "kontakt seit",
            "connecté le",
            "connectée le",
            "en relation depuis",
            "date de connexion",
            "conectado el",
            "fecha de conexión",
            "conectado em",
            "data de conexão",
            "data da conexão",
            "collegato il",
            "data di collegamento",
            "data collegamento",
            "verbonden op",
            "verbonden sinds",
            "datum van verbinding",
        ],
    ),
];

/// So many rows are looked through for the names of the columns.
const SEARCHED: usize = 100;
/// So many rows after them show what is in the columns.
const SAMPLE: usize = 60;

/// How a text is a table of connections.
#[derive(Debug)]
pub(in crate::io::import) struct Layout {
    pub separator: u8,
    /// How many rows there are before the first connection.
    pub rows: usize,
    /// The line with the columns' names, from 1.
    pub line: usize,
    /// That line's beginning.
    pub found: String,
    /// The name of the column of dates where it was found by what is in it.
    pub dates_named: Option<String>,
    /// Where each of [`NAMES`] is.
    places: [Option<usize>; NAMES.len()],
}

impl Layout {
    /// The layout of a text that is a table of connections. O(rows searched).
    pub fn of(text: &str) -> Option<Layout> {
        let mut best: Option<Layout> = None;
        for separator in *b",;\t|" {
            let found = Layout::with(text, separator);
            let more = |layout: &Layout| {
                best.as_ref()
                    .is_none_or(|best| best.known() < layout.known())
            };
            if let Some(layout) = found.filter(more) {
                best = Some(layout);
            }
        }
        best
    }

    fn with(text: &str, separator: u8) -> Option<Layout> {
        let mut table = Table::of(text, separator);
        for row in 1..=SEARCHED {
            if !table.read() {
                return None;
            }
            let mut places = [None; NAMES.len()];
            for place in 0..table.cells() {
                if let Some(column) = column(table.cell(place)) {
                    places[column as usize].get_or_insert(place);
                }
            }
            let found = (0..table.cells()).map(|place| table.cell(place));
            let mut layout = Layout {
                separator,
                rows: row,
                line: table.line,
                found: found.collect::<Vec<_>>().join(", "),
                dates_named: None,
                places,
            };
            if layout.known() < 2 {
                continue;
            }
            let names: Vec<String> = (0..table.cells())
                .map(|place| table.cell(place).to_string())
                .collect();
            if layout.place(Column::Date).is_none() {
                layout.find_dates(&mut table, &names);
            }
            return layout.is_enough().then_some(layout);
        }
        None
    }

    /// The first column without a known name in which four of five cells or more are dates.
    fn find_dates(&mut self, table: &mut Table, names: &[String]) {
        let mut counts = vec![[0usize; 2]; names.len()];
        for _ in 0..SAMPLE {
            if !table.read() {
                break;
            }
            for (place, [full, dates]) in counts.iter_mut().enumerate() {
                let cell = table.cell(place);
                *full += usize::from(!cell.is_empty());
                *dates += usize::from(dates::read(cell, false) != Reading::None);
            }
        }
        let is_dates = |place: &usize| {
            let [full, dates] = counts[*place];
            !self.places.contains(&Some(*place)) && dates > 0 && 5 * dates >= 4 * full
        };
        if let Some(place) = (0..names.len()).find(is_dates) {
            self.places[Column::Date as usize] = Some(place);
            self.dates_named = Some(names[place].clone());
        }
    }

    /// Two names of columns are a table of connections if one is of dates; without dates it takes somebody's name and two more.
    fn is_enough(&self) -> bool {
        let has = |column| self.place(column).is_some();
        let named = has(Column::First) || has(Column::Last) || has(Column::Name);
        has(Column::Date) || named && self.known() >= 3
    }

    fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// Where a column is, from 0.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.places[column as usize]
    }
}

/// The column of this name.
pub(super) fn column(name: &str) -> Option<Column> {
    // No name is so long; a note before the names may be.
    if name.is_empty() || name.len() > 60 {
        return None;
    }
    let plain: String = name
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let plain = words.join(" ");
    let mut all = NAMES.iter();
    all.find(|(_, names)| names.contains(&&plain[..]))
        .map(|(column, _)| *column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_the_order_of_their_numbers() {
        for (place, (column, names)) in NAMES.iter().enumerate() {
            assert_eq!(*column as usize, place);
            for name in *names {
                assert_eq!(super::column(name), Some(*column), "{name}: of two columns");
            }
        }
    }

    #[test]
    fn names_are_known_in_any_case_and_with_any_signs() {
        for name in [
            "Connected On",
            "CONNECTED ON",
            "connected_on",
            " Connected-on: ",
            "Verbunden am",
        ] {
            assert_eq!(column(name), Some(Column::Date), "{name}");
        }
        assert_eq!(column("E-Mail-Adresse"), Some(Column::Email));
        assert_eq!(column("Mentions"), None);
    }

    #[test]
    fn networks_are_no_lists_of_connections() {
        for text in [
            "source,target\nAnn,Bob\n",
            "source,target,date\nAnn,Bob,2020-01-01\n",
            "Name,Company\nAnn,Bob & Co\n",
            "Ann,Bob,2020-01-01\nBob,Cy,2020-01-02\n",
            "from to\n1 2\n",
            "Name,Date\nAnn,2020-01-01\n",
            "",
        ] {
            assert!(Layout::of(text).is_none(), "{text}");
        }
    }
}
