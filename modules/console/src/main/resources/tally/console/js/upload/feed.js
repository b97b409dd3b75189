/** The live state of uploads, for as many parts of the page as want it, over one connection. */

import { get } from '../api.js';
import { follow } from '../live.js';
import { queryText } from '../router.js';

const PATH = '/data/upload-status';
const LIMIT = 100;
const feeds = new Map();

/**
 * Listens to the state of uploads and receipts, those at work first.
 *
 * @param {{scope: function(Object): Object, signal: AbortSignal}} context of the view; with its signal the listening ends
 * @param {function({active_uploads: number, recent_uploads: Object[]}): void} onData is told at once what is known already
 */
export function uploadsLive(context, onData) {
    const query = context.scope({ limit: LIMIT });
    const url = `${PATH}/stream?${queryText(query)}`;
    const feed = feeds.get(url) ?? openFeed(url, query);
    feed.listeners.add(onData);
    if (feed.last) {
        onData(feed.last);
    }
    context.signal.addEventListener('abort', () => leave(url, feed, onData), { once: true });
}

function openFeed(url, query) {
    const feed = { listeners: new Set(), last: undefined, stop: undefined };
    const onData = (data) => {
        feed.last = data;
        [...feed.listeners].forEach((listener) => listener(data));
    };
    feeds.set(url, feed);
    feed.stop = follow({ stream: url, poll: (signal) => get(PATH, query, { signal }), onData });
    return feed;
}

function leave(url, feed, onData) {
    feed.listeners.delete(onData);
    if (feed.listeners.size === 0) {
        feed.stop();
        feeds.delete(url);
    }
}
