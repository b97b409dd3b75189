/**
 * Where log lines go: standard output and a rotating file, as {@code [timestamp] [level] [service] message}.
 *
 * <p>Start reading at {@link tally.app.logging.TallyLog}. The other modules know slf4j only.
 */
package tally.app.logging;
