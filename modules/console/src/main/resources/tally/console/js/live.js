/**
 * Keeps a view up to date: by server-sent events where they can be had, else by asking again and again. Rests while
 * nobody sees the page, so that tabs in the background hold no connection.
 */

import { ApiError, connection, pause } from './api.js';

/** How long to go without a stream before asking for one again, in milliseconds. */
const WITHOUT_STREAM = 30_000;

/** How long to rest after Tally has answered with an error, in milliseconds. */
const AFTER_ERROR = 5000;

/**
 * Follows something until it is stopped.
 *
 * @param {{poll: function(AbortSignal): Promise<*>, onData: function(*): void, stream?: string, every?: number}} what
 *     poll: asks once; onData: is given what came, of the same shape from both; stream: the URL of the events, where there is
 *     one; every: milliseconds between two questions
 * @returns {function(): void} stops it
 */
export function follow({ poll, onData, stream, every = 1500 }) {
    const end = new AbortController();
    let round = new AbortController();
    const restart = () => {
        round.abort();
        round = new AbortController();
        if (!document.hidden && !end.signal.aborted) {
            run({ poll, onData, stream, every }, round.signal);
        }
    };
    document.addEventListener('visibilitychange', restart, { signal: end.signal });
    restart();
    return () => {
        end.abort();
        round.abort();
    };
}

async function run(what, signal) {
    try {
        while (!signal.aborted) {
            await untilItFails(what, signal);
            await pause(AFTER_ERROR, signal);
        }
    } catch (error) {
        if (error.name !== 'AbortError') {
            throw error;
        }
    }
}

/** An answer that is an error ends no view: what is shown stays, and the next look may go well. */
async function untilItFails(what, signal) {
    try {
        while (!signal.aborted) {
            const heard = what.stream && (await listen(what, signal));
            await asking(what, signal, what.stream && !heard ? WITHOUT_STREAM : what.every);
        }
    } catch (error) {
        if (!(error instanceof ApiError)) {
            throw error;
        }
    }
}

/** Listens until the stream breaks; false where not one event came. */
function listen({ stream, onData }, signal) {
    return new Promise((resolve) => {
        const source = new EventSource(stream);
        let heard = false;
        const finish = () => {
            source.close();
            resolve(heard);
        };
        source.onmessage = (event) => {
            heard = true;
            connection(false);
            onData(JSON.parse(event.data));
        };
        source.onerror = finish;
        signal.addEventListener('abort', finish, { once: true });
    });
}

/** Asks for a while; at least once. */
async function asking({ poll, onData, stream, every }, signal, millis) {
    const until = Date.now() + millis;
    do {
        onData(await poll(signal));
        await pause(every, signal);
    } while (!stream || Date.now() < until);
}
