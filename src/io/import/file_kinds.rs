//! Names of the kinds of file that people open by mistake.

use crate::base::message::sentences;

sentences! {
    /// Kinds of file that are rejected with the name of the kind. Each completes “The file is …”.
    KINDS:
    PNG = "kind.png", "a PNG picture";
    JPEG = "kind.jpeg", "a JPEG picture";
    GIF = "kind.gif", "a GIF picture";
    OFFICE = "kind.office", "an office document: save what is in it as text";
    ZIP = "kind.zip", "a zip archive";
    GZIP = "kind.gzip", "a .gz file";
    TAR = "kind.tar", "a tar archive: unpack it first";
    BZIP2 = "kind.bzip2", "a bzip2 archive: unpack it first";
    PDF = "kind.pdf", "a PDF document";
    UTF32 = "kind.utf32", "text in UTF-32: save it as UTF-8";
    XML = "kind.xml", "XML of another kind";
    NETWORK = "kind.network", "a network, but not an edge list";
    SVG = "kind.svg", "an SVG picture";
    PAGE = "kind.page", "a web page";
    GEOJSON = "kind.geojson", "a map in GeoJSON";
    NOTEBOOK = "kind.notebook", "a notebook of Jupyter";
    PACKAGE = "kind.package", "the description of a software package";
    TWITTER = "kind.twitter", "a list of accounts from a Twitter archive: it has no ties among them";
    LANGUAGE = "kind.language", "text in a language that is not read (SQL, Cypher, Turtle, PlantUML, Mermaid, LEDA or graph6)";
    SCRIPT = "kind.script", "a script of JavaScript: save the data in it as JSON";
}
