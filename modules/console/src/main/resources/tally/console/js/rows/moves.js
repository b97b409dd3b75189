/** How the keys move through a grid. Knows numbers only, so that it can be tried without a page. */

const STEPS = {
    ArrowUp: { row: -1, column: 0 },
    ArrowDown: { row: 1, column: 0 },
    ArrowLeft: { row: 0, column: -1 },
    ArrowRight: { row: 0, column: 1 },
};

/**
 * Where one is after a key, or after a step of so many rows and columns.
 *
 * @param {{row: number, column: number}} at
 * @param {KeyboardEvent|{row: number, column: number}} how
 * @param {{rows: number, columns: number, page: number}} size page: rows to a page
 * @returns {{row: number, column: number}|undefined} none where the key does not move
 */
export function moveBy(at, how, size) {
    const next = how.key === undefined ? plus(at, how) : byKey(at, how, size);
    return next && { row: within(next.row, size.rows), column: within(next.column, size.columns) };
}

function byKey(at, { key, ctrlKey }, { rows, columns, page }) {
    if (STEPS[key]) {
        return plus(at, STEPS[key]);
    }
    const jumps = {
        Home: { row: ctrlKey ? 0 : at.row, column: 0 },
        End: { row: ctrlKey ? rows - 1 : at.row, column: columns - 1 },
        PageUp: { row: at.row - page, column: at.column },
        PageDown: { row: at.row + page, column: at.column },
    };
    return jumps[key];
}

function plus(at, step) {
    return { row: at.row + step.row, column: at.column + step.column };
}

function within(index, length) {
    return Math.min(length - 1, Math.max(0, index));
}
