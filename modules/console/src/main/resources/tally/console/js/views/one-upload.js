/** One upload: what became of the file. */

import { get } from '../api.js';
import { viewHead } from '../components/head.js';
import { fill, foreign } from '../dom.js';

/** In the browser's title. */
export const title = 'An upload';

/** Shows the upload of params.id. */
export async function render(container, params, context) {
    const upload = await get(`/data/upload-csv/${params.id}`, {}, { signal: context.signal });
    fill(container, viewHead(foreign(upload.file_name)));
}
