"""Writes the networks in samples/ with networkx, for tests/import/samples.rs to read: python3 tests/import/samples.py

Two small networks with names, attributes and weights, one of them with directions. Each format is
networkx's own; expected.txt has the people and ties as networkx knows them.
"""

import json
import re
from pathlib import Path

import networkx as nx

FOLDER = Path(__file__).parent / "samples"
NAMES = ["Ann Lee", "Bob", 'Cy "Q" <&>', "Zoë", "李", "Eve"]


def networks():
    plain = nx.Graph(name="plain")
    arcs = nx.DiGraph(name="arcs")
    for network in (plain, arcs):
        for number, name in enumerate(NAMES):
            network.add_node(f"p{number}", label=name, age=20 + number)
        for first, second, weight in [(0, 1, 1.5), (1, 2, 2.0), (2, 0, 1.0), (3, 4, 0.5), (4, 3, 0.5), (0, 3, 1.0), (5, 5, 1.0)]:
            network.add_edge(f"p{first}", f"p{second}", weight=weight, since=2000 + first)
    return {"plain": plain, "arcs": arcs}


def main():
    FOLDER.mkdir(exist_ok=True)
    expected = []
    for name, network in networks().items():
        nx.write_graphml(network, FOLDER / f"{name}.graphml")
        for version in ("1.1draft", "1.2draft"):
            gexf = FOLDER / f"{name}.{version[:3]}.gexf"
            nx.write_gexf(network, gexf, version=version)
            # The day is of no use, and another tomorrow.
            gexf.write_text(re.sub(r' lastmodifieddate="[^"]*"', "", gexf.read_text()))
        for key in ("links", "edges"):
            data = nx.node_link_data(network, edges=key)
            (FOLDER / f"{name}.{key}.json").write_text(json.dumps(data, indent=1))
        (FOLDER / f"{name}.cytoscape.json").write_text(json.dumps(nx.cytoscape_data(network)))
        numbered = nx.relabel_nodes(network, {f"p{number}": label for number, label in enumerate(NAMES)})
        # Pajek has no quotes in labels.
        numbered = nx.relabel_nodes(numbered, {NAMES[2]: "Cy Q"})
        nx.write_pajek(numbered, FOLDER / f"{name}.net")
        for first, second in network.edges:
            expected.append(f"{name}\t{first}\t{second}")
    (FOLDER / "expected.txt").write_text("\n".join(expected) + "\n")


main()
