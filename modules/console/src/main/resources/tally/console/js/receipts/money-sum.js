/** Adds money up exactly: in units of a ten-thousandth, so that 0.1 + 0.2 is 0.3. */

const UNITS = 10_000;

/** Money in units. @param {number} amount @returns {number} */
export function inUnits(amount) {
    return Math.round((Number(amount) || 0) * UNITS);
}

/** The sum. @param {number[]} amounts what is no number counts nothing @returns {number} */
export function sum(amounts) {
    return amounts.reduce((units, amount) => units + inUnits(amount), 0) / UNITS;
}
