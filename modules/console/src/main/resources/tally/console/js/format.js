/** How numbers, money, times and sizes are written: as the browser's language does, times in the browser's zone. */

const WHOLE = new Intl.NumberFormat();
const MONEY = new Intl.NumberFormat(undefined, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const SHORT = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const AGO = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

/** What stands where there is nothing. */
export const NOTHING = '–';

/** A whole number: 12,345. @param {number} n @returns {string} */
export function number(n) {
    return isNothing(n) ? NOTHING : WHOLE.format(n);
}

/** A number in short, for charts: 12.3K. @param {number} n @returns {string} */
export function short(n) {
    return isNothing(n) ? NOTHING : SHORT.format(n);
}

/** Money, without a currency: Tally keeps none. @param {number} amount @returns {string} */
export function money(amount) {
    return isNothing(amount) ? NOTHING : MONEY.format(amount);
}

/** A number and its word: '1 row', '12 rows'. @param {number} n @param {string} one @param {string} [many] @returns {string} */
export function count(n, one, many = `${one}s`) {
    return `${number(n)} ${n === 1 ? one : many}`;
}

/** A moment. @param {string} iso @returns {string} */
export function moment(iso) {
    return isNothing(iso) ? NOTHING : MOMENT.format(new Date(iso));
}

/** A moment, to the second. @param {string} iso @returns {string} */
export function exactMoment(iso) {
    return isNothing(iso) ? NOTHING : EXACT.format(new Date(iso));
}

/** The time of a moment, to the second. @param {string} iso @returns {string} */
export function clock(iso) {
    return isNothing(iso) ? NOTHING : CLOCK.format(new Date(iso));
}

/** A date such as 2025-11-07, which belongs to no zone. @param {string} date @returns {string} */
export function day(date) {
    return isNothing(date) ? NOTHING : DAY.format(new Date(`${date}T00:00:00Z`));
}

/** From one date to another: '1–10 Feb 2024'. @param {string} first @param {string} last @returns {string} */
export function period(first, last) {
    const [from, to] = [first, last].map((date) => new Date(`${date}T00:00:00Z`));
    return isNothing(first) || isNothing(last) ? NOTHING : DAY.formatRange(from, to);
}

/** How long ago: '3 minutes ago'; a date where it is more than a week. @param {string} iso @returns {string} */
export function ago(iso) {
    if (isNothing(iso)) {
        return NOTHING;
    }
    const seconds = Math.min(0, (new Date(iso) - Date.now()) / 1000);
    const [unit, length] = [
        ['day', 86400],
        ['hour', 3600],
        ['minute', 60],
        ['second', 1],
    ].find(([, size]) => -seconds >= size || size === 1);
    return -seconds > 7 * 86400 ? moment(iso) : AGO.format(Math.round(seconds / length), unit);
}

/** A length of time: '45 s', '3 min 20 s', '2 h 5 min'. @param {number} seconds @returns {string} */
export function duration(seconds) {
    if (isNothing(seconds)) {
        return NOTHING;
    }
    const whole = Math.round(seconds);
    if (whole < 60) {
        return `${whole} s`;
    }
    const [big, small, size] = whole < 3600 ? ['min', 's', 60] : ['h', 'min', 3600];
    const rest = Math.floor((whole % size) / (size / 60));
    return `${Math.floor(whole / size)} ${big}${rest ? ` ${rest} ${small}` : ''}`;
}

/** How large a file is: '1.4 MB'. @param {number} bytes @returns {string} */
export function size(bytes) {
    if (bytes < 1000) {
        return count(bytes, 'byte');
    }
    const [unit, length] = bytes < 1e6 ? ['KB', 1e3] : ['MB', 1e6];
    return `${(bytes / length).toFixed(bytes / length < 10 ? 1 : 0)} ${unit}`;
}

function isNothing(value) {
    return value === undefined || value === null || value === '';
}
