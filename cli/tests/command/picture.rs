//! Compares `hopscope picture` with the rasteriser of the crate.

use crate::{hopscope, run, temporary, written};
use hopscope::frame::Frame;
use hopscope::raster::{Raster, Theme, View, Words, svg};
use std::fs;
use std::io::Cursor;

const QUERY: &str = "people=300&connections=30&post=2&see=.5&reshare=.2";
const LOOK: [&str; 6] = ["--size", "200x150", "--scale", "1.5", "--theme", "dark"];

/// The crate's frame of the moment, with the post at this hop or at its last.
fn frame(hop: Option<f64>) -> Frame {
    let run = run(QUERY);
    let mut moment = run.moment();
    moment.hop = hop.unwrap_or(moment.hop);
    let mut frame = Frame::default();
    run.scene().unwrap().draw(moment, &mut frame);
    frame
}

fn pixels(hop: Option<f64>) -> Vec<u8> {
    let view = View::fit(200, 150, 1.5);
    let mut raster = Raster::new();
    raster
        .draw(&frame(hop), &view, &Theme::dark())
        .unwrap()
        .to_vec()
}

/// The pixels of a PNG, and its texts by keyword.
fn decoded(bytes: &[u8]) -> (Vec<u8>, Vec<(String, String)>) {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let texts = reader.info().uncompressed_latin1_text.iter();
    let texts = texts.map(|text| (text.keyword.clone(), text.text.clone()));
    (pixels, texts.collect())
}

#[test]
fn a_png_has_the_pixels_of_the_crate_and_names_the_scenario() {
    let ran = hopscope(&[&["picture", QUERY][..], &LOOK].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let (own, texts) = decoded(&ran.bytes);
    assert!(own == pixels(None), "other pixels");
    let scenario = run(QUERY).scenario().to_query();
    assert_eq!(texts[1].1, format!("hopscope scenario: {scenario}"));
    // The same post in the middle of a hop.
    let ran = hopscope(&[&["picture", QUERY, "--at-hop", "1.5"][..], &LOOK].concat());
    let (on_its_way, _) = decoded(&ran.bytes);
    assert!(
        on_its_way == pixels(Some(1.5)) && on_its_way != own,
        "other pixels"
    );
}

#[test]
fn the_name_of_the_file_decides_on_the_format() {
    let [png, svg_file] = ["picture.png", "picture.svg"].map(temporary);
    for file in [&png, &svg_file] {
        let output = ["--output", file.to_str().unwrap()];
        assert_eq!(
            written(&[&["picture", QUERY][..], &LOOK, &output].concat()),
            ""
        );
    }
    assert!(
        decoded(&fs::read(png).unwrap()).0 == pixels(None),
        "other pixels"
    );
    let scenario = run(QUERY).scenario().to_query();
    let words = Words {
        title: "Hopscope",
        scenario: &scenario,
        ..Words::default()
    };
    let expected = svg(
        &frame(None),
        &View::fit(200, 150, 1.5),
        &Theme::dark(),
        words,
    )
    .unwrap();
    assert!(
        fs::read_to_string(svg_file).unwrap() == expected.text,
        "another SVG"
    );
    let on_stdout = written(&[&["picture", QUERY, "--format", "svg"][..], &LOOK].concat());
    assert!(on_stdout == expected.text, "another SVG");
}

#[test]
fn the_hash_is_fnv_1a_of_the_pixels() {
    // The published test vectors of FNV-1a of 64 bits.
    let fnv1a = |bytes: &[u8]| {
        bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    };
    assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    let hash = written(&[&["picture", QUERY, "--format", "hash"][..], &LOOK].concat());
    assert_eq!(hash, format!("{:016x}\n", fnv1a(&pixels(None))));
}

#[test]
fn layout_force_gives_another_picture_and_always_the_same() {
    let arguments = ["picture", "people=80&layout=force", "--format", "hash"];
    let structure = written(&arguments);
    assert_eq!(structure, written(&arguments));
    assert_ne!(
        structure,
        written(&["picture", "people=80", "--format", "hash"])
    );
}
