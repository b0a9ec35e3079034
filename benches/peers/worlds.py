"""Worlds, and figures of whole networks, by igraph and networkx: see benches/worlds.rs."""

import igraph
import networkx

from report import about, bench, check, in_ms, named, ties, timed

TABLE = "Worlds and reach: 100,000 people, 500,000 ties by preferential attachment (m = 5)"
IGRAPH, NETWORKX = named("igraph"), named("networkx")
TWO_STEPS = "exact two-step size of everybody (ours: with triangles, clustering, paradox, and in wasm distances)"


QUERY = "world=preferential&people=100000&ties=10"
WHOLE, FIGURES = f"{QUERY}: whole network", f"{QUERY}: figures"


def main():
    about()

    row = "the world with its graph"
    for column, make, runs in [
        (IGRAPH, lambda: igraph.Graph.Barabasi(100_000, 5), 3),
        (NETWORKX, lambda: networkx.barabasi_albert_graph(100_000, 5), 1),
    ]:
        made, seconds = timed(make, runs)
        edges = made.ecount() if column == IGRAPH else made.number_of_edges()
        # Each library starts the model differently: a few ties more or less.
        check(QUERY, "ties", edges, 1e-4)
        bench(TABLE, row, column, in_ms(seconds))

    row = "the graph from its ties"
    edges = ties("preferential.txt")
    graph, seconds = timed(lambda: igraph.Graph(edges), 3)
    check(QUERY, "ties", graph.ecount())
    bench(TABLE, row, IGRAPH, in_ms(seconds))
    theirs, seconds = timed(lambda: networkx.Graph(edges))
    check(QUERY, "ties", theirs.number_of_edges())
    bench(TABLE, row, NETWORKX, in_ms(seconds))

    row = "one breadth-first search"
    (found, _, _), seconds = timed(lambda: graph.bfs(1), 5)
    check(WHOLE, "found", len(found))
    bench(TABLE, row, IGRAPH, in_ms(seconds))
    found, seconds = timed(lambda: networkx.single_source_shortest_path_length(theirs, 1), 3)
    check(WHOLE, "found", len(found))
    bench(TABLE, row, NETWORKX, in_ms(seconds))

    row = "triangles: transitivity"
    found, seconds = timed(graph.transitivity_undirected, 3)
    check(FIGURES, "transitivity", found, 1e-9)
    bench(TABLE, row, IGRAPH, in_ms(seconds))
    found, seconds = timed(lambda: networkx.transitivity(theirs))
    check(FIGURES, "transitivity", found, 1e-9)
    bench(TABLE, row, NETWORKX, in_ms(seconds))

    sizes, seconds = timed(lambda: graph.neighborhood_size(order=2))
    # Person 0 is you and has no ties here.
    two_steps(IGRAPH, sizes[1:], seconds)
    sizes, seconds = timed(
        lambda: [len(networkx.single_source_shortest_path_length(theirs, person, cutoff=2)) for person in theirs]
    )
    two_steps(NETWORKX, sizes, seconds)


def two_steps(column, sizes, seconds):
    """Prints the time of counting everybody's two-step neighbourhood, and the mean size."""
    mean = f"{sum(sizes) / len(sizes):.5f}"
    check(WHOLE, "mean within two steps", mean)
    bench(TABLE, TWO_STEPS, column, in_ms(seconds))
    bench(TABLE, "its mean", column, mean)


main()
