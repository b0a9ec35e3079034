"""Worlds, and what is found in a whole network, by igraph and networkx: see benches/worlds.rs."""

import igraph
import networkx

from record import about, bench, in_ms, named, ties, timed

TABLE = "Worlds and reach: 100,000 people, 500,000 ties by preferential attachment (m = 5)"
IGRAPH, NETWORKX = named("igraph"), named("networkx")
TWO_STEPS = "exact two-step size of everybody (ours: with triangles, clustering, paradox, and in wasm distances)"


def main():
    about()

    def took(row, column, work, runs=1):
        result, seconds = timed(work, runs)
        bench(TABLE, row, column, in_ms(seconds))
        return result

    row = "the world with its graph"
    took(row, IGRAPH, lambda: igraph.Graph.Barabasi(100_000, 5), 3)
    took(row, NETWORKX, lambda: networkx.barabasi_albert_graph(100_000, 5))

    row = "the graph from its ties"
    edges = ties("preferential.txt")
    graph = took(row, IGRAPH, lambda: igraph.Graph(edges), 3)
    theirs = took(row, NETWORKX, lambda: networkx.Graph(edges))

    row = "one breadth-first search"
    took(row, IGRAPH, lambda: graph.bfs(1), 5)
    took(row, NETWORKX, lambda: networkx.single_source_shortest_path_length(theirs, 1), 3)

    row = "triangles: transitivity"
    took(row, IGRAPH, graph.transitivity_undirected, 3)
    took(row, NETWORKX, lambda: networkx.transitivity(theirs))

    sizes = took(TWO_STEPS, IGRAPH, lambda: graph.neighborhood_size(order=2))
    # Person 0 is nobody: ids begin at 1.
    bench(TABLE, "its mean", IGRAPH, f"{sum(sizes[1:]) / len(sizes[1:]):.5f}")
    sizes = took(
        TWO_STEPS,
        NETWORKX,
        lambda: [len(networkx.single_source_shortest_path_length(theirs, person, cutoff=2)) for person in theirs],
    )
    bench(TABLE, "its mean", NETWORKX, f"{sum(sizes) / len(sizes):.5f}")


main()
