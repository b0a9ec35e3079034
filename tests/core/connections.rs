//! Lists of one's own connections: every known variant of the export, and arbitrary text. All names
//! are invented.

use hopscope::import::connections::NAMELESS;
use hopscope::import::{ImportError, Imported};

mod languages;
mod life;
mod properties;
mod reading;
mod records;
mod shape;
mod variants;

use reading::{assert_not_said, assert_said, day, names, read};

#[test]
fn a_person_without_a_name_is_kept_and_noted() {
    let list = read(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n,,,,,,05 Mar 2021\nAda,Quill,,,,,04 Mar 2021\n,,,,,,05 Mar 2021\n",
    );
    assert_eq!(names(&list), ["Ada Quill", NAMELESS, NAMELESS]);
    assert_said(&list, "2 connections have no name");
}

#[test]
fn a_person_without_a_date_comes_last_and_is_noted() {
    let list = read(
        "First Name,Last Name,Connected On\nAda,Quill,\nBo,Rask,05 Mar 2021\nCy,Tern,soon\nDee,Umber,01 Mar 2021\n",
    );
    assert_eq!(
        names(&list),
        ["Dee Umber", "Bo Rask", "Cy Tern", "Ada Quill"]
    );
    assert_eq!(list.dated.months, [0, 0, 1, 1]);
    assert_eq!(list.dated.undated, 2);
    assert_eq!(list.by_month, [2]);
    assert_eq!(list.by_end_of_month(), [0, 2]);
    assert_eq!(list.busiest_month(), Some(0));
    assert_said(
        &list,
        "2 connections have no date that can be read (first on line 2",
    );
}

#[test]
fn without_any_dates_no_one_has_a_month() {
    let list = read(
        "First Name,Last Name,Company,Position\nAda,Quill,Foxglove,Chemist\nBo,Rask,Foxglove,\n",
    );
    assert_eq!(names(&list), ["Ada Quill", "Bo Rask"]);
    assert_eq!(
        (list.days, list.dated.undated, list.by_month.len()),
        (None, 2, 0)
    );
    assert_eq!(list.by_end_of_month(), [0]);
    assert_eq!(list.by_end_of_year(), [0]);
    assert_eq!(list.busiest_month(), None);
    assert_eq!(list.dated.months, [0, 0]);
    assert_eq!(list.companies[0].months, None);
    assert_said(&list, "No column has dates");
}

#[test]
fn repeated_rows_are_one_connection_and_noted() {
    let list = read(
        "First Name,Last Name,URL,Connected On\n\
         Ada,Quill,https://example.org/in/ada,\n\
         Ada,Quill-Moss,https://EXAMPLE.org/in/ada/?x=1,05 Mar 2021\n\
         Ada,Quill,https://example.org/in/ada-2,05 Mar 2021\n\
         Bo,Rask,,05 Mar 2021\nBo,Rask,,05 Mar 2021\nBo,Rask,,06 Mar 2021\n",
    );
    assert_eq!(
        names(&list),
        ["Ada Quill", "Ada Quill", "Bo Rask", "Bo Rask"]
    );
    // Only the second row has a date, and the person has it.
    assert_eq!(list.dated.undated, 0);
    assert_said(&list, "2 rows repeat a connection");
}

#[test]
fn two_people_without_a_name_are_two() {
    let list = read("Company,Position,Connected On\n,,05 Mar 2021\n,,05 Mar 2021\n,,05 Mar 2021\n");
    assert_eq!(list.names.len(), 3);
}

#[test]
fn email_addresses_are_dropped_and_noted() {
    let list = read(
        "First Name,Last Name,Email Address,Connected On\nAda,Quill,ada@example.org,05 Mar 2021\n",
    );
    assert!(!format!("{list:?}").contains("example.org"));
    assert_said(&list, "E-mail addresses are not read");
}

#[test]
fn companies_are_counted_under_their_commonest_spelling() {
    let list = read(
        "First Name,Company,Connected On\na,Foxglove Inc.,1 May 2019\nb,FOXGLOVE,2 May 2019\nc,Foxglove,3 Jul 2020\nd,Foxglove,\n\
         e,Tern & Sons,4 May 2019\nf,,4 May 2019\ng,Self-employed,4 May 2019\nh,Freelance,4 May 2019\ni,Tern & Sons GmbH,4 May 2019\nj,Larkspur,4 May 2019\n",
    );
    let found: Vec<_> = list
        .companies
        .iter()
        .map(|company| (&company.name[..], company.people, company.months))
        .collect();
    assert_eq!(
        found,
        [
            ("Foxglove", 4, Some([0, 14])),
            ("Tern & Sons", 2, Some([0, 0])),
            ("Larkspur", 1, Some([0, 0]))
        ]
    );
    assert_eq!(list.alone(), 3);
}

#[test]
fn the_order_of_day_and_month_is_decided_over_the_column() {
    // Only the second row determines the order of day and month.
    let list = read("First Name,Last Name,Connected On\nAda,Quill,4/3/18\nBo,Rask,4/23/18\n");
    assert_eq!(
        list.days.map(|days| days.map(day)),
        Some([(2018, 4, 3), (2018, 4, 23)])
    );
    assert_not_said(&list, "first");
    // Only the sorting determines the order of day and month.
    let list = read(
        "First Name,Last Name,Connected On\nAda,Quill,3/4/18\nBo,Rask,2/12/18\nCy,Tern,1/5/18\n",
    );
    assert_eq!(
        list.days.map(|days| days.map(day)),
        Some([(2018, 1, 5), (2018, 3, 4)])
    );
    assert_said(&list, "the month first, because then the file is sorted");
    // Nothing determines the order of day and month.
    let list = read("First Name,Last Name,Connected On\nAda,Quill,4/9/18\n");
    assert_eq!(list.days.map(|[first, _]| day(first)), Some((2018, 9, 4)));
    assert_said(&list, "Dates are read with the day first. If that is wrong");
    let list = read("First Name,Last Name,Connected On\nAda,Quill,\"4/9/18, 3:07 PM\"\n");
    assert_eq!(list.days.map(|[first, _]| day(first)), Some((2018, 4, 9)));
    assert_said(
        &list,
        "Dates are read with the month first. If that is wrong",
    );
    // A date that does not fit is read in the other order, with a note.
    let list = read(
        "First Name,Last Name,Connected On\nAda,Quill,13/4/18\nBo,Rask,14/4/18\nCy,Tern,4/15/18\n",
    );
    assert_eq!(
        list.days.map(|days| days.map(day)),
        Some([(2018, 4, 13), (2018, 4, 15)])
    );
    assert_said(&list, "except 1 that is possible only in the other order");
}

#[test]
fn a_file_with_the_newest_first_is_reversed_within_a_day() {
    let list = read(
        "First Name,Last Name,Connected On\nAda,Quill,5 Mar 2021\nBo,Rask,4 Mar 2021\nCy,Tern,4 Mar 2021\n",
    );
    assert_eq!(names(&list), ["Cy Tern", "Bo Rask", "Ada Quill"]);
    let list = read(
        "First Name,Last Name,Connected On\nBo,Rask,4 Mar 2021\nCy,Tern,4 Mar 2021\nAda,Quill,5 Mar 2021\n",
    );
    assert_eq!(names(&list), ["Bo Rask", "Cy Tern", "Ada Quill"]);
}

#[test]
fn a_list_without_connections_is_refused_by_name() {
    let text = "Notes:\n\n\nFirst Name,Last Name,Connected On\n,,\n";
    let error = hopscope::import::read(text.as_bytes(), u64::MAX, &mut |_| ()).unwrap_err();
    assert!(
        matches!(error, ImportError::NoConnections { .. }),
        "{error:?}"
    );
    assert!(
        error.to_string().contains("no connection follows it"),
        "{error}"
    );
}

#[test]
fn an_unclosed_quote_is_noted() {
    let mut text = "First Name,Last Name,Connected On\nAda,\"Quill,1 Mar 2021\n".to_string();
    for _ in 0..30 {
        text.push_str("Bo,Rask,2 Mar 2021\n");
    }
    assert_said(&read(text), "Line 2 opens a quote that goes on for");
}

#[test]
fn edge_lists_stay_edge_lists() {
    for text in [
        "Ann,Bob,2020-01-01\nBob,Cy,2020-01-02\n",
        "source,target,company\nAnn,Bob,x\n",
    ] {
        let read = hopscope::import::read(text.as_bytes(), u64::MAX, &mut |_| ());
        assert!(matches!(read, Ok(Imported::Network { .. })), "{text}");
    }
    let people = "Name,Company\nAnn,Foxglove\nBo,Foxglove\n";
    let read = hopscope::import::read(people.as_bytes(), u64::MAX, &mut |_| ());
    let refused = read.unwrap_err().to_string();
    assert!(
        refused.contains("a table of people without ties"),
        "{refused}"
    );
}
