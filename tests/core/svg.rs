//! The picture as SVG, read by an XML reader and compared with its frame.

use hopscope::frame::{Frame, Moment, line, style};
use hopscope::import;
use hopscope::raster::{PEOPLE, Svg, TIES, Theme, View, Words, svg};
use hopscope::run::Run;
use hopscope::scenario::Scenario;
use roxmltree::{Document, Node};

fn run(query: &str) -> Run {
    let mut run = Run::complete(Scenario::from_query(query).scenario, None).unwrap();
    while run.relax() < 1.0 {}
    run
}

fn frame(run: &Run, moment: Moment) -> Frame {
    let mut frame = Frame::default();
    run.scene().unwrap().draw(moment, &mut frame);
    frame
}

fn written(frame: &Frame, view: &View) -> Svg {
    svg(frame, view, &Theme::light(), Words::default()).unwrap()
}

/// The circles of people.
fn people<'a>(document: &'a Document) -> Vec<Node<'a, 'a>> {
    let groups = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("people"));
    groups
        .flat_map(|group| group.descendants())
        .filter(|node| node.has_tag_name("circle"))
        .collect()
}

fn number(node: &Node, name: &str) -> f32 {
    node.attribute(name).unwrap().parse().unwrap()
}

/// How far a number to two places may be from what it was, and a little for what f32 has no digits for.
const ROUNDED: f32 = 0.006;

#[test]
fn each_person_in_view_is_one_circle_at_their_position() {
    for (query, hop) in [
        ("people=500&connections=40", 0.0),
        ("people=500&connections=40&post=3&reshare=.2&see=.5", 1.4),
        ("people=300&connections=10&layout=force", 0.0),
        ("people=30&connections=5", 0.0),
    ] {
        let run = run(query);
        let moment = Moment {
            hop,
            connection: run.connection() as f64 - 0.5,
            ..run.moment()
        };
        let (frame, view) = (frame(&run, moment), View::fit(640, 480, 1.5));
        let file = written(&frame, &view);
        let document = Document::parse(&file.text).unwrap();
        let circles = people(&document);
        assert_eq!(circles.len(), frame.dots.len(), "{query}");
        assert_eq!(
            (file.people, file.people_in_view),
            (circles.len(), circles.len())
        );
        let mut found = vec![false; frame.dots.len()];
        for circle in &circles {
            let (x, y) = (number(circle, "cx"), number(circle, "cy"));
            let place = (0..found.len()).find(|&person| {
                let dot = frame.dots[person];
                let (wx, wy) = view.to_pixels(dot.x, dot.y);
                !found[person] && (wx - x).abs() < ROUNDED && (wy - y).abs() < ROUNDED
            });
            found[place.expect(query)] = true;
        }
        assert!(found.iter().all(|&found| found));
    }
}

#[test]
fn colours_and_paths_follow_the_moment() {
    let run = run("people=500&connections=40&post=3&reshare=.2&see=.5");
    let (frame, view) = (frame(&run, run.moment()), View::fit(500, 500, 1.0));
    let (file, theme) = (written(&frame, &view), Theme::light());
    let document = Document::parse(&file.text).unwrap();
    let [r, g, b] = theme.saw;
    let saw = format!("#{r:02x}{g:02x}{b:02x}");
    let red = people(&document);
    let red = red
        .iter()
        .filter(|circle| circle.parent().unwrap().attribute("fill") == Some(&saw));
    let viewers = frame.dots.iter().filter(|dot| dot.style & style::SAW != 0);
    // And you.
    assert_eq!(red.count(), viewers.count() + 1);
    let ways = |color: [u8; 3]| {
        let [r, g, b] = color;
        let stroke = format!("#{r:02x}{g:02x}{b:02x}");
        let paths = document
            .descendants()
            .filter(|node| node.has_tag_name("path"));
        paths
            .filter(|path| {
                let group = path.parent().unwrap();
                group.attribute("stroke") == Some(&stroke)
                    && group.attribute("stroke-linecap").is_some()
            })
            .count()
    };
    assert_eq!(ways(theme.yours), 40);
    assert_eq!(ways(theme.path), run.post().saw());
}

#[test]
fn the_ties_of_who_asks_are_in_the_file() {
    let run = run("connections=28");
    let moment = Moment {
        focus: run.growth().people().nth(27).unwrap(),
        ..run.moment()
    };
    let (frame, theme) = (frame(&run, moment), Theme::light());
    let file = written(&frame, &View::fit(500, 500, 1.0));
    let document = Document::parse(&file.text).unwrap();
    let drawn = |color: [u8; 3], opacity: &str| {
        let [r, g, b] = color;
        let stroke = format!("#{r:02x}{g:02x}{b:02x}");
        let groups = document.descendants().filter(|node| {
            node.attribute("stroke") == Some(&stroke)
                && node.attribute("stroke-opacity") == Some(opacity)
        });
        groups
            .flat_map(|group| group.children())
            .filter(|path| path.is_element())
            .count()
    };
    let of = |kind| frame.lines.iter().filter(|tie| tie.style == kind).count();
    assert!(of(line::BRINGS) > 0 && of(line::KNOWS) > 0);
    assert_eq!(drawn(theme.new, "0.42"), of(line::BRINGS));
    assert_eq!(drawn(theme.yours, "0.14"), of(line::KNOWS));
    assert_eq!(drawn(theme.pulse, "1"), 1);
}

#[test]
fn a_large_svg_is_cut_and_says_how_much_was_left_out() {
    let run = run("people=60000&connections=300&post=1&see=.6&reshare=.2");
    let (frame, view) = (frame(&run, run.moment()), View::fit(1000, 1000, 1.0));
    let file = written(&frame, &view);
    assert_eq!(file.people_in_view, 60_001);
    assert!(
        file.people <= PEOPLE && file.people > PEOPLE * 9 / 10,
        "{}",
        file.people
    );
    // A fair sample: a standard error is below 100.
    assert!(
        file.ties < TIES + 500 && file.ties_in_view > TIES,
        "{} of {}",
        file.ties,
        file.ties_in_view
    );
    assert!(file.text.len() < 4_000_000, "{} bytes", file.text.len());
    assert!(
        file.text
            .contains(&format!("people drawn: {} of 60001 in view", file.people))
    );
    let document = Document::parse(&file.text).unwrap();
    assert_eq!(people(&document).len(), file.people);
    // People who saw the post or know you are always drawn.
    let shown = |wanted: &dyn Fn(u32) -> bool| {
        let dots = frame.dots.iter().filter(|dot| wanted(dot.style));
        dots.count()
    };
    let near = shown(&|style| style & style::SAW != 0 || style & style::RING <= 1);
    assert!(near < PEOPLE && near > 300);
    let drawn: Vec<(f32, f32)> = people(&document)
        .iter()
        .map(|circle| (number(circle, "cx"), number(circle, "cy")))
        .collect();
    let mut missing = 0;
    for dot in frame.dots.iter().filter(|dot| dot.style & style::SAW != 0) {
        let (x, y) = view.to_pixels(dot.x, dot.y);
        let is_there =
            |&&(cx, cy): &&(f32, f32)| (cx - x).abs() < ROUNDED && (cy - y).abs() < ROUNDED;
        missing += usize::from(drawn.iter().find(is_there).is_none());
    }
    assert_eq!(missing, 0);
}

#[test]
fn markup_in_texts_is_escaped() {
    let run = run("people=50&connections=3");
    let (frame, view) = (frame(&run, run.moment()), View::fit(100, 100, 1.0));
    let evil = "</title><script>alert(1)</script>\u{0}\u{1b} & \"\u{202e}x\" ]]> \u{ffff}";
    let words = Words {
        title: evil,
        description: evil,
        scenario: evil,
    };
    let file = svg(&frame, &view, &Theme::dark(), words).unwrap();
    let document = Document::parse(&file.text).unwrap();
    assert!(
        !document
            .descendants()
            .any(|node| node.has_tag_name("script"))
    );
    let text = |name| {
        let node = document.descendants().find(|node| node.has_tag_name(name));
        node.unwrap().text().unwrap()
    };
    assert_eq!(
        text("title"),
        "</title><script>alert(1)</script> & \"\u{202e}x\" ]]> "
    );
    assert!(text("metadata").contains("people drawn: 51 of 51"));
}

#[test]
fn a_name_in_a_file_is_in_no_picture() {
    let list = import::edge_list(b"<b>a</b>,x\nx,y\ny,<b>a</b>\n").unwrap();
    let scenario = Scenario::from_query("world=file&connections=2").scenario;
    let run = Run::complete(scenario, Some(list)).unwrap();
    let file = written(&frame(&run, run.moment()), &View::fit(100, 100, 1.0));
    assert!(!file.text.contains("<b>") && !file.text.contains("&lt;b"));
}

#[test]
fn an_impossible_svg_is_refused_like_pixels() {
    let frame = Frame::default();
    for view in [
        View::fit(0, 10, 1.0),
        View::fit(10, 9000, 1.0),
        View::fit(10, 10, 9.0),
    ] {
        assert!(svg(&frame, &view, &Theme::light(), Words::default()).is_err());
    }
    assert_eq!(written(&frame, &View::fit(10, 10, 1.0)).people, 0);
}
