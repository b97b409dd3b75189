/**
 * Every view of the console: its path behind the #, the module that shows it, and where it stands in the navigation. A
 * module is loaded when its view is opened for the first time. It exports `title` and
 * `render(container, params, context)`; see docs/console.md.
 */
export const ROUTES = [
    { path: 'upload', load: () => import('./views/upload.js'), nav: { group: 'Files', label: 'Upload' } },
    { path: 'uploads', load: () => import('./views/uploads.js'), nav: { group: 'Files', label: 'Uploads' } },
    { path: 'uploads/:id', load: () => import('./views/one-upload.js'), within: 'uploads' },
];

/** Where one arrives. */
export const HOME = 'upload';
