"""Independent cascades by cynetdiff and EoN: see benches/cascades.rs."""

import random

import EoN
import networkx
import numpy
from cynetdiff.utils import networkx_to_ic_model

from report import about, bench, check, named, ties, timed

TABLE = "Independent cascades of p = .1 from anybody: 100,000 people, 500,000 ties"


def main():
    about()
    networks = [
        ("preferential attachment", "world=preferential", "preferential.txt", 400, 12, 0.5),
        ("small world, 1 in 10 rewired", "world=smallworld&rewire=.1", "smallworld.txt", 100_000, 300, 0.25),
    ]
    # The means of this few cascades differ by at most this share.
    for what, world, file, many, few, tolerance in networks:
        graph = networkx.Graph(ties(file))
        people = list(graph)
        chance = random.Random(1)

        def measured(column, send, posts):
            starts = [chance.choice(people) for _ in range(posts)]
            viewers, seconds = timed(lambda: sum(send(start) for start in starts))
            check(f"{world}: cascades of .1", "mean", viewers / posts, tolerance)
            bench(TABLE, f"{what}: a cascade", column, f"{1e6 * seconds / posts:.6f} µs")
            bench(TABLE, f"{what}: people on average", column, f"{viewers / posts:.6f}")

        model, ids = networkx_to_ic_model(graph, activation_prob=0.1, rng=numpy.random.default_rng(1))

        def cynetdiff(start):
            model.set_seeds([ids[start]])
            model.advance_until_completion()
            return model.get_num_activated_nodes()

        measured(named("cynetdiff"), cynetdiff, many)

        def eon(start):
            return EoN.basic_discrete_SIR(graph, 0.1, initial_infecteds=[start], rng=rng)[3][-1]

        rng = numpy.random.default_rng(1)
        measured(named("EoN"), eon, few)


main()
