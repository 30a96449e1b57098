#!/bin/sh
# Tallies files as a Slurm array job, one task a file, and merges their states in a job that starts
# when all of them have ended well. Prints the number of that job.
#
# Usage: slurm.sh 'OPTIONS OF TALLY' RESULT FILE…
#   SANGYO          the program (default: sangyo)
#   SBATCH_OPTIONS  options of sbatch, such as '--partition long --cpus-per-task 8'
# All nodes must see the files and the folder RESULT.states, which is made and left.
set -eu

[ $# -ge 3 ] || {
    echo "usage: slurm.sh 'OPTIONS OF TALLY' RESULT FILE…" >&2
    exit 2
}
sangyo=${SANGYO:-sangyo}
options=$1
result=$2
shift 2
states=$result.states
mkdir "$states"
printf '%s\n' "$@" >"$states/files"

cat >"$states/tally.sh" <<END
#!/bin/sh
file=\$(sed -n "\${SLURM_ARRAY_TASK_ID}p" '$states/files')
exec $sangyo tally $options --threads "\${SLURM_CPUS_PER_TASK:-1}" --partial "\$file" \\
    -o '$states'/"\$SLURM_ARRAY_TASK_ID".tally
END
cat >"$states/merge.sh" <<END
#!/bin/sh
exec $sangyo merge '$states'/*.tally -f csv -o '$result'
END
# shellcheck disable=SC2086 # options are words
job=$(sbatch --parsable ${SBATCH_OPTIONS:-} --array="1-$#" --output="$states/tally-%a.log" \
    "$states/tally.sh")
# shellcheck disable=SC2086
sbatch --parsable ${SBATCH_OPTIONS:-} --dependency="afterok:${job%%;*}" --kill-on-invalid-dep=yes \
    --output="$states/merge.log" "$states/merge.sh"
