package tally.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFileTest {
    @TempDir
    Path folder;

    @Test
    void whoComesFirstHasNoPredecessor() throws IOException {
        try (NodeFile file = locked()) {
            assertEquals(Optional.empty(), file.predecessor());
        }
    }

    @Test
    void whoComesNextLearnsTheNameOfTheOneBefore() throws IOException {
        try (NodeFile first = locked()) {
            first.write("a node with a long name");
        }
        try (NodeFile second = locked()) {
            assertEquals(Optional.of("a node with a long name"), second.predecessor());
            second.write("short");
        }
        try (NodeFile third = locked()) {
            assertEquals(Optional.of("short"), third.predecessor());
        }
    }

    @Test
    void whileOneWorksInADirectoryNoOtherIsItsSuccessor() throws IOException {
        try (NodeFile file = locked()) {
            file.write("alive");

            assertEquals(Optional.empty(), NodeFile.lock(folder));
        }
    }

    @Test
    void whereNothingCanBeLockedTallyStartsAllTheSame() throws IOException {
        final Path aFile = Files.createFile(folder.resolve("no-directory"));

        assertEquals(Optional.empty(), NodeFile.lock(aFile));
    }

    private NodeFile locked() {
        return NodeFile.lock(folder).orElseThrow();
    }
}
