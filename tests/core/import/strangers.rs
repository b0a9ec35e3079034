//! Small files as people's tools write them: read rightly, or refused in words that say why.

use super::reading::{ids, open, ties, why_not};

#[test]
fn lists_of_other_tools_are_read() {
    for text in [
        "Ann Lee|Bob Roy\nBob Roy|Cy Fox\n",
        "source|target|w\nAnn Lee|Bob Roy|1\nBob Roy|Cy Fox|2\n",
        "Source,Target,Type,Id,Label,timeset,Weight\nAnn Lee,Bob Roy,Undirected,0,,,1.0\nBob Roy,Cy Fox,Undirected,1,,,2.0\n",
        ",source,target,weight\n0,Ann Lee,Bob Roy,1\n1,Bob Roy,Cy Fox,2\n",
        "\"\",\"from\",\"to\"\n\"1\",\"Ann Lee\",\"Bob Roy\"\n\"2\",\"Bob Roy\",\"Cy Fox\"\n",
        "\"from\" \"to\" \"w\"\n\"1\" \"Ann Lee\" \"Bob Roy\" 1\n\"2\" \"Bob Roy\" \"Cy Fox\" 2\n",
        "sep=;\r\nVon;Nach;Gewicht\r\nAnn Lee;Bob Roy;1,5\r\nBob Roy;Cy Fox;2,5\r\n",
        "Ann Lee,Bob Roy,\rBob Roy,Cy Fox,\r",
        "Vertex 1,Vertex 2,Color,Width\nAnn Lee,Bob Roy,,\nBob Roy,Cy Fox,,\n",
        "weight,source,target\n1,Ann Lee,Bob Roy\n2,Bob Roy,Cy Fox\n",
    ] {
        let (_, list) = open(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(ids(&list), ["Ann Lee", "Bob Roy", "Cy Fox"], "{text}");
        assert_eq!(ties(&list), ["Ann Lee-Bob Roy", "Bob Roy-Cy Fox"], "{text}");
    }
}

/// The names of columns that nobody listed, over ids of one form.
#[test]
fn names_over_ids_of_one_form_are_a_header() {
    let text = "paper,author\np1,ann\np2,bob\np3,ann\n";
    let (_, list) = open(text).unwrap();
    assert_eq!(ids(&list), ["p1", "ann", "p2", "bob", "p3"]);
    // A person of another form who is named below.
    let (_, list) = open("root,n1\nn1,n2\nn2,n3\n").unwrap();
    assert_eq!(ids(&list), ["root", "n1", "n2", "n3"]);
}

#[test]
fn what_is_no_list_of_ties_is_refused_in_words() {
    for (text, words) in [
        ("; a\nann bob\nbob cy\n", "signs where a name"),
        ("* comment\nann bob\nbob cy\n", "signs where a name"),
        ("! comment\n1 2\n2 3\n", "signs where a name"),
        ("ann & bob \\\\\nbob & cy \\\\\n", "signs where a name"),
        ("(ann, bob)\n(bob, cy)\n", "in brackets"),
        ("[1, 2],\n(2, 3),\n(3, 1)\n", ""),
        (
            "name,e1,e2,e3\nann,1,0,1\nbob,0,1,1\ncy,1,1,0\ndan,0,0,1\n",
            "0 and 1",
        ),
        (
            "id,101,102,103\n1,1,0,1\n2,0,1,1\n3,1,1,1\n4,0,0,1\n",
            "0 and 1",
        ),
        (",talk,walk,run\nann,1,0,1\nbob,0,1,1\n", "0 and 1"),
        (
            "CREATE (ann)-[:KNOWS]->(bob)\nCREATE (bob)-[:KNOWS]->(cy)\n",
            "Cypher",
        ),
        (
            "INSERT INTO e VALUES ('ann','bob');\nINSERT INTO e VALUES ('bob','cy');\n",
            "SQL",
        ),
        (
            "@prefix x: <http://x/> .\nx:ann x:knows x:bob .\nx:bob x:knows x:cy .\n",
            "Turtle",
        ),
        ("@startuml\nann -> bob\nbob -> cy\n@enduml\n", "PlantUML"),
        ("graph TD\n  ann --> bob\n  bob --> cy\n", "Mermaid"),
        (">>graph6<<Bw\n", "graph6"),
    ] {
        assert!(why_not(text).contains(words), "{text}: {}", why_not(text));
    }
}
