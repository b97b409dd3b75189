const DAY_MS = 86_400_000;

/** More points than this on one line say nothing more to the eye. */
const MOST_POINTS = 130;

/**
 * @typedef {object} Period
 * @property {string} date its first day, YYYY-MM-DD
 * @property {number} total
 * @property {number} count
 */

/**
 * Lays days out without holes, and adds them up by week or by month where there are too many to tell apart.
 *
 * @param {Period[]} days oldest first; days on which nothing happened may be missing
 * @returns {{unit: "day"|"week"|"month", points: Period[]}}
 */
export function byPeriod(days) {
    if (days.length === 0) {
        return { unit: 'day', points: [] };
    }
    const unit = unitFor(days);
    const sums = new Map(starts(days, unit).map((date) => [date, { date, total: 0, count: 0 }]));
    days.forEach((day) => add(sums.get(startOf(day.date, unit)), day));
    return { unit, points: [...sums.values()] };
}

function add(period, day) {
    period.total += day.total;
    period.count += day.count;
}

function unitFor(days) {
    const length = (time(days.at(-1).date) - time(days[0].date)) / DAY_MS + 1;
    if (length <= MOST_POINTS) {
        return 'day';
    }
    return length <= MOST_POINTS * 7 ? 'week' : 'month';
}

function starts(days, unit) {
    const last = time(days.at(-1).date);
    const all = new Set();
    for (let at = time(days[0].date); at <= last; at += DAY_MS) {
        all.add(startOf(iso(at), unit));
    }
    return [...all];
}

/** The day on which the period of `date` begins: itself, its Monday, or the first of its month. */
function startOf(date, unit) {
    if (unit === 'day') {
        return date;
    }
    if (unit === 'month') {
        return `${date.slice(0, 7)}-01`;
    }
    const at = time(date);
    const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
    return iso(at - sinceMonday * DAY_MS);
}

function time(date) {
    return Date.parse(`${date}T00:00:00Z`);
}

function iso(at) {
    return new Date(at).toISOString().slice(0, 10);
}
