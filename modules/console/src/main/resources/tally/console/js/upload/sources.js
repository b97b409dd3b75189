/** The names of sources that were used in this browser; what was settled for them is remembered by the server. */

const KEY = 'tally.sources';
const REMEMBERED = 20;

/** The names, the last used first. @returns {string[]} */
export function knownSources() {
    try {
        return JSON.parse(localStorage.getItem(KEY) ?? '[]');
    } catch {
        return [];
    }
}

/** Remembers a name; none is let pass. @param {string} [name] */
export function rememberSource(name) {
    if (name) {
        const names = [name, ...knownSources().filter((known) => known !== name)];
        localStorage.setItem(KEY, JSON.stringify(names.slice(0, REMEMBERED)));
    }
}
