/** Light, dark, or as the system says; theme.js applies the choice at the next start. */

const KEY = 'tally.theme';

/** What can be chosen, in the order of the switch. */
export const THEMES = [
    { value: '', label: 'As the system' },
    { value: 'light', label: 'Light' },
    { value: 'dark', label: 'Dark' },
];

/** What is chosen; '' for as the system. @returns {string} */
export function theme() {
    return localStorage.getItem(KEY) ?? '';
}

/** Chooses, at once. @param {string} value */
export function chooseTheme(value) {
    localStorage.setItem(KEY, value);
    if (value) {
        document.documentElement.dataset.theme = value;
    } else {
        delete document.documentElement.dataset.theme;
    }
}
