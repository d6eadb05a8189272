#!/usr/bin/env bash
# Submits all parts to Slurm, and behind them a job that joins their reports.
#
#     slurm-submit.sh PARTS POSTS EDITIONS [OPTION OF POSTCONV]...
#
# Prints the numbers of both jobs. Options for sbatch (--partition, --account, --time) are taken from
# its own variables: SBATCH_PARTITION, SBATCH_ACCOUNT, SBATCH_TIMELIMIT.
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }
parts=$1 job=${3%/}.job
here=$(dirname "$(realpath "$0")")
mkdir -p "$job"
rm -f "$job"/part-*.json # of a run before, which may have had other parts

array=$(sbatch --parsable --array="1-$parts" --output="$job/part-%a.log" "$here/slurm.sh" "$@")
# Behind them however they ended: it fails when a part is missing, and says which.
join=$(sbatch --parsable --dependency="afterany:$array" --job-name=postconv-join \
    --output="$job/report.log" "$here/slurm-join.sh" "$job")
echo "$array $join"
