/** How fast rows went in over the last hour, worked out from the uploads themselves, whichever node read them. */

const MINUTE = 60_000;
const MINUTES = 60;

/**
 * Rows a second in each of the last sixty minutes. The rows of an upload are spread evenly over the time that it took.
 *
 * @param {{started_at: string|null, elapsed_seconds: number|null, rows_processed: number}[]} uploads
 * @param {number} now in milliseconds since 1970
 * @returns {{at: number, rowsPerSecond: number}[]} by the beginning of the minute, oldest first
 */
export function throughput(uploads, now) {
    const first = now - MINUTES * MINUTE;
    const rows = Array(MINUTES).fill(0);
    uploads.filter((upload) => upload.started_at !== null).forEach((upload) => spreadOver(rows, upload, first));
    return rows.map((inMinute, i) => ({ at: first + i * MINUTE, rowsPerSecond: inMinute / 60 }));
}

function spreadOver(rows, upload, first) {
    const start = Date.parse(upload.started_at);
    const length = Math.max(1000, upload.elapsed_seconds * 1000);
    rows.forEach((_, i) => {
        const from = first + i * MINUTE;
        const shared = Math.min(from + MINUTE, start + length) - Math.max(from, start);
        rows[i] += shared > 0 ? (upload.rows_processed * shared) / length : 0;
    });
}
