//! `hopscope picture`: draws a moment as the page does.

use crate::about::About;
use crate::console::Console;
use crate::fnv1a::fnv1a;
use crate::outcome::Outcome;
use clap::{Args, ValueEnum};
use hopscope::frame::Frame;
use hopscope::raster::{Raster, Theme, View, Words, svg};
use hopscope::run::Run;
use hopscope::scenario::{Layout, Stage};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

const AFTER: &str = "\
Examples:
  hopscope picture --connections 100 --output picture.png
  hopscope picture 'connections=60&post=6&see=.4' --size 760x760 --scale 1.25 --theme dark > picture.png
  hopscope picture --layout force --people 100000 --output structure.svg
  hopscope picture --post 6 --at-hop 1.5 --output on-its-way.png

The moment is that of the scenario: after its connections, and with --post after the last hop of that post. The pixels \
are those of the page. A PNG says in its Description which scenario it is of.";

/// A picture of a moment, as PNG or SVG
#[derive(Args)]
#[command(after_help = AFTER)]
pub struct Arguments {
    #[command(flatten)]
    about: About,
    /// The file to write; without this option stdout
    #[arg(long, short, value_name = "FILE")]
    output: Option<String>,
    /// The format; without this option SVG for a file name that ends with .svg, and PNG for others
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Width and height in pixels, each from 1 to 8192
    #[arg(long, value_name = "WIDTHxHEIGHT", value_parser = size, default_value = "1200x1200")]
    size: [u32; 2],
    /// Pixels per CSS pixel, from .25 to 4; lines and outlines are this many times as thick
    #[arg(long, value_name = "NUMBER", default_value_t = 2.0)]
    scale: f32,
    /// The colours
    #[arg(long, value_enum, default_value_t = Colours::Light)]
    theme: Colours,
    /// Give people of all communities the same colours
    #[arg(long)]
    untinted: bool,
    /// Show the post after this many hops, not after its last; 1.5 is halfway from the first hop to the second
    #[arg(long, value_name = "HOP")]
    at_hop: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Pixels, with the scenario as text
    Png,
    /// Shapes; of large networks a fair sample
    Svg,
    /// A hash of the pixels (FNV-1a, 64 bits, hexadecimal), to compare builds
    Hash,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Colours {
    Light,
    Dark,
}

fn size(text: &str) -> Result<[u32; 2], String> {
    let sides = text.split_once('x');
    let sides = sides.and_then(|(width, height)| Some([width.parse().ok()?, height.parse().ok()?]));
    sides.ok_or_else(|| "a size is WIDTHxHEIGHT in pixels, as in 760x760".to_string())
}

/// Draws the moment and writes it.
///
/// # Errors
/// If a file cannot be read or written, the world is rejected, or a size is out of range.
pub fn run(arguments: &Arguments, console: &mut Console, out: &mut dyn Write) -> Outcome {
    let format = arguments
        .format
        .unwrap_or_else(|| arguments.format_of_name());
    if format == Format::Png && arguments.output.is_none() && io::stdout().is_terminal() {
        return Err(
            "A terminal cannot show a PNG: add --output picture.png or > picture.png.".into(),
        );
    }
    let mut run = arguments.about.run(Stage::Frame, console)?;
    // layout=force: people move until the forces are at rest.
    while run.scenario().layout == Layout::Force {
        let rest = run.relax();
        console.progress("structure", (rest * 100.0) as u64, 100);
        if rest >= 1.0 {
            break;
        }
    }
    let picture = arguments.draw(&run, format)?;
    match arguments.output.as_deref() {
        Some(path) if path != "-" => {
            fs::write(path, picture).map_err(|error| format!("{path}: {error}"))?;
        }
        _ => out.write_all(&picture)?,
    }
    Ok(())
}

impl Arguments {
    fn format_of_name(&self) -> Format {
        let name = self.output.as_deref().map(Path::new);
        match name.and_then(Path::extension) {
            Some(extension) if extension.eq_ignore_ascii_case("svg") => Format::Svg,
            _ => Format::Png,
        }
    }

    fn draw(&self, run: &Run, format: Format) -> Outcome<Vec<u8>> {
        let scene = run.scene().ok_or("the run is not complete")?;
        let [width, height] = self.size;
        let view = View::fit(width, height, self.scale);
        let theme = match self.theme {
            Colours::Light => Theme::light(),
            Colours::Dark => Theme::dark(),
        };
        let mut moment = run.moment();
        moment.hop = self.at_hop.unwrap_or(moment.hop);
        moment.untinted = self.untinted;
        let mut frame = Frame::default();
        scene.draw(moment, &mut frame);
        let scenario = run.scenario().to_query();
        if format == Format::Svg {
            let words = Words {
                title: "Hopscope",
                scenario: &scenario,
                ..Words::default()
            };
            return Ok(svg(&frame, &view, &theme, words)?.text.into_bytes());
        }
        let mut raster = Raster::new();
        let pixels = raster.draw(&frame, &view, &theme)?;
        match format {
            Format::Hash => Ok(format!("{:016x}\n", fnv1a(pixels)).into_bytes()),
            _ => png(pixels, &view, &scenario),
        }
    }
}

/// Encodes opaque RGBA pixels as PNG, with the same text chunks as a PNG of the page.
fn png(pixels: &[u8], view: &View, scenario: &str) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, view.width, view.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let description = format!("hopscope scenario: {scenario}");
    for (keyword, text) in [
        ("Software", "hopscope".to_string()),
        ("Description", description),
    ] {
        encoder.add_text_chunk(keyword.to_string(), text)?;
    }
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(bytes)
}
