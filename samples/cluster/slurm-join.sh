#!/usr/bin/env bash
# Joins the reports of all parts: slurm-join.sh JOB-FOLDER. Its exit code is that of one run of all,
# and 1 at least when a part is missing.
exec "${POSTCONV:-postconv}" merge-reports "$1"/part-*.json -o "$1/report.json"
