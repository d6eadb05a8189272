#!/usr/bin/env bash
# Many documents on many machines: one part, as a task of a Slurm array.
#
#     sbatch --array=1-PARTS slurm.sh PARTS POSTS EDITIONS [OPTION OF POSTCONV]...
#
# All nodes see the folders, and have the same postconv in PATH, or where $POSTCONV says. When parts
# 3 and 7 of 8 failed, submit them again: sbatch --array=3,7 slurm.sh 8 ... makes what is missing of
# them. For that the number of parts is named here: Slurm would tell only of the two.
# slurm-submit.sh submits all parts and joins their reports.
#SBATCH --job-name=postconv
#SBATCH --cpus-per-task=2
#SBATCH --mem-per-cpu=1G
# When a node fails its task begins again elsewhere, and a minute before its time is over it is asked
# to end: its report then says what was made.
#SBATCH --requeue
#SBATCH --signal=B:TERM@60
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
parts=$1 posts=$2 editions=$3
shift 3
job=${editions%/}.job # what is remembered and reported, beside the editions
mkdir -p "$job"

# In place of this shell, so that Slurm's signals reach it.
exec "${POSTCONV:-postconv}" "$posts" --to pdf,epub,docx -d "$editions" --quiet "$@" \
    --if-changed --cache-dir "$job/cache" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
    --shard "$SLURM_ARRAY_TASK_ID/$parts" --report "$job/part-$SLURM_ARRAY_TASK_ID.json"
