#!/usr/bin/env bash
# The manual checklist, walked against a running Tally; prints what it saw, and fails where one step fails.
#
#   docs/checklist.sh [URL [STAFF_EMAIL:PASSWORD [SHOP_EMAIL:PASSWORD]]]
#
# Without arguments: http://127.0.0.1:8080, and the sign-ins that './build.sh run' has kept in tally-data/sign-ins.txt.
# The log is read from TALLY_LOG_FILE, or tally-data/logs/tally.log. Needs bash and curl. May be run any number of times.
set -uo pipefail
cd "$(dirname "$0")/.."

data=${TALLY_DATA_DIR:-tally-data}
log=${TALLY_LOG_FILE:-$data/logs/tally.log}
sample=sample-data/sales.csv
failed=0

# --- what a step needs -----------------------------------------------------------------------------------------------

title() { printf '\n%s\n' "$*"; }

check() { # check WHAT EXPECTED SEEN
    if [ "$2" = "$3" ]; then
        printf '  ✓ %s: %s\n' "$1" "$3"
    else
        printf '  ✗ %s: expected %s, saw %s\n' "$1" "$2" "${3:-nothing}"
        failed=1
    fi
}

give_up() {
    printf '  ✗ %s\n' "$*"
    exit 1
}

call() { # call TOKEN METHOD PATH [curl's options]: leaves the answer in $body and $status
    local token=$1 method=$2 path=$3 answer
    shift 3
    answer=$(curl --silent --max-time 60 --write-out '\n%{http_code}' --request "$method" \
        --header "Authorization: Bearer $token" "$@" "$url$path")
    body=${answer%$'\n'*} status=${answer##*$'\n'}
}

field() { # field NAME: the first value of that name in $body
    grep -o "\"$1\":\(\"[^\"]*\"\|[^,}]*\)" <<<"$body" | head -n 1 | sed 's/^[^:]*://; s/^"\(.*\)"$/\1/'
}

poll() { # poll TOKEN PATH UNWANTED...: asks until the status is none of the unwanted ones, half a minute at most
    local token=$1 path=$2 tries
    shift 2
    for tries in $(seq 150); do
        call "$token" GET "$path"
        [[ " $* " == *" $(field status) "* ]] || return 0
        sleep 0.2
    done
    give_up "$path is still $(field status)"
}

sign_in() { # sign_in EMAIL:PASSWORD: the token
    call - POST /auth/token --header 'Content-Type: application/json' \
        --data "{\"email\":\"${1%%:*}\",\"password\":\"${1#*:}\"}"
    field token
}

upload() { # upload FILE: leaves the file's id in $file
    call "$shop" POST /data/upload-csv --form "file=@$1;type=text/csv"
    check 'answered with' 202 "$status"
    file=$(field file_id)
    [ -n "$file" ] || give_up "no upload: $body"
    poll "$shop" "/data/upload-csv/$file" pending processing
    printf '    %s: %s created, %s skipped, %s failed\n' \
        "$(field status)" "$(field created_transactions)" "$(field skipped_rows)" "$(field rows_failed)"
}

kept_sign_in() { # kept_sign_in staff|shop: EMAIL:PASSWORD as the first start has written it down
    sed -n "s/^$1  *\([^ ]*\)  *\([^ ]*\) *$/\1:\2/p" "$data/sign-ins.txt" 2>/dev/null
}

# --- the steps -------------------------------------------------------------------------------------------------------

signing_in() {
    title '1. Sign in'
    shop=$(sign_in "$shop_account") staff=$(sign_in "$staff_account")
    [ -n "$shop" ] && [ -n "$staff" ] || give_up "sign-in at $url refused; start Tally, or name URL and both accounts"
    check "${shop_account%%:*} and ${staff_account%%:*}" 'signed in' 'signed in'
    call "$shop" GET '/api/v1/transactions/summary'
    business=$(field business_id)
}

uploading_the_sample() {
    title "2. Upload $sample, and poll until it is read"
    upload "$sample"
    check 'status' completed "$(field status)"
    check 'rows created or skipped' 30 $(($(field created_transactions) + $(field skipped_rows)))
    created=$(field created_transactions)
}

looking_at_the_books() {
    title '3. Transactions, stock, customers'
    call "$shop" GET '/api/v1/transactions?limit=1&date_from=2025-11-01&date_to=2025-11-09&payment_method=nagad'
    check 'transactions by nagad' 3 "$(field count)"
    call "$shop" GET '/api/v1/products?limit=100'
    check 'a product with its stock' '"current_stock":-9' \
        "$(grep -o '"name":"Cotton Shirt"[^}]*' <<<"$body" | grep -o '"current_stock":[-0-9]*')"
    call "$shop" GET '/api/v1/customers?limit=100'
    check 'a customer' '"name":"Nusrat Jahan"' "$(grep -o '"name":"Nusrat Jahan"' <<<"$body")"
    call "$staff" GET "/admin/api/v1/consistency?business_id=$business"
    check 'the books agree with one another' true "$(field ok)"
}

event_in_the_log() { # event_in_the_log FILE_ID HOW_MANY
    local tries published
    [ -r "$log" ] || give_up "the log can't be read at $log; name it in TALLY_LOG_FILE"
    for tries in $(seq 50); do
        published=$(grep -c "Event published: topic=transaction.parsed.*$1" "$log")
        [ "$published" -ge "$2" ] && break
        sleep 0.2
    done
    check 'events published for the file' "$2" "$published"
    check 'forecast stub called' yes "$(grep -q "\[STUB\] Generating forecasts for business $business" "$log" && echo yes)"
    check 'churn stub called' yes "$(grep -q "\[STUB\] Recalculating RFM for business $business" "$log" && echo yes)"
}

looking_for_the_event() {
    title "4. The event in $log"
    if [ "$created" -gt 0 ]; then
        event_in_the_log "$file" 1
    else
        printf '    the sample was there already, so there is no event; step 8 makes one\n'
    fi
}

uploading_the_sample_again() {
    title '5. The same file again adds nothing'
    upload "$sample"
    check 'created' 0 "$(field created_transactions)"
    check 'skipped' 30 "$(field skipped_rows)"
}

uploading_bad_rows() {
    title '6. A file with bad rows'
    amount=$(($(date +%s) % 1000000 + 1)) # another one at each run, so that the rows are no duplicates
    bad_rows=$(mktemp --suffix=.csv)
    trap 'rm -f "$bad_rows"' EXIT
    printf '%s\n' 'Date,Product,Quantity,Amount' "2025-11-07,Checklist,1,$amount" "07/11/2025,Checklist,2,$amount" \
        "2025-11-07,Checklist,none,$amount" >"$bad_rows"
    upload "$bad_rows"
    check 'created' 1 "$(field created_transactions)"
    check 'failed' 2 "$(field rows_failed)"
}

reading_the_failed_jobs() {
    title '7. Failed jobs: for staff, not for the shop'
    call "$shop" GET '/admin/api/v1/failed-jobs'
    check 'as the shop' '403 FORBIDDEN' "$status $(field error_code)"
    call "$staff" GET "/admin/api/v1/failed-jobs?file_id=$file&error_code=INVALID_DATE"
    check 'as staff' '200, 1 row' "$status, $(field count) row"
    check 'what is wrong' 'Invalid date format (use YYYY-MM-DD): 07/11/2025' "$(field error_message)"
    job=$(grep -o '"results":\[{"id":"[^"]*"' <<<"$body" | sed 's/.*:"//; s/"$//')
}

retrying_a_row() {
    title '8. Correct the row, and retry it'
    call "$staff" POST "/admin/api/v1/failed-jobs/$job/retry" --header 'Content-Type: application/json' \
        --data '{"row_data":{"Date":"2025-11-07"}}'
    check 'answered with' '202 Row will be reprocessed' "$status $(field message)"
    poll "$staff" "/admin/api/v1/failed-jobs/$job" pending
    check 'the row' resolved "$(field status)"
    call "$shop" GET "/api/v1/transactions?file_id=$file"
    check 'transactions of the file' 2 "$(field count)"
    event_in_the_log "$file" 2
}

looking_at_the_events() {
    title '9. The events, as staff see them'
    call "$staff" GET "/admin/api/v1/events?file_id=$file"
    check 'events of the file' 2 "$(field count)"
    check 'error' null "$(field error)"
    call "$staff" POST "/admin/api/v1/events/$(grep -o '"results":\[{"id":"[^"]*"' <<<"$body" | sed 's/.*:"//; s/"$//')/redeliver"
    check 'redelivery answered with' 202 "$status"
    event_in_the_log "$file" 3
}

taking_the_upload_back() {
    title '10. Take the upload back'
    call "$shop" DELETE "/data/upload-csv/$file"
    check 'answered with' '200 undone' "$status $(field status)"
    check 'transactions removed' 2 "$(field removed_transactions)"
    call "$shop" GET "/api/v1/transactions?file_id=$file"
    check 'transactions of the file' 0 "$(field count)"
    call "$shop" DELETE "/data/upload-csv/$file"
    check 'once more' '409 CONFLICT' "$status $(field error_code)"
    call "$staff" GET "/admin/api/v1/consistency?business_id=$business"
    check 'the books agree with one another' true "$(field ok)"
    call "$staff" GET "/admin/api/v1/audit?action=upload.undone&subject=$file"
    check 'the audit trail says who it was' "${shop_account%%:*}" "$(field actor)"
}

cancelling_an_upload() {
    title '11. Cancel a large file while it is read'
    awk -v from="$amount" 'BEGIN { print "Date,Product,Quantity,Amount"
        for (i = 0; i < 150000; i++) printf "2025-10-%02d,Checklist,1,%d.%02d\n", 1 + i % 28, from + i / 100, i % 100 }' >"$bad_rows"
    call "$shop" POST /data/upload-csv --form "file=@$bad_rows;type=text/csv"
    file=$(field file_id)
    call "$shop" POST "/data/upload-csv/$file/cancel"
    check 'answered with' '202 cancelled' "$status $(field status)"
    call "$shop" DELETE "/data/upload-csv/$file"
    check 'and taken back' '200 undone' "$status $(field status)"
}

reading_the_metrics() {
    title '12. The metrics: for staff, not for the shop'
    call "$shop" GET /metrics
    check 'as the shop' '403 FORBIDDEN' "$status $(field error_code)"
    call "$staff" GET /metrics
    check 'as staff' 200 "$status"
    check 'uploads that wait' 0 "$(sed -n 's/^tally_upload_queue_length //p' <<<"$body")"
    check 'batches are timed' yes "$(grep -q '^tally_batch_seconds_count [1-9]' <<<"$body" && echo yes)"
}

# --- the walk --------------------------------------------------------------------------------------------------------

url=${1:-http://127.0.0.1:8080}
staff_account=${2:-$(kept_sign_in staff)}
shop_account=${3:-$(kept_sign_in shop)}

signing_in
uploading_the_sample
looking_at_the_books
looking_for_the_event
uploading_the_sample_again
uploading_bad_rows
reading_the_failed_jobs
retrying_a_row
looking_at_the_events
taking_the_upload_back
cancelling_an_upload
reading_the_metrics

title "$([ "$failed" = 0 ] && echo 'All as it should be.' || echo 'Something is not as it should be: see ✗ above.')"
exit "$failed"
