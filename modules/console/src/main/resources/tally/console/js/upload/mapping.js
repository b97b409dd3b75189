/** Which column of the file is which, and how its dates and numbers are written: proposed by Tally, settled by a person. */

import { field, select } from '../components/field.js';
import { h } from '../dom.js';

/** What Tally reads, in the words of a shop; the first four are needed. */
const FIELDS = [
    { name: 'Date', label: 'Date', required: true },
    { name: 'Product', label: 'Product', required: true },
    { name: 'Quantity', label: 'Quantity', required: true },
    { name: 'Amount', label: 'Amount', required: true },
    { name: 'Customer', label: 'Customer' },
    { name: 'PaymentMethod', label: 'Paid by' },
    { name: 'Time', label: 'Time' },
    { name: 'UnitPrice', label: 'Price of one' },
    { name: 'Notes', label: 'Notes' },
];

const WORKED_OUT = 'Quantity * UnitPrice';
const USUAL_DATES = 'yyyy-MM-dd';
const USUAL_NUMBERS = '1234.56';
const DATE_FORMATS = [
    USUAL_DATES,
    'dd/MM/yyyy',
    'MM/dd/yyyy',
    'dd.MM.yyyy',
    'dd-MM-yyyy',
    'd/M/yyyy',
    'M/d/yyyy',
    'yyyy/MM/dd',
];
const NUMBER_FORMATS = [USUAL_NUMBERS, '1,234.56', '1.234,56', '1 234,56'];

/**
 * The words for a field of Tally's.
 *
 * @param {string} name as the API names it
 * @returns {string}
 */
export function labelOf(name) {
    return FIELDS.find((known) => known.name === name)?.label ?? name;
}

/**
 * The controls.
 *
 * @param {Object} preview what Tally answered
 * @param {function(Object): void} onChange is given the form fields that change: mapping, date_format, number_format
 * @returns {HTMLElement}
 */
export function mappingForm(preview, onChange) {
    const mapping = mappingOf(preview);
    const columns = FIELDS.map((known) => columnField(known, preview, mapping, onChange));
    const formats = [
        formatField('Dates are written', 'date_format', DATE_FORMATS, preview, onChange),
        formatField('Numbers are written', 'number_format', NUMBER_FORMATS, preview, onChange),
    ];
    return h('div', { class: 'fields' }, columns, formats);
}

/**
 * What a person must still say before the file can be sent.
 *
 * @param {Object} preview
 * @returns {boolean}
 */
export function needsAnswer(preview) {
    return preview.evidence.some((evidence) => evidence.finding === 'open' && preview[evidence.subject] === null);
}

function columnField(known, preview, mapping, onChange) {
    const chosen = mapping[known.name] ?? '';
    const columns = preview.columns.map(({ name }) => ({ value: name, label: name }));
    const none = { value: '', label: known.required ? 'Please choose …' : 'Not in the file' };
    const workedOut = known.name === 'Amount' ? [{ value: WORKED_OUT, label: 'Quantity × price of one' }] : [];
    const choice = select([none, ...columns, ...workedOut], chosen, { name: known.name });
    choice.addEventListener('change', () => onChange({ mapping: changed(mapping, known.name, choice.value) }));
    const proposed = preview.columns.some((column) => column.mapped_to === known.name && column.proposed);
    return field(known.required ? `${known.label} (needed)` : known.label, choice, {
        hint: proposed && 'Proposed: please check',
        error: preview.missing_columns.includes(known.name) ? 'Which column is it?' : undefined,
    });
}

function formatField(label, subject, usual, preview, onChange) {
    const evidence = preview.evidence.find((one) => one.subject === subject);
    const chosen = preview[subject] ?? '';
    const offered = [...new Set([...evidence.candidates, ...usual.slice(1), chosen].filter(Boolean))];
    const first = { value: '', label: evidence.finding === 'open' ? 'Please choose …' : usual[0] };
    const choice = select([first, ...offered.map((format) => ({ value: format, label: format }))], chosen, {
        name: subject,
    });
    choice.addEventListener('change', () => onChange({ [subject]: choice.value || usual[0] }));
    const isOpen = evidence.finding === 'open' && !chosen;
    return field(label, choice, isOpen ? { error: evidence.text } : { hint: evidence.text });
}

/** Field by column, as the server reads the file: what it found, and what was said or proposed. */
function mappingOf(preview) {
    const found = preview.columns.filter((column) => column.mapped_to).map((column) => [column.mapped_to, column.name]);
    return { ...preview.upload_fields.mapping, ...Object.fromEntries(found) };
}

/** A column is one thing only: whatever it was before, it no longer is. */
function changed(mapping, name, column) {
    const others = Object.entries(mapping).filter(([other, used]) => other !== name && used !== column);
    return Object.fromEntries(column ? [...others, [name, column]] : others);
}
