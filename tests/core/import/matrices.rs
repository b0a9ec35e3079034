//! Matrices of ties in a table.

use super::reading::{TAB, ids, network, open, ties, why_not};
use hopscope::import::{Format, Imported, read, read_as};

#[test]
fn matrices_with_names_are_read() {
    for text in [
        "name,ivy,jon,kim\nivy,0,1,1\njon,1,0,0\nkim,1,0,0\n",
        ",ivy,jon,kim\nivy,0.0,2.5,1.0\njon,2.5,0.0,0.0\nkim,1.0,0.0,0.0\n",
        ",ivy,jon,kim,\nivy,0,1,1,\njon,1,0,0,\nkim,1,0,0,\n",
        ";ivy;jon;kim\nivy;0;1;1\njon;1;0;0\nkim;1;0;0\n",
        "sep=;\n;ivy;jon;kim\nivy;;1;0,5\njon;1;;\nkim;0,5;;\n",
        "\tivy\tjon\tkim\nivy\t0\t1\t1\njon\t1\t0\t0\nkim\t1\t0\t0\n",
        "\tivy\tjon\tkim\nivy\t\t1\t1\njon\t1\t\t\nkim\t1\t\t\n",
        "\"\",\"ivy\",\"jon\",\"kim\"\n\"ivy\",0,1,1\n\"jon\",1,0,NA\n\"kim\",1,NA,0\n",
        "\"ivy\" \"jon\" \"kim\"\n\"ivy\" 0 1 1\n\"jon\" 1 0 0\n\"kim\" 1 0 0\n",
        "     ivy jon kim\n ivy   0   1   1\n jon   1   0   0\n kim   1   0   0\n",
        "people|ivy|jon|kim\nivy|.|1|1\njon|1|.|.\nkim|1|.|.\n",
        ",ivy,jon,kim\nivy,False,True,True\njon,True,False,False\nkim,True,False,False\n",
        ",ivy,jon,kim\nivy,,1,1\njon,,,0\nkim,,,\n",
        "\u{feff};ivy;jon;kim\r\nivy;0;1;1\r\njon;1;0;0\r\nkim;1;0;0\r\n",
        ";ivy;jon;kim\rivy;0;1;1\rjon;1;0;0\rkim;1;0;0\r",
        // Names on one side.
        "ivy,jon,kim\n0,1,1\n1,0,0\n1,0,0\n",
        "ivy,0,1,1\njon,1,0,0\nkim,1,0,0\n",
    ] {
        let list = network(text, Format::Matrix);
        assert_eq!(ids(&list), ["ivy", "jon", "kim"], "{text}");
        let mut ties = ties(&list);
        ties.sort_unstable();
        assert_eq!(ties, ["ivy-jon", "ivy-kim"], "{text}");
    }
    // Directions, numbers as names, rows in another order, and somebody without ties.
    let list = network("x,1,2,3\n3,0,0,0\n1,0,1,0\n2,0,0,0\n", Format::Matrix);
    assert_eq!((list.ids.len(), ties(&list)), (3, vec!["1-2".to_string()]));
    assert!(
        list.notes[0].to_string().contains("direction"),
        "{:?}",
        list.notes
    );
}

/// R writes `X1` or `V1` over a column of person 1, and dots for blanks.
#[test]
fn names_that_r_changes_are_those_of_the_rows() {
    for text in [
        "\"\",\"X1\",\"X2\",\"X3\"\n\"1\",0,1,1\n\"2\",1,0,0\n\"3\",1,0,0\n",
        "\"\",\"V1\",\"V2\",\"V3\"\n\"1\",0,1,1\n\"2\",1,0,0\n\"3\",1,0,0\n",
    ] {
        assert_eq!(ids(&network(text, Format::Matrix)), ["1", "2", "3"]);
    }
    let text = "\"\",\"Ann.Lee\",\"Bob\"\n\"Ann Lee\",0,1\n\"Bob\",1,0\n";
    let list = network(text, Format::Matrix);
    assert_eq!(ids(&list), ["Ann Lee", "Bob"]);
    let text = ",\"Ann \"\"A\"\" Lee\",Bob\n\"Ann \"\"A\"\" Lee\",0,1\nBob,1,0\n";
    assert_eq!(
        ids(&network(text, Format::Matrix)),
        ["Ann \"A\" Lee", "Bob"]
    );
}

#[test]
fn matrices_without_names_are_read_only_if_they_are_nothing_else() {
    for text in [
        "0 1 1\n1 0 0\n1 0 0\n",
        "0,1,1\n0,0,0\n0,0,0\n",
        "0\t7\t2\n7\t0\t0\n2\t0\t0\n",
        "0.000e+00 1.000e+00 1.000e+00\n1.000e+00 0.000e+00 0.000e+00\n1.000e+00 0.000e+00 0.000e+00\n",
    ] {
        let list = network(text, Format::Matrix);
        assert_eq!(ties(&list), ["1-2", "1-3"], "{text}");
    }
    // pandas numbers rows and columns from 0.
    for text in [
        ",0,1,2\n0,0,1,1\n1,1,0,0\n2,1,0,0\n",
        "0,1,2\n0,1,1\n1,0,0\n1,0,0\n",
    ] {
        assert_eq!(ties(&network(text, Format::Matrix)), ["0-1", "0-2"]);
    }
    for text in [
        "1 2 3\n2 3 1\n3 1 2\n",
        "0 1 5\n1 2 5\n2 3 5\n",
        "1 2\n2 1\n",
        ",0,1\n0,5,7\n1,7,8\n",
        "1 2 3\n1 2 3 4\n2 3 4 5\n",
        "from,to,weight\n1,2,3\n2,3,4\n",
        "source,target,weight\n0,1,1\n1,0,1\n1,0,0\n",
        "a,b,c\na,b,1\nb,c,2\nc,a,1\n",
    ] {
        if let Ok((format, _)) = open(text) {
            assert_eq!(format, Format::EdgeList, "{text}");
        }
    }
}

/// A square of numbers can be ties or a matrix: the other reading is offered, and it is read.
#[test]
fn the_other_reading_of_a_square_is_offered() {
    let readings = |text: &str| match read(text.as_bytes(), TAB, &mut |_| ()).unwrap() {
        Imported::Network { format, others, .. } => (format, others),
        other => panic!("{other:?}"),
    };
    for text in ["1 2\n2 1\n", "1 2 3\n2 3 1\n3 1 2\n", "0 1\n1 0\n"] {
        let (format, others) = readings(text);
        assert_eq!(
            (format, others[0]),
            (Format::EdgeList, Format::Matrix),
            "{text}"
        );
        let read = read_as(text.as_bytes(), Format::Matrix, TAB, &mut |_| ()).unwrap();
        let Imported::Network { network, .. } = read else {
            panic!()
        };
        assert_eq!(network.ids.get(0), "1");
        assert!(network.ties.contains(&[0, 1]), "{:?}", network.ties);
    }
    for text in [
        "0 1 1\n1 0 0\n1 0 0\n",
        "0 1 1 0\n1 0 0 1\n1 0 0 0\n0 1 0 0\n",
    ] {
        assert_eq!(
            readings(text),
            (Format::Matrix, vec![Format::EdgeList]),
            "{text}"
        );
    }
    // No square, and no numbers.
    for text in ["1 2 3\n2 3 9\n", "1 2 x\n2 3 x\n3 1 x\n"] {
        assert_eq!(readings(text).1, vec![], "{text}");
    }
}

#[test]
fn a_damaged_matrix_is_refused_with_its_line() {
    let rows = |cells: &str| -> String {
        let names: Vec<String> = (0..60).map(|i| format!("p{i}")).collect();
        let zeros = vec!["0"; 60].join(",");
        let rows: String = names[..59]
            .iter()
            .map(|name| format!("{name},{zeros}\n"))
            .collect();
        format!(",{}\n{rows}{cells}", names.join(","))
    };
    let zeros = vec!["0"; 60].join(",");
    assert!(open(rows(&format!("p59,{zeros}\n"))).is_ok());
    for (last, words) in [
        (String::new(), &["ends too early", "one row for each"][..]),
        (format!("p1,{zeros}\n"), &["line 61", "no other row"]),
        (
            format!("p99,{zeros}\n"),
            &["line 61", "a name of the first row"],
        ),
        (
            format!("p59,0,{zeros}\n"),
            &["line 61", "one cell for each"],
        ),
        ("p59,0\n".to_string(), &["line 61", "one cell for each"]),
        (format!("p59,x{zeros}\n"), &["line 61", "“x0”", "a number"]),
    ] {
        let message = why_not(rows(&last));
        for word in words {
            assert!(message.contains(word), "{message}");
        }
    }
}
