"""Many lives on a Ray cluster, a shard a task; the merged result goes to stdout.

    python ray_lives.py --shards 64 -- --seeds 1..100000 --people 5000 > lives.csv

Everything after -- is for `hopscope lives`. The command must be at the same path on every node. A task whose node is
lost runs again on another node.
"""

import argparse
import subprocess
import sys

import ray


@ray.remote(num_cpus=1, max_retries=-1)
def part(command, shard, lives):
    """The bytes of a part, and the node that made it."""
    done = subprocess.run([command, "lives", "--quiet", *lives, "--shard", shard], stdout=subprocess.PIPE, check=True)
    return done.stdout, ray.get_runtime_context().get_node_id()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hopscope", default="hopscope", help="path of the command, on every node")
    parser.add_argument("--shards", type=int, default=64, help="number of tasks")
    parser.add_argument("lives", nargs="+", help="arguments of hopscope lives, after --")
    arguments = parser.parse_args()

    ray.init(address="auto", log_to_driver=False)
    shards = [f"{shard}/{arguments.shards}" for shard in range(1, arguments.shards + 1)]
    tasks = {part.remote(arguments.hopscope, shard, arguments.lives): shard for shard in shards}
    parts, waiting = [], list(tasks)
    while waiting:
        [task], waiting = ray.wait(waiting)
        made, node = ray.get(task)
        parts.append(made)
        print(f"shard {tasks[task]} from node {node}", file=sys.stderr, flush=True)
    # Parts add up in any order.
    merge = [arguments.hopscope, "lives", "--merge", "-"]
    sys.exit(subprocess.run(merge, input=b"".join(parts)).returncode)


if __name__ == "__main__":
    main()
