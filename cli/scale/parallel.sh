#!/bin/sh
# Many lives under GNU parallel, a shard a job: parallel.sh SHARDS ARGUMENTS-OF-LIVES... > lives.csv
# Options for GNU parallel itself come from $PARALLEL: PARALLEL='--sshlogin host1,host2' parallel.sh 64 --seeds 1..100000
set -eu
shards=$1
shift
# Each job's part is written in one piece. A part that is missing makes the merge fail.
seq "$shards" |
  parallel --quote --retries 3 hopscope lives --quiet "$@" --shard "{}/$shards" |
  hopscope lives --merge -
