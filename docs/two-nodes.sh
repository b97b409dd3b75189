#!/usr/bin/env bash
# Two nodes on one database: what is handed to the first is seen at the second, also after the first was killed.
#
#   DATABASE_URL=postgresql://user:password@host:port/empty-database docs/two-nodes.sh
#
# Needs target/tally.jar (./build.sh package), bash and curl. Leaves its business and its users in that database.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DATABASE_URL:?Set DATABASE_URL to an empty PostgreSQL database (15 or newer)}"
[ -f target/tally.jar ] || { echo "target/tally.jar is missing: ./build.sh package makes it" >&2; exit 1; }

export TALLY_ADMIN_EMAIL=two-nodes@tally.example TALLY_ADMIN_PASSWORD=two-nodes-password TALLY_LEASE_SECONDS=5
work=$(mktemp -d)
nodes=()
trap 'kill "${nodes[@]}" 2>/dev/null || true; rm -rf "$work"' EXIT

node() { # node NAME PORT: starts one and waits until it can serve
    TALLY_NODE=$1 TALLY_PORT=$2 TALLY_DATA_DIR=$work/$1 java -jar target/tally.jar serve >"$work/$1.out" 2>&1 &
    nodes+=($!)
    until curl -sf "http://127.0.0.1:$2/readyz" >/dev/null; do
        kill -0 $! 2>/dev/null || { cat "$work/$1.out" >&2; exit 1; }
        sleep 0.2
    done
    echo "$1 serves at http://127.0.0.1:$2"
}

field() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"; }

call() { # call PORT PATH CURL-ARGUMENTS...
    local port=$1 path=$2
    shift 2
    curl -s -H "Authorization: Bearer ${token:-}" "$@" "http://127.0.0.1:$port$path"
}

status() { call "$1" "/data/upload-csv/$file?business_id=$business"; }

node first 8181
node second 8182
token=$(call 8181 /auth/token -H 'Content-Type: application/json' \
    -d "{\"email\":\"$TALLY_ADMIN_EMAIL\",\"password\":\"$TALLY_ADMIN_PASSWORD\"}" | field token)
business=$(call 8181 /admin/api/v1/businesses -H 'Content-Type: application/json' -d '{"name":"Two nodes"}' | field id)

awk 'BEGIN { print "Date,Product,Quantity,Amount"
    for (i = 0; i < 200000; i++) printf "2025-%02d-%02d,Product %d,1,%d.%02d\n", 1 + i % 10, 1 + i % 28, i % 50, 1 + i / 100, i % 100 }' >"$work/sales.csv"
file=$(call 8181 /data/upload-csv -F "file=@$work/sales.csv" -F "business_id=$business" | field file_id)
echo "uploaded to the first: $file"

until [ "$(status 8182 | field rows_processed)" -gt 0 ]; do sleep 0.1; done
echo "seen at the second:    $(status 8182 | field rows_processed) rows done"
kill -9 "${nodes[0]}"
echo "the first is killed"

while [ "$(status 8182 | field status)" = processing ]; do sleep 0.5; done
echo "seen at the second:    $(status 8182 | field status), $(status 8182 | field created_transactions) transactions of 200000"
[ "$(status 8182 | field created_transactions)" = 200000 ]
