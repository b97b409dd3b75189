/**
 * Speaks with Tally. The session is a cookie that no script can see; the header below tells the server that a request
 * comes from this page. Whatever goes wrong is an {@link ApiError} with a sentence that a person can read.
 */

import { queryText } from './router.js';

const OURS = { 'X-Tally-Console': '1' };

/** How long to wait before each new try, in milliseconds; the last one again and again. */
const BACK_OFF = [500, 1000, 2000, 4000, 8000];

/**
 * Tells what the page should know: 'lost' and 'back' of the connection; 'signedout' where the session has ended, which whoever
 * lets the person sign in again cancels, and tells by 'signedin'.
 */
export const signals = new EventTarget();

let lost = false;

/** What Tally answered instead of a success, or that it could not be reached. */
export class ApiError extends Error {
    /**
     * @param {number} status the HTTP status; 0 where there was no answer
     * @param {{error_code?: string, message?: string, details?: Object}} body
     * @param {number} [retryAfter] seconds
     */
    constructor(status, body, retryAfter) {
        super(body.message ?? `Tally answered with an error (${status}).`);
        this.status = status;
        this.code = body.error_code ?? 'UNKNOWN';
        this.details = body.details ?? {};
        this.retryAfter = retryAfter;
    }
}

/**
 * Reads. Waits through a lost connection and tries again when it is back; a busy server is asked once more.
 *
 * @param {string} path such as '/data/upload-csv'
 * @param {Object<string, *>} [query]
 * @param {{signal?: AbortSignal}} [options] signal: stops it; the promise is then rejected with an AbortError
 * @returns {Promise<*>} the JSON
 */
export async function get(path, query = {}, { signal } = {}) {
    const text = queryText(query);
    const url = text ? `${path}?${text}` : path;
    for (let tries = 0; ; tries += 1) {
        try {
            return await signedIn(() => request('GET', url, { signal }), signal);
        } catch (error) {
            await mayTryAgain(error, tries, signal);
        }
    }
}

/**
 * Sends JSON, or nothing, to a path. Never tried again by itself: nobody knows how far it came. Only what was refused because
 * the session had ended is sent once more after signing in.
 *
 * @param {'POST'|'PUT'|'PATCH'|'DELETE'} method
 * @param {string} path with its query, if any
 * @param {Object} [body]
 * @returns {Promise<*>} the JSON; undefined where there is none
 */
export function send(method, path, body) {
    const json =
        body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    return signedIn(() => request(method, path, json));
}

/**
 * Sends a form with a file, telling how far it is; once more after signing in, as {@link send}.
 *
 * @param {string} path
 * @param {FormData} form
 * @param {{onProgress?: function(number, number): void, signal?: AbortSignal}} [options] onProgress: bytes sent, bytes in all
 * @returns {Promise<*>} the JSON
 */
export function sendForm(path, form, { onProgress, signal } = {}) {
    return signedIn(() => sendFormOnce(path, form, { onProgress, signal }), signal);
}

function sendFormOnce(path, form, { onProgress, signal }) {
    return new Promise((resolve, reject) => {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', path);
        Object.entries(OURS).forEach(([name, value]) => xhr.setRequestHeader(name, value));
        if (onProgress) {
            xhr.upload.onprogress = (event) => onProgress(event.loaded, event.total);
        }
        xhr.onload = () => {
            const answered = {
                status: xhr.status,
                text: xhr.responseText,
                retryAfter: xhr.getResponseHeader('Retry-After'),
            };
            try {
                resolve(result(answered));
            } catch (error) {
                reject(error);
            }
        };
        xhr.onerror = () => reject(unreachable('POST'));
        xhr.onabort = () => reject(stopped());
        signal?.addEventListener('abort', () => xhr.abort(), { once: true });
        xhr.send(form);
    });
}

/**
 * Waits; rejected with an AbortError when stopped.
 *
 * @param {number} millis
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(millis, signal) {
    return new Promise((resolve, reject) => {
        const stop = () => {
            clearTimeout(timer);
            reject(stopped());
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener('abort', stop);
            resolve();
        }, millis);
        signal?.addEventListener('abort', stop, { once: true });
    });
}

/** Says that the connection is gone, or there again; heard by the banner. One that is gone is asked for until it is back. */
export function connection(isLost) {
    if (lost !== isLost) {
        lost = isLost;
        signals.dispatchEvent(new Event(isLost ? 'lost' : 'back'));
        if (isLost) {
            get('/healthz').catch(() => {});
        }
    }
}

async function request(method, url, { signal, body, headers } = {}) {
    let response;
    let text;
    try {
        response = await fetch(url, { method, body, signal, headers: { ...OURS, ...headers } });
        text = await response.text();
    } catch (error) {
        throw error.name === 'AbortError' ? error : unreachable(method);
    }
    return result({ status: response.status, text, retryAfter: response.headers.get('Retry-After') });
}

/** The JSON of an answer, or the error that it is. */
function result({ status, text, retryAfter }) {
    connection(false);
    const body = parsed(text);
    if (status >= 200 && status < 300) {
        return body;
    }
    const error = new ApiError(status, body ?? {}, Number(retryAfter) || undefined);
    if (error.code === 'UNAUTHENTICATED') {
        error.signsInAgain = !signals.dispatchEvent(new Event('signedout', { cancelable: true }));
    }
    throw error;
}

/** Does it; where the session has ended and the person signs in again, does it once more: the first time did nothing. */
async function signedIn(attempt, signal) {
    try {
        return await attempt();
    } catch (error) {
        if (!error.signsInAgain) {
            throw error;
        }
    }
    await heard('signedin', signal);
    return attempt();
}

function heard(name, signal) {
    return new Promise((resolve, reject) => {
        signals.addEventListener(name, resolve, { once: true });
        signal?.addEventListener('abort', () => reject(stopped()), { once: true });
    });
}

function stopped() {
    return new DOMException('Stopped', 'AbortError');
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function unreachable(method) {
    connection(true);
    const message =
        method === 'GET'
            ? 'Tally cannot be reached just now.'
            : 'The connection was lost on the way, so it is not known whether this was done. Please look before you try again.';
    return new ApiError(0, { error_code: 'UNREACHABLE', message });
}

/** Waits where another try is worth it; throws the error where it is not. */
async function mayTryAgain(error, tries, signal) {
    if (error.status === 0) {
        await pause(BACK_OFF[Math.min(tries, BACK_OFF.length - 1)], signal);
    } else if (error.status === 503 && tries === 0) {
        await pause(Math.min(error.retryAfter ?? 1, 10) * 1000, signal);
    } else {
        throw error;
    }
}
