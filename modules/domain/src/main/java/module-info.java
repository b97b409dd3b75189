/**
 * What Tally is about: sales, uploads, failed rows, accounts, the rules that a row must pass, and the store interfaces,
 * each method of which is one database transaction. Exists so that the rules of the shop can be read and tested without
 * a file format, a database or HTTP.
 */
module tally.domain {
    exports tally.domain;
    exports tally.domain.accounts;
    exports tally.domain.audit;
    exports tally.domain.books;
    exports tally.domain.events;
    exports tally.domain.failures;
    exports tally.domain.receipts;
    exports tally.domain.retention;
    exports tally.domain.sales;
    exports tally.domain.uploads;
}
