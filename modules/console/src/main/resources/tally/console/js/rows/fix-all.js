/** 'The same fix for all of its kind': what to change, a dry run that says how many would pass, and then doing it. */

import { send } from '../api.js';
import { ask } from '../components/dialog.js';
import { field, input, select } from '../components/field.js';
import { fill, h } from '../dom.js';
import { count, number } from '../format.js';
import { cause, columnName } from '../words.js';
import { ALL_COLUMNS } from './model.js';

const PATH = '/admin/api/v1/failed-jobs';
const DATE_FORMATS = ['d/M/yyyy', 'M/d/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'yyyy/M/d', 'd MMM yyyy'];
const NUMBER_FORMATS = ['1,234.56', '1.234,56', '1 234,56', '1234.56'];
const ABOUT_DATES = ['INVALID_DATE', 'FUTURE_DATE'];
const ABOUT_NUMBERS = ['INVALID_AMOUNT', 'INVALID_QUANTITY', 'INVALID_UNIT_PRICE'];

/** How long a person must have stopped typing before the dry run, in milliseconds. */
const QUIET_MILLIS = 300;

/**
 * Asks how all failed rows of one cause in one file are to be mended, and has them tried.
 *
 * @param {{file_id: string, file_name: string, error_code: string}} kind
 * @returns {Promise<number|undefined>} how many rows are being tried; none where it was left
 */
export async function fixAll(kind) {
    const selection = { file_id: kind.file_id, error_code: kind.error_code };
    const verdict = h('p', { class: 'verdict', role: 'status' }, 'Looking how many would pass …');
    const rehearsal = new Rehearsal(selection, verdict);
    const choice = choiceOf(kind.error_code, () => rehearsal.later(choice.read()));
    let tried;
    rehearsal.later(choice.read(), 0);
    await ask({
        title: 'Mend all of this kind',
        wide: true,
        body: [h('p', {}, cause(kind.error_code), ' · ', h('bdi', {}, kind.file_name)), choice.element, verdict],
        confirm: 'Retry them all',
        onConfirm: async () => {
            rehearsal.mustPromise();
            tried = (await send('POST', `${PATH}/retry`, { ...selection, ...choice.read() })).count;
        },
    });
    return tried;
}

/** Dry runs, one after the other; only the last one speaks. */
class Rehearsal {
    #selection;
    #verdict;
    #timer;
    #turn = 0;
    #said = false;
    #passing = 0;

    constructor(selection, verdict) {
        this.#selection = selection;
        this.#verdict = verdict;
    }

    /** Runs when nothing more has been typed for a moment. */
    later(fix, millis = QUIET_MILLIS) {
        clearTimeout(this.#timer);
        this.#said = false;
        this.#timer = setTimeout(() => this.#run(fix), millis);
    }

    /** Nobody is to retry hundreds of rows without having seen what would come of it, or for nothing. */
    mustPromise() {
        if (!this.#said) {
            throw new Error('Please wait until it is known how many would pass.');
        }
        if (this.#passing === 0) {
            throw new Error('None of them would pass. Please choose another way to mend them.');
        }
    }

    async #run(fix) {
        const turn = (this.#turn += 1);
        try {
            const answer = await send('POST', `${PATH}/retry`, { ...this.#selection, ...fix, dry_run: true });
            this.#say(turn, verdictOf(answer), answer);
        } catch (error) {
            this.#say(turn, error.message);
        }
    }

    #say(turn, words, answer) {
        if (turn === this.#turn) {
            this.#said = answer !== undefined;
            this.#passing = answer?.would_pass ?? 0;
            fill(this.#verdict, words);
        }
    }
}

function verdictOf({ count: all, would_pass: pass }) {
    const rest = all - pass;
    const failing = rest > 0 ? ` ${count(rest, 'row')} would fail again and stay here.` : '';
    return [h('strong', {}, `${number(pass)} of ${number(all)} would pass.`), failing];
}

/** The ways to mend, of which one is chosen; the likeliest one first. */
function choiceOf(errorCode, onChange) {
    const ways = [...formatWays(errorCode), setWay(), asTheyAre()];
    const name = 'fix';
    const options = ways.map((way, i) => {
        const radio = h('input', { type: 'radio', name, value: i, checked: i === 0 });
        return h('div', { class: 'way' }, h('label', { class: 'check' }, radio, way.label), way.controls);
    });
    const element = h('fieldset', { class: 'ways' }, h('legend', {}, 'What is to be done'), options);
    element.addEventListener('input', (event) => {
        chooseAround(event.target);
        onChange();
    });
    const chosen = () => element.querySelector(`[name=${name}]:checked`).value;
    return { element, read: () => ways[chosen()].read() };
}

/** Typing into the field of a way chooses that way. */
function chooseAround(control) {
    control.closest('.way').querySelector('[type=radio]').checked = true;
}

function formatWays(errorCode) {
    if (ABOUT_DATES.includes(errorCode)) {
        return [dateWay()];
    }
    return ABOUT_NUMBERS.includes(errorCode) ? [numberWay()] : [];
}

function dateWay() {
    const formats = h(
        'datalist',
        { id: 'date-formats' },
        DATE_FORMATS.map((value) => h('option', { value })),
    );
    const format = input({ value: DATE_FORMATS[0], list: 'date-formats', autocomplete: 'off' });
    const hint = 'd and M are day and month, yyyy the year: d/M/yyyy reads 7/11/2025 as 7 November.';
    const controls = [field('Date format', format, { hint }), formats];
    return {
        label: 'Read their dates in another format',
        controls,
        read: () => ({ date_format: format.value.trim() }),
    };
}

function numberWay() {
    const format = select(
        NUMBER_FORMATS.map((value) => ({ value, label: value })),
        NUMBER_FORMATS[0],
    );
    const controls = field('Number format', format, {
        hint: 'How one thousand two hundred and thirty-four and 56 hundredths is written.',
    });
    return { label: 'Read their numbers in another format', controls, read: () => ({ number_format: format.value }) };
}

function setWay() {
    const column = select(
        ALL_COLUMNS.map((value) => ({ value, label: columnName(value) })),
        'Product',
    );
    const value = input({ autocomplete: 'off' });
    const controls = h('div', { class: 'fields' }, field('Column', column), field('Value in all of them', value));
    return {
        label: 'Put the same value into a column',
        controls,
        read: () => ({ set: { [column.value]: value.value.trim() } }),
    };
}

function asTheyAre() {
    return { label: 'Nothing: only try them again', read: () => ({}) };
}
