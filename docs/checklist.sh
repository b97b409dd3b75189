#!/usr/bin/env bash
# The manual checklist, walked against a running Tally; prints what it saw, and fails where one step fails.
#
#   docs/checklist.sh [URL [STAFF_EMAIL:PASSWORD [SHOP_EMAIL:PASSWORD]]]
#
# Without arguments: http://127.0.0.1:8080, and the sign-ins that './build.sh run' has kept in tally-data/sign-ins.txt.
# The log is read from TALLY_LOG_FILE, or tally-data/logs/tally.log. Needs bash and curl. May be run again, a minute later:
# a shop may only send so many files a minute.
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
        printf '    the sample was there already, so there is no event; step 9 makes one\n'
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
    bad_rows=$(mktemp --suffix=.csv) corrected=$(mktemp --suffix=.csv)
    trap 'rm -f "$bad_rows" "$corrected"' EXIT
    printf '%s\n' 'Date,Product,Quantity,Amount' "2025-11-07,Checklist,1,$amount" "07/11/2025,Checklist,2,$amount" \
        "2025-11-07,Checklist,none,$amount" "2025-11-32,=1+Checklist,3,$amount" >"$bad_rows"
    upload "$bad_rows"
    check 'created' 1 "$(field created_transactions)"
    check 'failed' 3 "$(field rows_failed)"
    check 'money of the file, created and failed' "$((4 * amount)), $amount, $((3 * amount))" \
        "$(field file), $(field created), $(field failed)"
}

reading_the_failed_jobs() {
    title '7. Failed jobs: for staff, not for the shop'
    call "$shop" GET '/admin/api/v1/failed-jobs'
    check 'as the shop' '403 FORBIDDEN' "$status $(field error_code)"
    call "$staff" GET "/admin/api/v1/failed-jobs?file_id=$file&sort_by=created_at&sort_order=asc&limit=2"
    check 'as staff, a page' '200, 2 of 3' "$status, $(grep -o '"row_number"' <<<"$body" | wc -l) of $(field count)"
    call "$staff" GET "/admin/api/v1/failed-jobs?file_id=$file&error_code=INVALID_DATE&q=07/11"
    check 'by cause and by a word' '200, 1 row' "$status, $(field count) row"
    check 'what is wrong' 'Invalid date format (use YYYY-MM-DD): 07/11/2025' "$(field error_message)"
    job=$(first_id)
    call "$staff" GET '/admin/api/v1/failed-jobs?status=open'
    check 'a status that there is not' '400 INVALID_PARAMETER' "$status $(field error_code)"
}

first_id() { # the id of the first result in $body
    grep -o '"results":\[{"id":"[^"]*"' <<<"$body" | sed 's/.*:"//; s/"$//'
}

post_json() { # post_json TOKEN PATH JSON
    call "$1" POST "$2" --header 'Content-Type: application/json' --data "$3"
}

grouping_and_rehearsing() {
    title '8. Causes, and a dry run of a retry of many'
    call "$staff" GET "/admin/api/v1/failed-jobs/groups?file_id=$file"
    check 'causes' 2 "$(grep -o '"example_id"' <<<"$body" | wc -l)"
    check 'the largest' '"error_code":"INVALID_DATE"' "$(grep -o '"error_code":"[A-Z_]*"' <<<"$body" | head -n 1)"
    post_json "$staff" /admin/api/v1/failed-jobs/retry \
        "{\"file_id\":\"$file\",\"date_format\":\"dd/MM/yyyy\",\"set\":{\"PaymentMethod\":\"cash\"},\"dry_run\":true}"
    check 'rows, and how many would pass' '200, 3, 1' "$status, $(field count), $(field would_pass)"
    post_json "$staff" /admin/api/v1/failed-jobs/retry '{}'
    check 'a retry of nothing in particular' '400 INVALID_BODY' "$status $(field error_code)"
}

retrying_a_row() {
    title '9. Correct the row, and retry it'
    post_json "$staff" "/admin/api/v1/failed-jobs/$job/retry" '{"row_data":{"Date":"2025-11-07"}}'
    check 'answered with' '202 Row will be reprocessed' "$status $(field message)"
    poll "$staff" "/admin/api/v1/failed-jobs/$job" pending
    check 'the row' resolved "$(field status)"
    check 'its history: by whom' "${staff_account%%:*}" "$(field requested_by)"
    check 'its history: the date before and after' '07/11/2025 2025-11-07' \
        "$(grep -o '"before":{"Date":"[^"]*"\|"after":{"Date":"[^"]*"' <<<"$body" | sed 's/.*:"//; s/"$//' | tr '\n' ' ' | sed 's/ $//')"
    post_json "$staff" "/admin/api/v1/failed-jobs/$job/retry" '{}'
    check 'pressed again' '409 CONFLICT' "$status $(field error_code)"
    call "$shop" GET "/api/v1/transactions?file_id=$file"
    check 'transactions of the file' 2 "$(field count)"
    event_in_the_log "$file" 2
}

retrying_many() {
    title '10. Retry all that match: still bad, so failed again, with the new reason'
    post_json "$staff" /admin/api/v1/failed-jobs/retry "{\"file_id\":\"$file\",\"error_code\":\"INVALID_QUANTITY\",\"set\":{\"Quantity\":\"0\"}}"
    check 'answered with' '202, 1' "$status, $(field count)"
    poll_count 0 "/admin/api/v1/failed-jobs?file_id=$file&status=pending"
    call "$staff" GET "/admin/api/v1/failed-jobs?file_id=$file&error_code=INVALID_QUANTITY"
    check 'the row' 'failed, Invalid quantity: 0' "$(field status), $(field error_message)"
}

poll_count() { # poll_count WANTED PATH: asks until so many match, half a minute at most
    local tries
    for tries in $(seq 150); do
        call "$staff" GET "$2"
        [ "$(field count)" = "$1" ] && return 0
        sleep 0.2
    done
    give_up "$2 still has $(field count)"
}

mending_in_a_spreadsheet() {
    title '11. The failed rows as a file, corrected and uploaded again'
    call "$shop" GET "/data/upload-csv/$file/failed-rows.csv"
    check 'rows in the file, with the header' 3 "$(grep -c , <<<"$body")"
    check 'a cell that a spreadsheet would run' "'=1+Checklist" "$(grep -o "'=1+Checklist" <<<"$body")"
    grep -v ',0,' <<<"$body" | sed 's/2025-11-32,/2025-11-08,/' >"$corrected"
    bad_file=$file
    upload "$corrected"
    corrected_file=$file file=$bad_file
    check 'created' 1 "$(field created_transactions)"
    call "$staff" GET "/admin/api/v1/failed-jobs?file_id=$file&status=resolved"
    check 'rows of the first file that are resolved' 2 "$(field count)"
    call "$shop" GET "/api/v1/transactions?file_id=$corrected_file"
    check 'the product, without the apostrophe' '=1+Checklist' "$(field product_name)"
}

discarding_the_rest() {
    title '12. The last one is no sale'
    post_json "$staff" /admin/api/v1/failed-jobs/discard "{\"file_id\":\"$file\"}"
    check 'discarded' '200, 1' "$status, $(field count)"
    call "$staff" GET "/admin/api/v1/failed-jobs?file_id=$file"
    check 'rows that wait for a person' 0 "$(field count)"
}

looking_at_the_events() {
    title '13. The events, as staff see them'
    call "$staff" GET "/admin/api/v1/events?file_id=$file&topic=transaction.parsed"
    check 'events of the file' 2 "$(field count)"
    check 'error' null "$(field error)"
    call "$staff" POST "/admin/api/v1/events/$(first_id)/redeliver"
    check 'redelivery answered with' 202 "$status"
    event_in_the_log "$file" 3
}

watching_the_uploads() {
    title '14. What is being worked on'
    call "$staff" GET "/admin/api/v1/upload-status?business_id=$business&limit=1"
    check 'active uploads' 0 "$(field active_uploads)"
    check 'the newest: kind, rows, percent, seconds left' 'csv, 1 of 1, 100, 0' \
        "$(field kind), $(field rows_processed) of $(field rows_total), $(field percent_complete), $(field remaining_seconds)"
    check 'the stream begins with the same' "data: {\"active_uploads\":0" \
        "$(curl --silent --no-buffer --max-time 2 --header "Authorization: Bearer $staff" \
            "$url/admin/api/v1/upload-status/stream?business_id=$business&limit=1" | head -c 25)"
}

taking_the_upload_back() {
    title '15. Take the upload back; then the same file can be uploaded afresh'
    undo "$file" 2
    call "$shop" GET "/api/v1/transactions?file_id=$file"
    check 'transactions of the file' 0 "$(field count)"
    call "$shop" DELETE "/data/upload-csv/$file"
    check 'once more' '409 CONFLICT' "$status $(field error_code)"
    upload "$bad_rows"
    check 'created' 1 "$(field created_transactions)"
    undo "$file" 1
    undo "$corrected_file" 1
    call "$staff" GET "/admin/api/v1/consistency?business_id=$business"
    check 'the books agree with one another' true "$(field ok)"
}

undo() { # undo FILE_ID HOW_MANY
    call "$shop" DELETE "/data/upload-csv/$1"
    check 'taken back' "200 undone, $2 transactions" "$status $(field status), $(field removed_transactions) transactions"
}

reading_the_audit() {
    title '17. Who did what'
    call "$staff" GET "/admin/api/v1/audit?action=upload.undone&subject=$bad_file"
    check 'the upload was taken back by' "${shop_account%%:*}" "$(field actor)"
    call "$staff" GET "/admin/api/v1/audit?action=failed_job.retried&subject=$job"
    check 'the row was retried by' "${staff_account%%:*}" "$(field actor)"
    check 'before and after' '"status":"failed" "status":"pending"' "$(grep -o '"status":"[a-z]*"' <<<"$body" | tr '\n' ' ' | sed 's/ $//')"
    call "$staff" GET "/admin/api/v1/audit?action=failed_job.discarded&business_id=$business&limit=1"
    check 'the rest was discarded' '1 failed rows' "$(field subject)"
}

cancelling_an_upload() {
    title '16. Cancel a large file while it is read'
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
    title '18. The metrics: for staff, not for the shop'
    call "$shop" GET /metrics
    check 'as the shop' '403 FORBIDDEN' "$status $(field error_code)"
    call "$staff" GET /metrics
    check 'as staff' 200 "$status"
    check 'uploads that wait' 0 "$(sed -n 's/^tally_upload_queue_length //p' <<<"$body")"
    check 'batches are timed' yes "$(grep -q '^tally_batch_seconds_count [1-9]' <<<"$body" && echo yes)"
    check 'tries of failed rows are counted' yes "$(grep -q '^tally_retried_rows_total{outcome="resolved"} [1-9]' <<<"$body" && echo yes)"
    check 'connections and workers are shown' yes \
        "$(grep -q '^tally_db_connections{' <<<"$body" && grep -q '^tally_workers{' <<<"$body" && echo yes)"
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
grouping_and_rehearsing
retrying_a_row
retrying_many
mending_in_a_spreadsheet
discarding_the_rest
looking_at_the_events
watching_the_uploads
taking_the_upload_back
cancelling_an_upload
reading_the_audit
reading_the_metrics

title "$([ "$failed" = 0 ] && echo 'All as it should be.' || echo 'Something is not as it should be: see ✗ above.')"
exit "$failed"
