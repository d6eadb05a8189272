#!/usr/bin/env bash
# Many documents on many machines, by GNU parallel and ssh.
#
#     parallel.sh HOSTS PARTS POSTS EDITIONS [OPTION OF POSTCONV]...
#
# HOSTS is a file with a machine a line ("node07", or "ann@node07"). Some more PARTS than machines
# keep all of them busy to the end. All machines see the folders under the same names, over NFS for
# example, and have the same postconv in PATH, or where $POSTCONV says.
#
# Run it again after whatever happened: only what is missing or out of date is made.
set -euo pipefail

[ $# -ge 4 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
hosts=$(realpath "$1") parts=$2 posts=$3 editions=$4
shift 4
job=${editions%/}.job # what is remembered and reported, beside the editions
mkdir -p "$job"
rm -f "$job"/part-*.json # of a run before, which may have had other parts

# --jobs 1/      one part at a time a machine, which puts all its processors to it
# --retries      a part whose machine fails goes to another one, which makes what is missing of it
# --quote        names with spaces arrive as they are
failed=0
sed -E '/^[[:space:]]*(#|$)/d; s|^[0-9]+/||; s|^|1/|' "$hosts" |
    parallel --sshloginfile - --jobs 1 --retries 3 --workdir "$PWD" --joblog "$job/parts.log" \
        --quote "${POSTCONV:-postconv}" "$posts" --to pdf,epub,docx -d "$editions" --quiet "$@" \
        --if-changed --cache-dir "$job/cache" --shard "{}/$parts" --report "$job/part-{}.json" \
        ::: $(seq "$parts") || failed=$?
[ "$failed" -eq 0 ] || echo "$failed of $parts parts had trouble: see $job/parts.log" >&2

# Its exit code is that of one run of all, and 1 at least when a part is missing.
"${POSTCONV:-postconv}" merge-reports "$job"/part-*.json -o "$job/report.json"
