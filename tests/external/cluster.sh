#!/usr/bin/env bash
# The same job on several machines, as samples/cluster/ runs it: by GNU parallel over ssh, and as an
# array of Slurm. Here the machines are several ports of this one. Whatever is killed on the way, the
# editions end as those of one machine. Every server is the test's own, below its folder, listens on
# 127.0.0.1 and ends with it.
. "$(dirname "$0")/../support/check.sh"

scripts=$SOURCE/samples/cluster
documents=96 parts=4
options=(-M 'publisher=Loopback & Sons') # they have to arrive as they are
export POSTCONV PATH=$PATH:/usr/sbin:/sbin

# ---- the job -----------------------------------------------------------------------------------

# Posts of one to twelve pages, made once, and what one machine makes of them.
posts() {
    if [ ! -d ../posts ]; then
        write ../posts
        "$POSTCONV" ../posts --to pdf,epub,docx -d ../whole -q "${options[@]}" || fail 'one machine can not make them'
    fi
    cp -r ../posts posts
    # The documents of each part, by their places.
    for part in $(seq "$parts"); do
        "$POSTCONV" posts --to model -d "part-$part" -q --shard "$part/$parts" || fail "no part $part"
        (cd "part-$part" && find . -name '*.model.txt' | sed 's|\.model\.txt$||') >"part-$part.list"
        rm -r "part-$part"
    done
}

write() { # write FOLDER
    local i p
    for ((i = 0; i < documents; i++)); do
        mkdir -p "$1/$((2020 + i % 4))"
        {
            printf -- '---\ntitle: "Post %d"\ndate: 2024-01-%02d\n---\n\n' "$i" $((i % 28 + 1))
            for ((p = 0; p <= i * i % 23 * 3; p++)); do
                [ $((p % 6)) -ne 5 ] || printf '## Section %d\n\n' "$p"
                printf 'Paragraph %d of post %d says *little*, but it says so at some length: ' "$p" "$i"
                printf 'the weather of day %d was fair, and that of day %d was not. ' {1..9} $((i * p))
                printf '\n\n'
            done
            printf '| A | B |\n|---|---|\n| %d | %d |\n' "$i" $((i * i))
        } >"$1/$((2020 + i % 4))/post-$i.md"
    done
}

# How many documents of a part are there, in all three formats.
made() { # made PART
    local count=0 place format
    while read -r place; do
        for format in pdf epub docx; do [ -e "editions/$place.$format" ] || continue 2; done
        count=$((count + 1))
    done <"part-$1.list"
    echo "$count"
}

# Waits until a fifth of a part is made, and holds it there.
halfway() { # halfway PART
    local all
    all=$(wc -l <"part-$1.list")
    patiently 400 eval "[ \$(made $1) -ge $((all / 5)) ]" || fail "part $1 did not come far"
    kill -STOP $(processes "$1") 2>/dev/null || fail "part $1 was over before it was held"
    [ "$(made "$1")" -lt "$all" ] || fail "part $1 was over before it was held"
}

# The numbers of its processes: ours, in this folder.
processes() { # processes PART
    local process
    for process in $(pgrep -f -- "--shard $1/$parts "); do
        [ "$(readlink "/proc/$process/exe")" = "$(realpath "$POSTCONV")" ] || continue
        [ "$(readlink "/proc/$process/cwd")" != "$PWD" ] || echo "$process"
    done
}

patiently() { # patiently TENTHS COMMAND...: tries it for so many tenths of a second
    local tries=$(($1 * 2))
    shift
    until "$@"; do
        [ $((tries -= 1)) -gt 0 ] || return 1
        sleep 0.05
    done
}

# Every edition whole, none too many, and each document told of once.
finished() {
    diff -rq ../whole editions || fail 'the editions are not those of one machine'
    local litter
    litter=$(find . -name '.postconv-*')
    [ -z "$litter" ] || fail "left behind: $litter"
    python3 - "$documents" <<'END' || fail 'the report does not tell of every document once'
import json, sys
report = json.load(open("editions.job/report.json"))
counts, names = report["counts"], [d["inputs"][0] for d in report["documents"]]
print("   ", counts)
assert counts["made"] + counts["unchanged"] == len(names) == len(set(names)) == int(sys.argv[1])
assert report["exit_code"] == 0 and not report["interrupted"] and "missing_shards" not in report
END
}

# ---- servers -----------------------------------------------------------------------------------

servers=()

serve() { # serve NAME COMMAND...: in the background, until the test ends
    local name=$1
    shift
    "$@" >"$name.out" 2>&1 </dev/null &
    servers+=($!)
}

# All that was begun, and what a test that failed holds still.
stop() {
    local server process
    for process in $(pgrep postconv) $(pgrep slurmstepd); do
        [ "$(readlink "/proc/$process/cwd")" != "$PWD" ] || kill -9 "$process" 2>/dev/null
    done
    for server in "${servers[@]}" $(jobs -p); do kill "$server" 2>/dev/null; done
    for server in "${servers[@]}"; do
        patiently 50 eval "! kill -0 $server 2>/dev/null" || kill -9 "$server" 2>/dev/null
    done
    wait
}

wanted() { # wanted PROGRAM...
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null || skip "there is no $program"
    done
}

# A port of 127.0.0.1 that no one listens on.
port() {
    local port
    while port=$((20000 + RANDOM % 10000)); do
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
    done
    echo "$port"
}

# Three machines, node1 to node3, which ssh knows by ssh_config, and node4, which is down.
machines() {
    local node port
    [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd # sshd wants it of root, whatever its configuration
    ssh-keygen -q -t ed25519 -N '' -f host_key
    ssh-keygen -q -t ed25519 -N '' -f key
    printf '%s\n' "HostKey $PWD/host_key" "AuthorizedKeysFile $PWD/key.pub" 'PidFile none' \
        'StrictModes no' 'UsePAM no' 'PasswordAuthentication no' 'ListenAddress 127.0.0.1' >sshd_config
    printf '%s\n' "Host node*" 'HostName 127.0.0.1' "IdentityFile $PWD/key" 'IdentitiesOnly yes' \
        'UserKnownHostsFile /dev/null' 'StrictHostKeyChecking no' 'LogLevel ERROR' 'BatchMode yes' \
        >ssh_config
    for node in node1 node2 node3; do
        port=$(port)
        serve "$node" "$(command -v sshd)" -D -e -f "$PWD/sshd_config" -p "$port"
        printf 'Host %s\nPort %d\n' "$node" "$port" >>ssh_config
    done
    printf 'Host node4\nPort %d\n' "$(port)" >>ssh_config
    for node in node1 node2 node3; do
        patiently 50 ssh -F ssh_config "$node" true 2>/dev/null ||
            skip "sshd can't be run here: $(tail -n 1 $node.out)"
    done
}

# One node that takes all parts at once.
scheduler() {
    local user
    user=$(id -un)
    mkdir state spool
    (umask 077 && head -c 128 /dev/urandom >munge.key)
    cat >slurm.conf <<END
ClusterName=loopback
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort=$(port)
SlurmdPort=$(port)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$PWD/munge.socket
StateSaveLocation=$PWD/state
SlurmdSpoolDir=$PWD/spool
SlurmctldPidFile=$PWD/slurmctld.pid
SlurmdPidFile=$PWD/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
KillWait=5
NodeName=${HOSTNAME%%.*} NodeAddr=127.0.0.1 CPUs=8 RealMemory=65536
PartitionName=all Nodes=ALL Default=YES State=UP
END
    # Later ones want to be told that there are no control groups; earlier ones know no such word.
    [ "$(slurmd -V | grep -o '[0-9]*' | head -n 1)" -lt 23 ] ||
        echo 'CgroupPlugin=disabled' >cgroup.conf
    export SLURM_CONF=$PWD/slurm.conf
    serve munged munged -F --force --socket="$PWD/munge.socket" --key-file="$PWD/munge.key" \
        --pid-file="$PWD/munged.pid" --seed-file="$PWD/munge.seed"
    patiently 50 test -S munge.socket || skip "munged can't be run here: $(tail -n 1 munged.out)"
    serve slurmctld slurmctld -D
    serve slurmd slurmd -D
    patiently 100 eval 'sinfo -h -o %T 2>/dev/null | grep -q idle' ||
        skip "Slurm can't be run here: $(tail -n 1 slurmctld.out) $(tail -n 1 slurmd.out)"
}

# Waits for jobs of Slurm, however they end.
ended() { # ended JOB...
    local jobs
    jobs=$(IFS=,; echo "$*")
    patiently 400 eval "[ -z \"\$(squeue -h -j $jobs 2>/dev/null)\" ]" ||
        fail "Slurm did not end: $(squeue)"
}

code() { # code JOB: what it ended with
    scontrol show job "$1" | sed -n 's/.* ExitCode=\([0-9]*\):.*/\1/p'
}

# ---- what is to be shown -----------------------------------------------------------------------

parts_by_ssh_are_the_whole_although_one_is_killed() {
    wanted parallel sshd ssh ssh-keygen pgrep python3
    trap stop EXIT
    machines
    posts
    printf '# machines\nnode1\nnode4\nnode2\n\nnode3\n' >hosts
    export PARALLEL_HOME=$PWD/parallel PARALLEL_SSH="ssh -F $PWD/ssh_config"
    timeout 120 "$scripts/parallel.sh" hosts "$parts" posts editions "${options[@]}" >said 2>&1 &
    local job=$!
    halfway 2
    kill -9 $(processes 2)
    # parallel gives it to another machine, which makes the rest.
    wait "$job" || fail "parallel.sh ended with $?: $(cat said)"
    finished
    expect_text editions.job/part-2.json '"status": "unchanged"'
    expect_text editions.job/part-2.json '"status": "made"'

    timeout 120 "$scripts/parallel.sh" hosts "$parts" posts editions "${options[@]}" >said 2>&1 ||
        fail "once more it ended with $?: $(cat said)"
    finished
    expect_text editions.job/report.json "\"unchanged\": $documents"
}

parts_of_a_slurm_array_are_the_whole_although_two_are_killed() {
    wanted slurmctld slurmd sbatch munged pgrep python3
    trap stop EXIT
    scheduler
    posts
    local array join two three
    read -r array join < <("$scripts/slurm-submit.sh" "$parts" posts editions "${options[@]}")
    halfway 2 &
    two=$!
    halfway 3 &
    three=$!
    wait "$two" && wait "$three" || exit 1
    kill -9 $(processes 2)
    scancel "${array}_3"
    ended "$array" "$join"
    # The one is gone without a word, the other said how far it came.
    [ "$(code "$join")" -ne 0 ] || fail 'the parts that are missing are not told'
    expect_text editions.job/report.log 'no report tells of part 2/4'
    expect_text editions.job/part-3.json '"status": "interrupted"'

    # A node that went down left something, too.
    touch -d '5 minutes ago' editions/2021/.postconv-0123456789abcdef-1-89abcdef-post-1.pdf.tmp
    array=$(sbatch --parsable --array=2,3 --output=again-%a.log \
        "$scripts/slurm.sh" "$parts" posts editions "${options[@]}")
    ended "$array"
    join=$(sbatch --parsable --output=again.log "$scripts/slurm-join.sh" editions.job)
    ended "$join"
    [ "$(code "$join")" -eq 0 ] || fail "the whole ended with $(code "$join"): $(cat again*.log)"
    finished
    for part in 2 3; do expect_text "editions.job/part-$part.json" '"status": "unchanged"'; done
}

run_checks
