/**
 * Every view of the console: its path behind the #, the module that shows it, and where it stands in the navigation. A
 * module is loaded when its view is opened for the first time. It exports `title` and
 * `render(container, params, context)`; see docs/console.md.
 */
export const ROUTES = [
    { path: 'upload', load: () => import('./views/upload.js'), nav: { group: 'Files', label: 'Upload' } },
    { path: 'uploads', load: () => import('./views/uploads.js'), nav: { group: 'Files', label: 'Uploads' } },
    { path: 'uploads/:id', load: () => import('./views/one-upload.js'), within: 'uploads' },
    {
        path: 'failed-rows',
        load: () => import('./views/failed-rows.js'),
        staff: true,
        nav: { group: 'Files', label: 'Failed rows' },
    },
    { path: 'receipts', load: () => import('./views/receipts.js'), nav: { group: 'Files', label: 'Receipts' } },
    { path: 'receipts/:id', load: () => import('./views/one-receipt.js'), within: 'receipts' },
    { path: 'sales', load: () => import('./views/sales.js'), nav: { group: 'Books', label: 'Sales' } },
    { path: 'products', load: () => import('./views/products.js'), nav: { group: 'Books', label: 'Products' } },
    { path: 'customers', load: () => import('./views/customers.js'), nav: { group: 'Books', label: 'Customers' } },
    {
        path: 'operations',
        load: () => import('./views/operations.js'),
        staff: true,
        nav: { group: 'Operations', label: 'Now' },
    },
    {
        path: 'books',
        load: () => import('./views/books.js'),
        staff: true,
        nav: { group: 'Operations', label: 'Consistency' },
    },
    {
        path: 'events',
        load: () => import('./views/events.js'),
        staff: true,
        nav: { group: 'Operations', label: 'Events' },
    },
    {
        path: 'audit',
        load: () => import('./views/audit.js'),
        staff: true,
        nav: { group: 'Operations', label: 'Audit' },
    },
    { path: 'password', load: () => import('./views/password.js') },
];

/** Where one arrives. */
export const HOME = 'upload';
