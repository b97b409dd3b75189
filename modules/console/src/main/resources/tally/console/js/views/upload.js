/** Where files come in. */

import { viewHead } from '../components/head.js';
import { fill } from '../dom.js';

/** In the browser's title. */
export const title = 'Upload';

/** Shows where to drop files. */
export async function render(container) {
    fill(container, viewHead('Upload files'));
}
