//! Series as comma-separated values, read again and compared with the counts.

use hopscope::csv::{self, Series, harmless, quoted};
use hopscope::frame::Moment;
use hopscope::import;
use hopscope::run::Run;
use hopscope::scenario::{Choice, Scenario};

fn run(query: &str) -> Run {
    Run::complete(Scenario::from_query(query).scenario, None).unwrap()
}

/// The head, the names of the columns, and the fields of each row, for a file without quotes.
fn read(text: &str) -> (Vec<&str>, Vec<&str>, Vec<Vec<&str>>) {
    assert!(text.ends_with('\n') && !text.contains('"'));
    let (head, rows): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with('#'));
    let mut rows = rows
        .into_iter()
        .map(|row| row.split(',').collect::<Vec<_>>());
    let names = rows.next().unwrap();
    let rows: Vec<_> = rows.collect();
    assert!(rows.iter().all(|row| row.len() == names.len()));
    (head, names, rows)
}

#[test]
fn a_life_has_one_row_per_connection_with_the_counters() {
    let query = "connections=30&people=400&scope=3&hidden=0.4&seed=9";
    let run = run(query);
    let steps = run.history().steps();
    let text = csv::life(&run, usize::MAX, true);
    let (head, names, rows) = read(&text);
    assert_eq!(rows.len(), steps);
    assert!(head[0].starts_with("# hopscope 0."), "{head:?}");
    let scenario = head[1].strip_prefix("# scenario: ").unwrap();
    assert_eq!(&Scenario::from_query(scenario).scenario, run.scenario());
    // The head explains each column, by name, in order. (A CSV reader that knows no comments reads
    // each line of the head as one field.)
    let explained: Vec<&str> = head[3..]
        .iter()
        .map(|line| line[2..].split(':').next().unwrap())
        .collect();
    assert_eq!(explained, names);
    assert!(
        head.iter().all(|line| !line.contains([',', '"'])),
        "{head:?}"
    );
    let scene = run.scene().unwrap();
    let (keep, look_up) = (run.keep(), run.lookup());
    for (step, row) in rows.iter().enumerate() {
        let at = |name: &str| row[names.iter().position(|&one| one == name).unwrap()];
        let count = |name: &str| -> u32 { at(name).parse().unwrap() };
        let counters = scene.counters(Moment::new((step + 1) as f64, 0.0));
        let (person, source) = counters.last.unwrap();
        assert_eq!(count("connection"), counters.connection);
        assert_eq!(count("month"), counters.month);
        assert_eq!(["first", "second", "third"].map(count), counters.degrees);
        assert_eq!(count("could_reach"), counters.could_reach);
        assert_eq!(
            (count("gained"), count("overlap")),
            (counters.gained, counters.overlap)
        );
        assert_eq!(
            (at("person"), at("source")),
            (&run.world().label(person)[..], source.word())
        );
        assert_eq!(count("among"), keep.at(step + 1).ties);
        let clustering: f64 = at("clustering").parse().unwrap();
        assert!((clustering - keep.at(step + 1).clustering).abs() < 1e-6);
        if let Some(&known) = look_up.get(step) {
            assert_eq!(count("look_up"), known);
        }
    }
    // The file of the example has the same rows, up to the moment.
    let short = csv::life(&run, 30, false);
    assert!(!short.contains('#') && short.lines().count() == 31);
    assert!(text.contains(&short));
}

#[test]
fn a_post_has_one_row_per_hop() {
    let run = run("people=400&connections=40&post=2&see=.5&reshare=.2");
    let text = csv::post(&run);
    let (_, names, rows) = read(&text);
    assert_eq!(
        names,
        ["hop", "views", "viewers", "reshares", "expected", "outside"]
    );
    let column =
        |place: usize| -> Vec<u32> { rows.iter().map(|row| row[place].parse().unwrap()).collect() };
    assert_eq!(column(1), run.post().views);
    assert_eq!(column(2).iter().sum::<u32>() as usize, run.post().saw());
    assert_eq!(
        column(3).iter().sum::<u32>(),
        run.post().reshares.iter().sum::<u32>()
    );
    let first: f64 = rows[0][4].parse().unwrap();
    assert!(
        (first - 20.0).abs() < 1e-6,
        "half of 40 are expected at the first hop"
    );
    assert!(column(5).iter().all(|&outside| outside == 0));
    let fed = self::run("people=400&connections=40&post=2&see=.5&reshare=.2&discovery=.4");
    let text = csv::post(&fed);
    let (_, _, rows) = read(&text);
    let outside: u32 = rows.iter().map(|row| row[5].parse::<u32>().unwrap()).sum();
    assert_eq!(outside, fed.post().outside(usize::MAX));
    assert!(outside > 0);
    let without = self::run("people=400&connections=40");
    assert!(csv::post(&without).ends_with("outside\n"));
}

#[test]
fn given_columns_are_written_as_they_are() {
    let run = run("people=50&connections=3");
    let columns = [
        vec![0.0, 1.0],
        vec![0.25, f64::NAN],
        vec![3.0],
        vec![7.0, 8.0],
    ];
    let text = csv::series(&run, Series::Contacts, &columns);
    assert!(
        text.ends_with("month,expected,sampled,viewers\n0,0.25,3,7\n1,,,8\n"),
        "{text}"
    );
    assert!(
        csv::series(&run, Series::Lives, &[])
            .ends_with("connection,lives,low,median,high,mean,error\n")
    );
}

#[test]
fn fields_are_quoted_and_no_name_is_a_formula() {
    for (text, field) in [
        ("plain", "plain"),
        ("a,b", "\"a,b\""),
        ("say \"hi\"", "\"say \"\"hi\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("#1", "\"#1\""),
        ("", ""),
        ("Zoë 李", "Zoë 李"),
    ] {
        assert_eq!(quoted(text), field);
        assert_eq!(harmless(text), field);
    }
    for (text, field) in [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("\rx", "\"'\rx\""),
        ("＝1", "'＝1"),
        (
            "=HYPERLINK(\"http://x\",\"y\")",
            "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"",
        ),
    ] {
        assert_eq!(harmless(text), field);
    }
}

#[test]
fn a_name_from_a_file_is_no_formula_in_its_row() {
    let list = import::edge_list(b"=cmd|x,b\nb,c\nc,=cmd|x\nc,d\n").unwrap();
    let scenario = Scenario::from_query("world=file&connections=all&months=24").scenario;
    let run = Run::complete(scenario, Some(list)).unwrap();
    let text = csv::life(&run, usize::MAX, false);
    assert!(
        text.contains(",'=cmd|x,") && !text.contains(",=cmd"),
        "{text}"
    );
}
