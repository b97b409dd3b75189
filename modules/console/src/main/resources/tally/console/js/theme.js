// Runs before the first paint, so that a chosen theme never flashes in the other's colours. No module: those wait.
'use strict';

(() => {
    const chosen = localStorage.getItem('tally.theme');
    if (chosen === 'light' || chosen === 'dark') {
        document.documentElement.dataset.theme = chosen;
    }
})();
