/** Which nodes are at work, and on how much. */

/**
 * Sums up, node by node, what is being read.
 *
 * @param {Object[]} uploads as the status of uploads has them
 * @returns {{name: string, uploads: number, rowsPerSecond: number}[]} by name
 */
export function nodesAtWork(uploads) {
    const nodes = new Map();
    uploads
        .filter((upload) => upload.node !== null && upload.status === 'processing')
        .forEach((upload) => {
            const node = nodes.get(upload.node) ?? { name: upload.node, uploads: 0, rowsPerSecond: 0 };
            node.uploads += 1;
            node.rowsPerSecond += upload.rows_per_second ?? 0;
            nodes.set(upload.node, node);
        });
    return [...nodes.values()].sort((one, other) => one.name.localeCompare(other.name));
}
