/** The progress of a file that is being read: rows, speed, time left. */

import { progress } from '../components/progress.js';
import { duration, number } from '../format.js';
import { uploadsLive } from './feed.js';

/** States in which something still happens. */
const AT_WORK = new Set(['pending', 'processing']);

/**
 * Whether an upload is not at its end.
 *
 * @param {string} status
 * @returns {boolean}
 */
export function isAtWork(status) {
    return AT_WORK.has(status);
}

/**
 * A progress bar that follows an upload to its end.
 *
 * @param {string} fileId
 * @param {{scope: function(Object): Object, signal: AbortSignal}} context
 * @param {{onEnd: function(Object): void, onMove?: function(): void}} told onEnd: once, with the last state; onMove: whenever it
 *     has moved
 * @returns {HTMLElement}
 */
export function processing(fileId, context, { onEnd, onMove = () => {} }) {
    const bar = progress('Reading the file');
    bar.set(0, 'Waiting for its turn …');
    followToItsEnd(fileId, context, (upload) => {
        bar.set(upload.percent_complete, words(upload), speed(upload));
        (isAtWork(upload.status) ? onMove : onEnd)(upload);
    });
    return bar.element;
}

/**
 * Follows a file or a receipt until nothing more happens to it.
 *
 * @param {string} fileId
 * @param {{scope: function(Object): Object, signal: AbortSignal}} context
 * @param {function(Object): void} onState is told each state, the last one once
 */
export function followToItsEnd(fileId, context, onState) {
    const stop = new AbortController();
    uploadsLive(
        { scope: context.scope, signal: AbortSignal.any([context.signal, stop.signal]) },
        ({ recent_uploads: uploads }) => {
            const upload = uploads.find((one) => one.file_id === fileId);
            if (upload && !stop.signal.aborted) {
                if (!isAtWork(upload.status)) {
                    stop.abort();
                }
                onState(upload);
            }
        },
    );
}

function words(upload) {
    if (upload.status === 'pending') {
        return upload.queue_place > 1
            ? `Waiting: place ${number(upload.queue_place)} in the queue`
            : 'Waiting for its turn …';
    }
    return `${number(upload.rows_processed)} of ${number(upload.rows_total)} rows`;
}

function speed(upload) {
    if (upload.status !== 'processing' || !upload.rows_per_second) {
        return '';
    }
    const left = upload.remaining_seconds === null ? '' : ` · ${duration(upload.remaining_seconds)} left`;
    return `${number(Math.round(upload.rows_per_second))} rows/s${left}`;
}
