//! The variants of the export: each is read as the same people in the same order.

use super::reading::{assert_said, companies, day, names, read};
use crate::support::packing;
use hopscope::import::connections::Connections;

const PEOPLE: [&str; 4] = [
    "Émile Øster",
    "Ada \"Inky\" Quill",
    "–",
    "Bo, the elder Rask",
];
const DAYS: [(u16, u8, u8); 2] = [(2018, 4, 9), (2024, 1, 31)];

/// Compares a list with the expected four people, one a month, in the fields that the variant has.
#[track_caller]
fn assert_same(what: &str, list: &Connections) {
    assert_eq!(names(list), PEOPLE, "{what}");
    assert_dated(what, list);
    assert_eq!(
        companies(list),
        ["Foxglove", "Tern, Lark & Co", "", "Foxglove"],
        "{what}"
    );
}

#[track_caller]
fn assert_dated(what: &str, list: &Connections) {
    assert_eq!(list.days.map(|days| days.map(day)), Some(DAYS), "{what}");
    assert_eq!(list.dated.months, [0, 35, 68, 69], "{what}");
    assert_eq!(list.dated.undated, 0, "{what}");
    assert_eq!(list.by_month.iter().sum::<u32>(), 4, "{what}");
}

const HEADER: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";
const NOTE: &str = "\"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed it, \"\"as they like\"\".\"\n";
const ROWS: &str = "\"Bo, the elder\",Rask,https://example.org/in/bo,,Foxglove,Keeper,31 Jan 2024\n\
    ,,,,,,15 Dec 2023\n\
    \"Ada \"\"Inky\"\"\",Quill,https://example.org/in/ada,ada@example.org,\"Tern, Lark & Co\",\"Writer, \"\"and\"\" more\",12 Mar 2021\n\
    Émile,Øster,https://example.org/in/%C3%A9mile,,foxglove,,09 Apr 2018\n";

fn canonical() -> String {
    format!("Notes:\n{NOTE}\n{HEADER}{ROWS}")
}

#[test]
fn the_canonical_list_with_any_line_ends_and_byte_order_mark_is_read() {
    let list = read(canonical());
    assert_same("canonical", &list);
    assert_said(&list, "The names of the columns are on line 4");
    assert_same(
        "BOM, CRLF",
        &read(format!("\u{feff}{}", canonical().replace('\n', "\r\n"))),
    );
    assert_same("CR", &read(canonical().replace('\n', "\r")));
    assert_same(
        "quoted note",
        &read(canonical().replacen("Notes:", "\"Notes:\"", 1)),
    );
    assert_same("no preamble", &read(format!("{HEADER}{ROWS}")));
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(canonical().encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_same("UTF-16", &read(utf16));
    assert_same(
        "tabs",
        &read(
            format!("{HEADER}{ROWS}")
                .replace(HEADER, &HEADER.replace(',', "\t"))
                .replace(ROWS, &tabbed(ROWS)),
        ),
    );
    let long = "a line of a long preamble, with commas, and more\n".repeat(40);
    assert_same("long preamble", &read(format!("{long}{HEADER}{ROWS}")));
    assert_same("sep=", &read(format!("sep=,\n{HEADER}{ROWS}")));
}

/// The same rows with tabs between cells.
fn tabbed(rows: &str) -> String {
    let mut quoted = false;
    rows.chars()
        .map(|letter| {
            quoted ^= letter == '"';
            if letter == ',' && !quoted {
                '\t'
            } else {
                letter
            }
        })
        .collect()
}

#[test]
fn a_list_without_profile_addresses_is_read() {
    let text = "First Name,Last Name,Email Address,Company,Position,Connected On\n\
        \"Bo, the elder\",Rask,,Foxglove,Keeper,31 Jan 2024\n,,,,,15 Dec 2023\n\
        \"Ada \"\"Inky\"\"\",Quill,ada@example.org,\"Tern, Lark & Co\",Writer,12 Mar 2021\nÉmile,Øster,,foxglove,,09 Apr 2018\n";
    assert_same("no URL", &read(text));
}

#[test]
fn a_list_padded_by_a_spreadsheet_is_read() {
    let text = "Notes:,,\n\"When exporting, you may notice\",,\n,,\nCompany,Position,Connected On\n\
        Foxglove,Keeper,31-Jan-24\n,,15-Dec-23\n\"Tern, Lark & Co\",Writer,12-Mar-21\nfoxglove,,09-Apr-18\n,,\n";
    let list = read(text);
    assert_dated("padded", &list);
    assert_eq!(
        companies(&list),
        ["Foxglove", "Tern, Lark & Co", "", "Foxglove"]
    );
    assert_eq!(names(&list), ["–"; 4]);
}

#[test]
fn a_list_saved_in_another_locale_is_read() {
    let windows =
        |text: &str| -> Vec<u8> { text.chars().map(|letter| letter as u32 as u8).collect() };
    let list = read(windows(
        "First Name;Last Name;URL;Email Address;Company;Position;Connected on\r\n\
         Bo, the elder;Rask;;;Foxglove;Keeper;31.01.2024\r\n;;;;;;15.12.2023\r\n\
         \"Ada \"\"Inky\"\"\";Quill;;;Tern, Lark & Co;Writer;12.03.2021\r\n\u{c9}mile;\u{d8}ster;;;foxglove;;09.04.2018\r\n",
    ));
    assert_same("Windows-1252", &list);
    assert_said(&list, "Windows-1252");
    assert_same(
        "lower-case months",
        &read(
            "First Name;Last Name;Email Address;Company;Position;Connected On\nBo, the elder;Rask;;Foxglove;;31-jan-24\n;;;;;15-dez-23\n\
             \"Ada \"\"Inky\"\"\";Quill;;Tern, Lark & Co;;12-mrz-21\nÉmile;Øster;;foxglove;;09-apr-18\n",
        ),
    );
    assert_same(
        "12-Mar-21 with CRLF",
        &read(
            format!("{HEADER}{ROWS}")
                .replace("31 Jan 2024", "31-Jan-24")
                .replace("15 Dec 2023", "15-Dec-23")
                .replace("12 Mar 2021", "12-Mar-21")
                .replace("09 Apr 2018", "9-Apr-18")
                .replace('\n', "\r\n"),
        ),
    );
}

#[test]
fn a_list_with_times_in_am_and_pm_is_read() {
    let text = "First Name,Last Name,Email Address,Company,Position,Connected On\n\
        \"Bo, the elder\",Rask,,Foxglove,Keeper,\"1/31/24, 3:07 PM\"\n,,,,,\"12/15/23, 12:00 AM\"\n\
        \"Ada \"\"Inky\"\"\",Quill,ada@example.org,\"Tern, Lark & Co\",Writer,\"3/12/21, 11:59 PM\"\nÉmile,Øster,,foxglove,,\"4/9/18, 3:07 PM\"\n";
    assert_same("2018", &read(text));
}

#[test]
fn a_list_with_columns_in_other_orders_is_read() {
    let text = "Connected On,Tags,Company,Last Name,Position,First Name,Phone\n\
        2024-01-31T10:00:00Z,x,Foxglove,Rask,Keeper,\"Bo, the elder\",1\n2023-12-15,,,,,,\n\
        2021-03-12 09:30:00 UTC,\"a, b\",\"Tern, Lark & Co\",Quill,Writer,\"Ada \"\"Inky\"\"\",2\n2018-04-09,,foxglove,Øster,,Émile,\n";
    assert_same("reordered", &read(text));
}

#[test]
fn a_list_with_german_column_names_is_read() {
    let text = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\n\
        \"Bo, the elder\",Rask,https://example.org/in/bo,,Foxglove,,31. Januar 2024\n,,,,,,15. Dez. 2023\n\
        \"Ada \"\"Inky\"\"\",Quill,https://example.org/in/ada,,\"Tern, Lark & Co\",,12. März 2021\nÉmile,Øster,https://example.org/in/e,,foxglove,,9. Apr. 2018\n";
    assert_same("German", &read(text));
}

#[test]
fn a_list_with_column_names_in_guessed_languages_is_read() {
    for (header, days) in [
        (
            "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
            [
                "31 janv. 2024",
                "15 déc. 2023",
                "12 mars 2021",
                "9 avr. 2018",
            ],
        ),
        (
            "Nombre,Apellidos,URL,Correo electrónico,Empresa,Cargo,Fecha",
            [
                "31 de enero de 2024",
                "15 dic. 2023",
                "12 mar 2021",
                "9 abr. 2018",
            ],
        ),
        (
            "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Desde",
            [
                "31 de jan. de 2024",
                "15 de dez. de 2023",
                "12 de mar. de 2021",
                "9 de abr. de 2018",
            ],
        ),
        (
            "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il",
            ["31 gen 2024", "15 dic 2023", "12 mar 2021", "9 apr 2018"],
        ),
        (
            "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
            [
                "31 jan. 2024",
                "15 dec. 2023",
                "12 mrt. 2021",
                "9 apr. 2018",
            ],
        ),
    ] {
        let [bo, nobody, ada, emile] = days;
        let text = format!(
            "{header}\n\"Bo, the elder\",Rask,,,Foxglove,,{bo}\n,,,,,,{nobody}\n\"Ada \"\"Inky\"\"\",Quill,,,\"Tern, Lark & Co\",,{ada}\nÉmile,Øster,,,foxglove,,{emile}\n"
        );
        // "Nome" means a first name in these headers, and a full name in others.
        assert_same(header, &read(text));
    }
}

#[test]
fn cells_may_go_over_lines() {
    let text = "First Name,Last Name,Company,Position,Connected On\n\"Bo,\nthe elder\",Rask,Foxglove,\"Keeper\nof \"\"keys\"\"\",31 Jan 2024\n\
        ,,,,15 Dec 2023\n\"Ada \"\"Inky\"\"\",Quill,\"Tern, Lark &\r\nCo\",,12 Mar 2021\nÉmile,Øster,foxglove,,09 Apr 2018\n";
    assert_same("line ends in cells", &read(text));
}

#[test]
fn a_list_in_any_folder_of_an_archive_is_read() {
    let list = canonical();
    let archive = packing::zip(&[
        ("export/Invitations.csv", b"From,To,Sent At\nAda,Bo,x\n"),
        ("export/Basic/Connections.csv", list.as_bytes()),
        ("export/Shares.csv", b"Date,Text\n2020-01-01,x\n"),
    ]);
    assert_same("zip", &read(archive));
    assert_same("gzip", &read(packing::gz(list.as_bytes())));
}
