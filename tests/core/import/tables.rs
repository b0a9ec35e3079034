//! Tables of ties: names of columns, lines with other columns, and tables of other things.

use super::reading::{assert_notes, ids, read, ties, why_not};

/// The ties of Ivy, Jon and Kim in tables as tools write them.
#[test]
fn columns_are_found_by_their_names() {
    for text in [
        "Source,Target,Type,Id,Label,Weight\nivy,jon,Undirected,0,,1\njon,kim,Undirected,1,,2\nivy,kim,Undirected,2,,1\n",
        "Id,Source,Target,Type,Weight\ne1,ivy,jon,Undirected,1\ne2,jon,kim,Undirected,2\ne3,ivy,kim,Undirected,1\n",
        "Weight;Target;Source\n1;jon;ivy\n2;kim;jon\n1;kim;ivy\n",
        ":TYPE,:START_ID,:END_ID\nKNOWS,ivy,jon\nKNOWS,jon,kim\nKNOWS,ivy,kim\n",
        "since:int,:START_ID(Person),:END_ID(Person),:TYPE\n1,ivy,jon,KNOWS\n1,jon,kim,KNOWS\n1,ivy,kim,KNOWS\n",
        ",from,to\n0,ivy,jon\n1,jon,kim\n2,ivy,kim\n",
        ",0,1\n0,ivy,jon\n1,jon,kim\n2,ivy,kim\n",
        "\"\",\"V1\",\"V2\"\n\"1\",\"ivy\",\"jon\"\n\"2\",\"jon\",\"kim\"\n\"3\",\"ivy\",\"kim\"\n",
        "\"from\" \"to\"\n\"1\" \"ivy\" \"jon\"\n\"2\" \"jon\" \"kim\"\n\"3\" \"ivy\" \"kim\"\n",
        "date\tfollower\tfollowee\n2020-01-01\tivy\tjon\n2020-01-01\tjon\tkim\n2020-01-02\tivy\tkim\n",
        "from_id,from_name,to_id,to_name\nivy,I,jon,J\njon,J,kim,K\nivy,I,kim,K\n",
        "weight,node_1,node_2\n1,ivy,jon\n1,jon,kim\n1,ivy,kim\n",
        "ego|alter\n".replace('|', ",").as_str(),
    ] {
        if text.lines().count() == 1 {
            assert!(why_not(text).contains("header"));
            continue;
        }
        let list = read(text);
        assert_eq!(ties(&list), ["ivy-jon", "jon-kim", "ivy-kim"], "{text}");
        assert!(
            list.notes[0]
                .to_string()
                .contains("Line 1 names the columns"),
            "{:?}",
            list.notes
        );
    }
    assert_notes(
        &read("Id,Source,Target,Weight\n7,ivy,jon,1\n8,jon,kim,2\n"),
        &[
            "Line 1 names the columns",
            "the columns Source and Target. Not read: “Id”, “Weight”.",
        ],
    );
    // The names of the columns stand in the file more than once.
    assert_notes(
        &read("source,target\nivy,jon\nsource,target\njon,kim\n"),
        &["Line 1 names the columns", "Line 3 names the columns again"],
    );
}

#[test]
fn a_first_line_unlike_the_others_names_the_columns() {
    for text in [
        "hero1,hero2\nivy,jon\njon,kim\nivy,kim\n",
        "wer,wen\nivy,jon\njon,kim\nivy,kim\n",
        "wer,wen,weight\nivy,jon,1\njon,kim,2\nivy,kim,3\n",
        "no,wer,wen\n10,ivy,jon\n11,jon,kim\n12,ivy,kim\n",
    ] {
        let list = read(text);
        assert_eq!(ties(&list), ["ivy-jon", "jon-kim", "ivy-kim"], "{text}");
        assert!(
            list.notes[0].to_string().contains("names the columns"),
            "{:?}",
            list.notes
        );
    }
    // Names of the same kind as the others, and names that occur once.
    assert_eq!(read("p1,p2\np3,p4\np4,p5\np3,p5\n").ties.len(), 4);
    assert_eq!(read("ann,bob\nivy,jon\njon,kim\nkim,lou\n").ties.len(), 4);
    let list = read("0,ivy,jon\n1,jon,kim\n2,ivy,kim\n");
    assert_eq!(ties(&list), ["ivy-jon", "jon-kim", "ivy-kim"]);
    assert!(list.notes[0].to_string().contains("numbers the lines"));
}

#[test]
fn the_separator_that_the_first_line_declares_is_used() {
    for text in [
        "sep=;\r\nSource;Target;Weight\r\nivy;jon;0,5\r\njon;kim;1,25\r\n",
        "SEP=,\nivy,jon\njon,kim\n",
        "\"sep=;\"\nivy, I;jon\njon;kim\n",
    ] {
        assert_eq!(read(text).ties.len(), 2, "{text}");
    }
    assert_eq!(ids(&read("sep=;\nivy, I;jon, J\n")), ["ivy, I", "jon, J"]);
}

#[test]
fn tables_without_ties_are_refused_by_name() {
    for (text, word) in [
        (
            "Id,Label,timeset,modularity_class\nn1,Ivy Ash,,0\nn2,Jon Birch,,0\n",
            "people without ties",
        ),
        ("Id;Label\n1;Ivy\n2;Jon\n", "people without ties"),
        (
            ":ID,name,:LABEL\n1,Ivy,Person\n2,Jon,Person\n",
            "people without ties",
        ),
        (
            "Account address,Show boosts,Languages\nivy@a.b,true,\njon@a.b,true,\n",
            "people without ties",
        ),
        (
            "city,country,people\nUlm,Germany,126000\nBern,Switzerland,134000\n",
            "which two are the ends",
        ),
        ("word,often\nthe,500\nof,300\n", "which two are the ends"),
        (
            "2024-01-01 10:00:00 login ivy\n2024-01-01 10:01:00 login jon\n",
            "a log",
        ),
        ("ivy,2024-01-01\njon,2024-01-02\n", "a log"),
        ("ivy 10\njon 20\nkim 30\n", "a number each"),
    ] {
        let message = why_not(text);
        assert!(message.contains(word), "{text}: {message}");
        assert!(message.contains("ine 1"), "{text}: {message}");
    }
}

#[test]
fn lines_have_the_same_columns() {
    for (text, line, columns) in [
        ("ivy jon\njon kim\nkim and lou are friends\n", "Line 3", "5"),
        ("ivy,jon,1\njon,kim,2\nkim,lou\n", "Line 3", "2"),
        ("1 2\n2 3 1\n3 4 1\n", "Line 1", "2"),
        (
            "# all\nIt was a cold day.\nIvy did not want to go out.\nShe slept.\n",
            "Line 2",
            "5",
        ),
    ] {
        let message = why_not(text);
        assert!(
            message.starts_with(line) && message.contains(&format!("({columns})")),
            "{message}"
        );
    }
    for text in [
        "1 2\t1\t1082008561\n2 3\t5\t1082008562\n",
        "1,2,\n2,3\n",
        "1\t2\tx\n2\t3\n",
        "1 2 {}\n2 3 {'weight': 1, 'a': 'b c'}\n",
        "1 2 \"a b\"\n2 3 c\n",
        "1,2,{'weight': 1, 'a': 'b c'}\n2,3,{}\n",
    ] {
        assert_eq!(ties(&read(text)), ["1-2", "2-3"], "{text}");
    }
}

#[test]
fn sizes_are_believed() {
    for (text, people, ties) in [
        ("6 7\n1 2\n2 3\n3 4\n4 1\n1 3\n2 4\n1 3\n", 6, 6),
        ("5\n0 1\n1 2\n2 3\n3 4\n", 5, 4),
        ("8\n0 1\n1 2\n2 3\n3 4\n", 8, 4),
        ("4\n1 2\n2 3\n3 4\n4 5\n", 5, 4),
        ("9 3\n1 2\n2 3\n3 4\n", 9, 3),
        ("6 6 4\n1 2 .5\n2 3 .5\n3 4 .5\n1 4 .1\n", 6, 4),
        ("6 4\n0 1 2.5\n1 2 1\n2 3 1\n3 0 1\n", 6, 4),
    ] {
        let list = read(text);
        assert_eq!((list.ids.len(), list.ties.len()), (people, ties), "{text}");
        assert!(
            list.notes[0].to_string().contains("gives the sizes"),
            "{:?}",
            list.notes
        );
    }
    assert_eq!(ids(&read("5 3\n0 1\n1 2\n2 3\n"))[4], "4");
    assert!(why_not("7\n1,2\n2,9\n3,4\n").contains("Line 1 does not have two names"));
}

#[test]
fn konect_has_sides_and_sizes() {
    let list = read("% bip unweighted\n% 5 3 4\n1 1\n1 2\n2 2\n3 3\n3 1\n");
    assert_eq!(ties(&list), ["l1-r1", "l1-r2", "l2-r2", "l3-r3", "l3-r1"]);
    assert_eq!((list.ids.len(), list.ids.get(6)), (7, "r4"));
    assert_notes(&list, &["different people: l1, l2"]);
    let list = read("% bip weighted\n1 1\t2\t1082008561\n2 1\t1\t1082008562\n");
    assert_eq!(ties(&list), ["l1-r1", "l2-r1"]);
    let list = read("% asym positive\n% 3 6 6\n1 2\n2 3\n4 1\n");
    assert_eq!((list.ids.len(), list.ties.len()), (6, 3));
    // The sizes are wrong: an id is above them.
    assert_eq!(
        read("% sym unweighted\n% 3 3 3\n1 2\n2 3\n4 1\n").ids.len(),
        4
    );
    assert!(
        why_not("% sym unweighted\n% 3 2000000 2000000\n1 2\n2 3\n").contains("at most 1,000,000")
    );
}

#[test]
fn one_name_twice_is_no_header() {
    let text = "zed,zed\na,b\nb,c\nc,a\na,c\nc,b\nb,a\n";
    let list = hopscope::import::edge_list(text.as_bytes()).unwrap();
    assert_eq!(list.ids.iter().collect::<Vec<_>>(), ["zed", "a", "b", "c"]);
    assert_eq!(list.self_loops, 1);
}
