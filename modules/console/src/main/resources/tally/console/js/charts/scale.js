/** The steps that people count in, within a power of ten. */
const NICE_STEPS = [1, 2, 2.5, 5, 10];

/**
 * Chooses ticks from zero upwards that a person can read at a glance: multiples of 1, 2, 2.5 or 5 times a power of ten.
 *
 * @param {number} max the largest value to be shown
 * @param {number} [count] about how many steps are wanted
 * @returns {number[]} ascending, from 0; the last one is not below `max`
 */
export function niceTicks(max, count = 4) {
    const rough = (max > 0 ? max : 1) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * NICE_STEPS.find((nice) => nice * power >= rough * 0.999999);
    const steps = Math.ceil((max > 0 ? max : 1) / step - 1e-9);
    return Array.from({ length: steps + 1 }, (_, index) => tidy(index * step));
}

/** Takes away what binary fractions add: 0.1 * 3 is to be 0.3. */
function tidy(value) {
    return Number(value.toPrecision(12));
}

/**
 * A straight line from values to pixels.
 *
 * @param {[number, number]} domain the smallest and the largest value
 * @param {[number, number]} range where they are drawn
 * @returns {function(number): number}
 */
export function linear([low, high], [start, end]) {
    const span = high - low || 1;
    return (value) => start + ((value - low) / span) * (end - start);
}

/**
 * Chooses which of many labels are written below an axis, evenly spread, the first one always.
 *
 * @param {number} length how many there are
 * @param {number} most how many have room
 * @returns {number[]} their indexes
 */
export function spread(length, most) {
    const step = Math.max(1, Math.ceil(length / Math.max(1, most)));
    return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}
