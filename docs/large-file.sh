#!/usr/bin/env bash
# A large file through a small heap: makes a CSV of so many megabytes, uploads it to a Tally with -Xmx64m, and watches.
#
#   DATABASE_URL=postgresql://user:password@host:port/empty-database docs/large-file.sh [MEGABYTES]
#
# 1000 unless told, which is 17 million sales. Needs target/tally.jar (./build.sh package), bash, curl, and twice the file's size
# on disk. Prints the rows, the seconds, and the most memory that the process had. Leaves its business in that database.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DATABASE_URL:?Set DATABASE_URL to an empty PostgreSQL database (15 or newer)}"
[ -f target/tally.jar ] || { echo "target/tally.jar is missing: ./build.sh package makes it" >&2; exit 1; }

megabytes=${1:-1000}
port=${TALLY_PORT:-8183}
export TALLY_ADMIN_EMAIL=large-file@tally.example TALLY_ADMIN_PASSWORD=large-file-password
export TALLY_MAX_UPLOAD_MB=$((megabytes + 1)) TALLY_PORT=$port
work=$(mktemp -d)
node=
trap 'kill $node 2>/dev/null || true; rm -rf "$work"' EXIT

awk -v bytes=$((megabytes * 1000000)) 'BEGIN { print "Date,Product,Quantity,Amount,Customer,PaymentMethod"
    for (i = 0; written < bytes; i++) {
        row = sprintf("20%02d-%02d-%02d,Product %d,%d,%d.%02d,Customer number %d,cash",
                      10 + int(i / 1400000) % 15, 1 + int(i / 120000) % 12, 1 + int(i / 4300) % 28, i % 300, 1 + i % 7, 10 + i % 9000, i % 100, i * 7919 % 5000)
        print row
        written += length(row) + 1 } }' >"$work/sales.csv"
echo "$(($(wc -l <"$work/sales.csv") - 1)) rows, $(wc -c <"$work/sales.csv") bytes"

TALLY_DATA_DIR=$work/data java -Xmx64m -XX:+ExitOnOutOfMemoryError -jar target/tally.jar serve >"$work/out" 2>&1 &
node=$!
until curl -sf "http://127.0.0.1:$port/readyz" >/dev/null; do
    kill -0 $node 2>/dev/null || { cat "$work/out" >&2; exit 1; }
    sleep 0.5
done

field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }
call() { # call PATH CURL-ARGUMENTS...
    local path=$1
    shift
    curl -s -H "Authorization: Bearer ${token:-}" "$@" "http://127.0.0.1:$port$path"
}
json='Content-Type: application/json'
token=$(call /auth/token -H "$json" -d "{\"email\":\"$TALLY_ADMIN_EMAIL\",\"password\":\"$TALLY_ADMIN_PASSWORD\"}" | field token)
business=$(call /admin/api/v1/businesses -H "$json" -d '{"name":"Large file"}' | field id)

start=$SECONDS
file=$(call /data/upload-csv -F "file=@$work/sales.csv" -F "business_id=$business" | field file_id)
echo "uploaded after $((SECONDS - start)) s: $file"
status() { call "/data/upload-csv/$file?business_id=$business"; }
end=$(status)
while [[ $(field status <<<"$end") == p* ]]; do
    sleep 5
    end=$(status)
    printf '\r%s rows after %s s' "$(field rows_processed <<<"$end")" $((SECONDS - start))
done
echo
echo "$(field status <<<"$end"): $(field created_transactions <<<"$end") created, $(field skipped_rows <<<"$end") skipped," \
    "$(field rows_failed <<<"$end") failed, $((SECONDS - start)) s, memory: $(grep VmHWM /proc/$node/status || true)"
[ "$(field status <<<"$end")" = completed ]
