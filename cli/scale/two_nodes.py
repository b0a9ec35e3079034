"""Runs ray_lives.py on a Ray cluster of two nodes of this machine: two_nodes.py [--kill] ARGUMENTS-OF-RAY_LIVES...

With --kill the second node is killed while it makes a part, after the first part that it made.
"""

import os
import pathlib
import subprocess
import sys

from ray.cluster_utils import Cluster


def main():
    arguments = sys.argv[1:]
    kill = arguments[:1] == ["--kill"]
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    second = cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    script = pathlib.Path(__file__).with_name("ray_lives.py")
    lives = subprocess.Popen(
        [sys.executable, script, *arguments[kill:]],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "RAY_ADDRESS": cluster.address},
    )
    nodes, killed = [], None
    for line in lives.stderr:
        if not line.startswith("shard "):
            print(line, end="", file=sys.stderr)
            continue
        nodes.append(line.split()[-1])
        if kill and not killed and nodes[-1] == second.node_id:
            cluster.remove_node(second, allow_graceful=False)
            killed = len(nodes)
    code = lives.wait()
    cluster.shutdown()
    of_second = nodes.count(second.node_id)
    print(f"{len(nodes)} parts, {of_second} of them from the second node", file=sys.stderr)
    if kill:
        print(f"the second node was killed after {killed} parts", file=sys.stderr)
    # Where one node did everything, nothing was tried.
    tried = 0 < of_second < len(nodes) and (killed is None or killed < len(nodes))
    sys.exit(code if tried else 3)


if __name__ == "__main__":
    main()
