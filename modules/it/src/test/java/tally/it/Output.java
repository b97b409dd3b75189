package tally.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process prints, line by line, while it runs. Safe for use by many threads. */
final class Output {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private Output(InputStream stream) {
        this.reader = new Thread(() -> collect(stream), "output");
        reader.setDaemon(true);
        reader.start();
    }

    static Output of(InputStream stream) {
        return new Output(stream);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    String text() {
        return String.join("\n", lines);
    }

    /** The lines in which this text stands. */
    List<String> containing(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    /** How many entries of the log there are behind so many lines; a stack trace is part of one. */
    long entriesBehind(int line) {
        return lines.stream().skip(line).filter(text -> text.startsWith("[")).count();
    }

    /** The first line that matches as a whole, once it is there. */
    Matcher await(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return Await.value("a line like " + pattern, () -> first(compiled));
    }

    /** Waits for the last line: the process has ended, or closed the stream. */
    Output whole() throws InterruptedException {
        reader.join();
        return this;
    }

    private Optional<Matcher> first(Pattern pattern) {
        return lines.stream().map(pattern::matcher).filter(Matcher::matches).findFirst();
    }

    private void collect(InputStream stream) {
        try (BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            text.lines().forEach(lines::add);
        } catch (UncheckedIOException | IOException killed) {
            lines.add("");
        }
    }
}
