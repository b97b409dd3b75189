/**
 * URLs of the console: `#/uploads/3f2…?page=2`. What stands behind the # never reaches the server, so every link can be
 * reloaded, sent and kept without the server knowing the views. Filters of a view live in the query.
 */

/** Query parameters that stay from view to view. */
const STAYING = ['business'];

/**
 * Where the browser is.
 *
 * @returns {{path: string, query: Object<string, string>}} the path without slashes at its ends
 */
export function here() {
    const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
    return { path: path.replace(/\/$/, ''), query: Object.fromEntries(new URLSearchParams(query)) };
}

/**
 * The URL of a view, for an href.
 *
 * @param {string} path such as 'uploads/3f2…'
 * @param {Object<string, *>} [query] what is undefined, null or '' is left out
 * @returns {string}
 */
export function link(path, query = {}) {
    const kept = Object.fromEntries(STAYING.map((name) => [name, here().query[name]]));
    const text = queryText({ ...kept, ...query });
    return `#/${path}${text ? `?${text}` : ''}`;
}

/**
 * Goes to a view.
 *
 * @param {string} path
 * @param {Object<string, *>} [query]
 */
export function go(path, query) {
    location.hash = link(path, query);
}

/**
 * Changes some query parameters of the view that is open, keeping the others.
 *
 * @param {Object<string, *>} changes by name; undefined, null and '' take one away
 * @param {{replace?: boolean}} [options] replace: as if the browser had been there from the start; no entry in its history
 */
export function setQuery(changes, { replace = false } = {}) {
    const { path, query } = here();
    const url = link(path, { ...query, ...changes });
    if (replace) {
        history.replaceState(null, '', url);
        dispatchEvent(new HashChangeEvent('hashchange'));
    } else {
        location.hash = url;
    }
}

/**
 * Finds the route of a path.
 *
 * @template {{path: string}} R
 * @param {R[]} routes their paths may have gaps: 'uploads/:id'
 * @param {string} path
 * @returns {{route: R, gaps: Object<string, string>}|undefined}
 */
export function match(routes, path) {
    for (const route of routes) {
        const gaps = gapsOf(route.path.split('/'), path.split('/'));
        if (gaps) {
            return { route, gaps };
        }
    }
    return undefined;
}

/**
 * A query as text, in the order given.
 *
 * @param {Object<string, *>} query what is undefined, null or '' is left out
 * @returns {string}
 */
export function queryText(query) {
    const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
    return new URLSearchParams(set).toString();
}

function gapsOf(pattern, parts) {
    if (pattern.length !== parts.length) {
        return undefined;
    }
    const gaps = {};
    for (const [i, name] of pattern.entries()) {
        if (name.startsWith(':') && parts[i]) {
            gaps[name.slice(1)] = decodeURIComponent(parts[i]);
        } else if (name !== parts[i]) {
            return undefined;
        }
    }
    return gaps;
}
