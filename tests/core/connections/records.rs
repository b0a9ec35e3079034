//! Invitations and messages together with a list of connections, and two lists together.

use hopscope::import::connections::{Connections, History, Introduction};
use hopscope::import::{ImportError, Imported, read_files};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive/");
const LIST: &str = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
    Ada,Quill,https://www.linkedin.com/in/ada,,,,04 Mar 2021\n\
    Bo,Rask,https://www.linkedin.com/in/bo,,,,10 May 2021\n";
const INVITED: &str = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n\
    Ada Quill,Ivy Ash,\"3/2/21, 9:05 AM\",,INCOMING,https://www.linkedin.com/in/ada,https://www.linkedin.com/in/ivy\n\
    Ivy Ash,Bo Rask,\"5/9/21, 9:05 AM\",\"Hello,\nthere\",OUTGOING,https://www.linkedin.com/in/ivy,https://www.linkedin.com/in/bo\n";
const WRITTEN: &str = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n\
    2-a,,Ivy Ash,https://www.linkedin.com/in/ivy,Ada Quill,https://www.linkedin.com/in/ada,2021-04-03 10:00:00 UTC,,\"secret \"\"b\"\"\n\nx\",INBOX\n\
    2-a,,Ada Quill,https://www.linkedin.com/in/ada,Ivy Ash,https://www.linkedin.com/in/ivy,2021-04-03 09:00:00 UTC,private,secret,INBOX\n\
    2-b,,Ivy Ash,https://www.linkedin.com/in/ivy,Cy Tern,https://www.linkedin.com/in/cy,2021-06-03 09:00:00 UTC,,secret,INBOX\n";

fn files(files: &[&str], owner: Option<&str>) -> Result<Imported, ImportError> {
    let files: Vec<&[u8]> = files.iter().map(|file| file.as_bytes()).collect();
    read_files(&files, owner, u64::MAX, &mut |_| ())
}

fn list(of: Result<Imported, ImportError>) -> Connections {
    match of {
        Ok(Imported::Connections(list)) => list,
        other => panic!("{other:?}"),
    }
}

fn history(of: Result<Imported, ImportError>) -> History {
    *list(of).history.expect("no history")
}

fn assert_refused(of: Result<Imported, ImportError>, words: &str) {
    let error = of.expect_err("not refused").to_string();
    assert!(error.contains(words), "{error}");
}

#[test]
fn who_wrote_first_and_who_invited_is_counted_by_month() {
    let all = list(files(&[LIST, INVITED, WRITTEN], None));
    // Nothing of a text or a subject is kept.
    let kept = format!("{all:?}");
    assert!(
        !kept.contains("secret") && !kept.contains("private") && !kept.contains("Cy Tern"),
        "{kept}"
    );
    let history = *all.history.unwrap();
    assert_eq!(history.owner, "Ivy Ash");
    // March to June 2021.
    assert_eq!(history.first_month, 12 * 2021 + 2);
    assert_eq!(history.connections, [1, 0, 1, 0]);
    assert_eq!(history.held, [1, 1, 2, 2]);
    assert_eq!(history.mean_held(), [0.5, 1.0, 1.5, 2.0]);
    assert_eq!(history.received, [1, 0, 0, 0]);
    assert_eq!(history.sent, [0, 0, 1, 0]);
    // The earlier of two messages of the same day is the first message.
    assert_eq!(history.begun_by_others, [0, 1, 0, 0]);
    assert_eq!(history.begun_by_you, [0, 0, 0, 1]);
    let [writer] = history.writers[..] else {
        panic!()
    };
    assert_eq!(
        (writer.month, writer.days_connected, writer.introduction),
        (1, Some(30), Introduction::Theirs)
    );
}

#[test]
fn the_order_of_the_files_and_what_is_missing_does_not_matter() {
    let all = history(files(&[LIST, INVITED, WRITTEN], None));
    assert_eq!(history(files(&[WRITTEN, LIST, INVITED], None)), all);
    let invited = history(files(&[INVITED, LIST], None));
    assert_eq!(
        (invited.has_invitations, invited.has_messages),
        (true, false)
    );
    assert_eq!(invited.sent.iter().sum::<u32>(), 1);
    let written = history(files(&[LIST, WRITTEN], None));
    assert_eq!(written.begun_by_others, all.begun_by_others);
    assert_eq!(written.writers[0].introduction, Introduction::Unknown);
}

/// The made-up archive, by the numbers of its generator.
#[test]
fn a_whole_archive_has_the_numbers_it_was_made_with() {
    let read = |name: &str| std::fs::read(format!("{FOLDER}{name}")).unwrap();
    let expected = String::from_utf8(read("expected.txt")).unwrap();
    let value = |name: &str| {
        let prefix = format!("{name}: ");
        expected
            .lines()
            .find_map(|line| line.strip_prefix(&prefix))
            .unwrap()
    };
    let series = |name: &str| -> Vec<u32> {
        value(name)
            .split(' ')
            .map(|count| count.parse().unwrap())
            .collect()
    };
    let loose = ["messages.csv", "Connections.csv", "Invitations.csv"].map(read);
    let loose: Vec<&[u8]> = loose.iter().map(|file| &file[..]).collect();
    let loose = history(read_files(&loose, None, u64::MAX, &mut |_| ()));
    let zip = history(read_files(
        &[&read("archive.zip")],
        None,
        u64::MAX,
        &mut |_| (),
    ));
    assert_eq!(zip, loose);
    // From the month of the first event.
    let cut = |counts: &[u32]| -> Vec<u32> {
        let first = (zip.first_month - 12 * 2016) as usize;
        let mut all = vec![0; first];
        all.extend(counts);
        all
    };
    assert_eq!(cut(&zip.connections), series("connections"));
    assert_eq!(cut(&zip.sent), series("sent"));
    assert_eq!(cut(&zip.received), series("received"));
    assert_eq!(cut(&zip.begun_by_others), series("begun by others"));
    assert_eq!(cut(&zip.begun_by_you), series("begun by you"));
    assert_eq!(zip.writers.len().to_string(), value("writers"));
    let mut days: Vec<u32> = zip
        .writers
        .iter()
        .filter_map(|writer| writer.days_connected)
        .collect();
    days.sort_unstable();
    assert_eq!(days.len().to_string(), value("connected"));
    let middle = |at: usize| f64::from(days[at]);
    let median = 0.5 * (middle((days.len() - 1) / 2) + middle(days.len() / 2));
    assert_eq!(median, value("median days").parse::<f64>().unwrap());
    let count = |wanted| {
        let connected = zip
            .writers
            .iter()
            .filter(|writer| writer.days_connected.is_some());
        connected
            .filter(|writer| writer.introduction == wanted)
            .count()
    };
    use Introduction::*;
    assert_eq!(
        format!("{} {} {}", count(Theirs), count(Yours), count(Unknown)),
        value("invitations of connected writers")
    );
    let notes: Vec<String> = zip.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "1 conversation has more than two people: left out.",
            "1 draft of a message is left out."
        ]
    );
}

#[test]
fn who_you_are_is_found_or_asked() {
    // One conversation of two people: either may be the owner.
    let one = "Conversation ID,From,To,Date\na,Ada Quill,Ivy Ash,2021-04-03\n";
    let asked = history(files(&[LIST, one], None));
    assert_eq!(asked.owner, "");
    assert_eq!(asked.candidates, ["Ada Quill", "Ivy Ash"]);
    assert_eq!(asked.begun_by_others.iter().sum::<u32>(), 0);
    assert!(
        asked
            .notes
            .iter()
            .any(|note| note.to_string().contains("which of these people you are"))
    );
    let chosen = history(files(&[LIST, one], Some("ivy ASH")));
    assert_eq!((&chosen.owner[..], chosen.candidates.len()), ("Ivy Ash", 0));
    assert_eq!(chosen.begun_by_others.iter().sum::<u32>(), 1);
    let other = history(files(&[LIST, one], Some("Ada Quill")));
    assert_eq!(other.begun_by_you.iter().sum::<u32>(), 1);
    // With the direction, one invitation is enough.
    let one = "From,To,Sent At,Direction\nAda Quill,Ivy Ash,2021-04-03,INCOMING\n";
    assert_eq!(history(files(&[LIST, one], None)).owner, "Ivy Ash");
}

#[test]
fn files_in_other_languages_are_the_same() {
    let list = "Vorname;Nachname;URL;Verbunden am\nAda;Quill;https://www.linkedin.com/in/ada;04 Mär 2021\n";
    let invited = "Von;An;Gesendet am;Nachricht;Richtung\nAda Quill;Ivy Ash;2. März 2021;;Eingehend\nIvy Ash;Bo Rask;9. Mai 2021;;Ausgehend\n";
    let written = "ID de conversation,De,À,Date,Contenu\nx,Ada Quill,Ivy Ash,3 avr. 2021,a\ny,Bo Rask,Ivy Ash,4 mai 2021,b\n";
    let history = history(files(&[list, invited, written], None));
    assert_eq!(history.received, [1, 0, 0]);
    assert_eq!(history.sent, [0, 0, 1]);
    assert_eq!(history.begun_by_others, [0, 1, 1]);
    assert_eq!(history.writers[0].introduction, Introduction::Theirs);
}

#[test]
fn without_a_list_the_files_are_refused_with_what_to_add() {
    for (file, what) in [
        (INVITED, "it has invitations"),
        (WRITTEN, "it has messages"),
    ] {
        assert_refused(files(&[file], None), what);
        assert_refused(files(&[file], None), "Open Connections.csv");
    }
    assert_refused(files(&[INVITED, WRITTEN], None), "Open Connections.csv");
    assert_refused(
        files(&[LIST, LIST, LIST], None),
        "There are 3 lists of connections",
    );
    assert_refused(
        files(&[LIST, "a b\nb c\nc a\n"], None),
        "File 2 of 2 is a network (edge list)",
    );
    assert!(files(&[], None).is_err());
    let other =
        "First Name,Last Name,Maiden Name,Birth Date,Headline,Summary,Industry\nIvy,Ash,,,,,\n";
    let read = list(files(&[LIST, other, INVITED], None));
    assert!(
        read.notes
            .iter()
            .any(|note| *note == "1 other file of the export is not read."),
        "{:?}",
        read.notes
    );
}

#[test]
fn groups_drafts_and_undated_rows_are_left_out_and_said() {
    let written = "CONVERSATION ID,FROM,TO,DATE,IS MESSAGE DRAFT\n\
        a,Ada Quill,\"Ivy Ash, Bo Rask\",2021-04-03,No\n\
        b,Ada Quill,Ivy Ash,never,No\n\
        c,Ivy Ash,Ada Quill,2021-04-03,Yes\n\
        d,Bo Rask,Ivy Ash,2021-04-03,No\n\
        e,Cy Tern,Dee Tern,2021-04-03,No\n\
        f,Una Vetch,Ivy Ash,2021-04-03,No\n\
        g,LinkedIn Member,Ivy Ash,2021-04-03,No\n";
    let history = history(files(&[LIST, written], None));
    assert_eq!(history.owner, "Ivy Ash");
    assert_eq!(history.begun_by_others.iter().sum::<u32>(), 3);
    let notes: Vec<String> = history.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "1 conversation has more than two people: left out.",
            "1 invitation or conversation has no date that can be read: left out.",
            "1 invitation or conversation does not name you: left out.",
            "1 draft of a message is left out."
        ]
    );
}

#[test]
fn two_lists_share_people_by_address_or_else_by_name() {
    let head = "First Name,Last Name,URL,Connected On\n";
    let first = format!(
        "{head}Ada,Quill,linkedin.com/in/ada,1 Jan 2020\nBo,Rask,linkedin.com/in/bo,2 Jan 2020\nCy,Tern,,3 Jan 2020\n\
        Dee,Vetch,,4 Jan 2020\nDee,Vetch,linkedin.com/in/dee,5 Jan 2020\nEve,Yarrow,linkedin.com/in/eve,6 Jan 2020\nFinn,Sedge,linkedin.com/in/finn,7 Jan 2020\n"
    );
    // Ada under another name; another Bo; Cy by name; one of two Dees; Eve without an address; Gus alone.
    let second = format!(
        "{head}Ada,Rask-Quill,https://de.linkedin.com/in/Ada/,1 Jan 2021\nBo,Rask,linkedin.com/in/bo-2,2 Jan 2021\nCY,TERN,linkedin.com/in/cy,3 Jan 2021\n\
        Dee,Vetch,,4 Jan 2021\nEve,Yarrow,,5 Jan 2021\nGus,Gorse,,6 Jan 2021\n"
    );
    let list = list(files(&[&first, &second], None));
    let other = list.other.unwrap();
    let overlap = &other.overlap;
    assert_eq!(overlap.shared, [[0, 0], [2, 2], [5, 4]]);
    assert_eq!((overlap.by_name, overlap.ambiguous), (2, 1));
    assert_eq!(overlap.first_alone, [1, 6]);
    assert_eq!(overlap.second_alone, [1, 5]);
    assert_eq!(other.connections.names.get(5), "Gus Gorse");
    let everybody = overlap.shared.len() + overlap.second_alone.len() + overlap.ambiguous;
    assert_eq!(everybody, other.connections.names.len());
}

#[test]
fn the_lists_of_two_archives_share_the_people_they_were_made_with() {
    let read = |name: &str| std::fs::read(format!("{FOLDER}{name}")).unwrap();
    let (zip, second) = (read("archive.zip"), read("other/Connections.csv"));
    let list = list(read_files(&[&zip, &second], None, u64::MAX, &mut |_| ()));
    let overlap = list.other.unwrap().overlap;
    // 20 people, one of them by name; one person of the same name with another address.
    assert_eq!(
        (overlap.shared.len(), overlap.by_name, overlap.ambiguous),
        (20, 1, 0)
    );
    assert_eq!(overlap.second_alone.len(), 31);
    assert_eq!(overlap.first_alone.len(), list.names.len() - 20);
    assert!(list.history.is_some());
}
