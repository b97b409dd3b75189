/** {@code /admin/api/v1}: what staff see and do across businesses. */
package tally.http.staff;
