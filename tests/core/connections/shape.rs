//! Lists whose columns are known by their cells, and tables of people that are not read as ties.

use super::reading::{assert_said, day, names, read};
use hopscope::import::Imported;

const DAYS: [(u16, u8, u8); 2] = [(2023, 2, 17), (2024, 3, 5)];

fn refusal(text: &str) -> String {
    match hopscope::import::read(text.as_bytes(), u64::MAX, &mut |_| ()) {
        Err(error) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn columns_with_unknown_names_are_known_by_their_cells() {
    for header in [
        "Aa,Bb,Cc,Dd,Ee,Ff,Gg",
        "Notes:\n\n\"a, b\"\nAa,Bb,Cc,Dd,Ee,Ff,Gg",
    ] {
        for address in [
            "https://www.linkedin.com/in/",
            "http://de.linkedin.com/in/",
            "www.LinkedIn.com/in/%C3%A9",
            "https://p.example/in/",
        ] {
            let text = format!(
                "{header}\n,,,,,,05 Mar 2024\nIvy,Ash,{address}ivy/?x=y,,Foxglove,Chemist,05 Mar 2024\n\
                 Jon,Birch,{address}jon,,Tern,Writer,17 Feb 2023\n"
            );
            let list = read(text);
            assert_eq!(names(&list), ["Jon Birch", "Ivy Ash", "–"], "{address}");
            assert_eq!(list.days.map(|days| days.map(day)), Some(DAYS));
            assert_said(&list, "the names are read from “Aa, Bb”");
            assert_said(&list, "The dates are read from the column “Gg”");
        }
    }
}

#[test]
fn a_list_without_names_of_columns_is_read() {
    let list = read(
        "Ivy,Ash,https://p.example/in/ivy,,Foxglove,Chemist,05 Mar 2024\n\
         Jon,Birch,https://p.example/in/jon,,,,17 Feb 2023\n",
    );
    assert_eq!(names(&list), ["Jon Birch", "Ivy Ash"]);
    assert_eq!(list.days.map(|days| days.map(day)), Some(DAYS));
    assert_said(&list, "the names are read from “1, 2”");
}

#[test]
fn a_list_without_readable_dates_is_read_with_a_note() {
    let list = read(
        "Aa;Bb;Cc;Dd\nIvy;Ash;https://www.linkedin.com/in/ivy;soon\nJon;Birch;https://www.linkedin.com/in/jon;later\n",
    );
    assert_eq!(names(&list), ["Ivy Ash", "Jon Birch"]);
    assert_said(&list, "No column has dates");
}

#[test]
fn ties_between_profiles_stay_ties() {
    for text in [
        "https://www.linkedin.com/in/ivy,https://www.linkedin.com/in/jon\nhttps://www.linkedin.com/in/jon,https://www.linkedin.com/in/kim\n",
        "source,target,url\nIvy,Jon,https://www.linkedin.com/in/ivy\nJon,Kim,https://www.linkedin.com/in/jon\n",
        "Ivy,Jon,https://p.example/in/1\nJon,Kim,https://p.example/in/2\n",
    ] {
        match hopscope::import::read(text.as_bytes(), u64::MAX, &mut |_| ()) {
            Ok(Imported::Network { network, .. }) => assert_eq!(network.ties.len(), 2, "{text}"),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn tables_of_people_and_jobs_are_no_ties() {
    for text in [
        "First Name,Last Name\nIvy,Ash\nJon,Birch\n",
        "Vorname;Nachname;Alter\nIvy;Ash;5\nJon;Birch;6\n",
        "Имя,Фамилия\nIvy,Ash\n",
        "Firma,Position,Beginn\nFoxglove,Chemist,Jan 2015\n",
    ] {
        let message = refusal(text);
        assert!(
            message.contains("Line 1 names the columns of a table of people or jobs"),
            "{message}"
        );
    }
}

#[test]
fn other_files_of_the_export_are_refused_by_name() {
    for (text, name) in [
        (
            "Company Name,Title,Description,Location,Started On,Finished On\nFoxglove,Chemist,,Paris,Jan 2015,\n",
            "Positions.csv",
        ),
        (
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry\nYou,Two,,,Jan 5,x,y,z\n",
            "Profile.csv",
        ),
        (
            "Organization,Followed On\nFoxglove,Fri Mar 05 12:00:00 UTC 2021\nTern,Fri Mar 05 12:00:00 UTC 2021\n",
            "Company Follows.csv",
        ),
        (
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nIvy,Ash,Foxglove,Chemist,Good,\"03/05/24, 10:00 AM\",VISIBLE\n",
            "Recommendations_Given.csv or Recommendations_Received.csv",
        ),
        (
            "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n2024/03/05 10:00:00 UTC,Rust,Ivy,Ash,www.linkedin.com/in/ivy,ACCEPTED\n",
            "Endorsement_Received_Info.csv",
        ),
        (
            "School Name,Start Date,End Date,Notes,Degree Name,Activities\nUni,2010,2012,,BSc,\n",
            "Education.csv",
        ),
        (
            "Date,FullName,Status\n\"Mar 5, 2024\",Ivy Ash,Active\n",
            "Member_Follows.csv",
        ),
        (
            "First Name,Last Name,Birthday\nIvy,Ash,1990-03-05\n",
            "Birthdays.csv",
        ),
        (
            "Date,Type,Link\n2024-03-05 10:00:00,LIKE,https://x\n",
            "Reactions.csv",
        ),
        (
            "Note:\n\nFirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt\nIvy,Ash,,,,,3/5/24\n",
            "ImportedContacts.csv",
        ),
    ] {
        let message = refusal(text);
        assert!(
            message.contains(&format!("This is {name} of the data export")),
            "{message}"
        );
        assert!(message.contains("Expected Connections.csv"), "{message}");
    }
}

#[test]
fn one_person_with_several_spellings_of_an_address_counts_once() {
    let header = "First Name,Last Name,URL,Company,Position,Connected On\n";
    let list = read(format!(
        "{header}Ivy,Ash,https://www.linkedin.com/in/%C3%A9-ivy,A,x,05 Mar 2024\n\
         Ivy,Ash,http://de.linkedin.com/in/%c3%89-IVY/?trk=a,A,y,05 Mar 2024\n\
         Ivy,Ash,linkedin.com/in/é-ivy/de,B,y,06 Mar 2024\n"
    ));
    assert_eq!(names(&list), ["Ivy Ash"]);
    assert_said(&list, "2 rows repeat a connection");
    // What stands for no address does not make two people one.
    let list = read(format!(
        "{header}Ivy,Ash,n/a,A,x,05 Mar 2024\nJon,Birch,n/a,A,x,05 Mar 2024\nKim,Cedar,-,A,x,05 Mar 2024\nLee,Dill,-,A,x,05 Mar 2024\n"
    ));
    assert_eq!(list.names.len(), 4);
}
