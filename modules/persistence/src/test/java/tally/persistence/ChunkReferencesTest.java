package tally.persistence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.UploadId;
import tally.testkit.Shop;

/** What stands for the foreign key of {@code upload_chunks}: no bytes without their upload. */
class ChunkReferencesTest {
    private static final String INSERT = "insert into upload_chunks values (?, ?, 7, '')";

    private Shop shop;
    private UploadId upload;

    @BeforeEach
    void anUpload() {
        shop = Shop.open(PostgresStores.empty(), "Ahmed's Shop");
        upload = shop.send("sales.csv");
    }

    @Test
    void aChunkOfAnUploadThatIsThereIsTaken() {
        assertDoesNotThrow(() -> ByHand.run(INSERT, shop.id(), upload));
    }

    @Test
    void aChunkOfNoUploadIsRefused() {
        ByHand.refused(INSERT, shop.id(), UUID.randomUUID());
    }

    @Test
    void aChunkOfAnotherBusinesssUploadIsRefused() {
        ByHand.refused(INSERT, UUID.randomUUID(), upload);
    }

    @Test
    void aChunkCanNotBeGivenToNoUpload() {
        ByHand.refused("update upload_chunks set file_id = gen_random_uuid() where business_id = ?", shop.id());
    }

    @Test
    void anUploadTakesItsChunksAlongAndNoOthers() {
        final UploadId other = shop.send("more.csv");

        ByHand.run("delete from uploads where business_id = ? and id = ?", shop.id(), upload);

        assertEquals(0, chunks(upload));
        assertEquals(1, chunks(other));
    }

    /** Who stores them says that the reference will be proved: so it must be. */
    @Test
    void chunksOfNoUploadAreNotStored() {
        final UploadId nowhere = new UploadId(UUID.randomUUID());

        assertThrows(
                IllegalStateException.class,
                () -> PostgresStores.database().inTransaction(connection -> {
                    PostgresUploadInbox.insertChunks(connection, shop.id(), nowhere, InputStream.nullInputStream());
                    PostgresUploadInbox.proveReferences(connection, shop.id(), nowhere);
                    return nowhere;
                }));
    }

    private static long chunks(UploadId of) {
        return PostgresStores.database()
                .inTransaction(connection -> Sql.query(
                        connection,
                        "select count(*) as n from upload_chunks where file_id = ?",
                        row -> row.number("n"),
                        of))
                .get(0);
    }
}
