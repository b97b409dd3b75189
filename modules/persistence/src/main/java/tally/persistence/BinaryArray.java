package tally.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array parameter in PostgreSQL's binary format (that of {@code array_recv}): the driver writes arrays of these types as
 * text, which for the keys of a batch took both sides longer than looking them up. Elements are never null.
 */
// serial: a parameter is handed to a statement, and never written anywhere else.
@SuppressWarnings("serial")
final class BinaryArray extends PGobject implements PGBinaryObject {
    /** The types that the driver must be told to send in binary, as its property {@code binaryTransferEnable} wants them. */
    static final String TYPES = "UUID_ARRAY,DATE_ARRAY,INT4_ARRAY";

    private final CopyBuffer elements = new CopyBuffer();

    private BinaryArray(String type) {
        setType(type);
    }

    static BinaryArray uuids(Collection<UUID> values) {
        return of("_uuid", Oid.UUID, values, CopyBuffer::uuid);
    }

    static BinaryArray dates(Collection<LocalDate> values) {
        return of("_date", Oid.DATE, values, CopyBuffer::date);
    }

    static BinaryArray integers(Collection<Integer> values) {
        return of("_int4", Oid.INT4, values, CopyBuffer::integer);
    }

    private static <T> BinaryArray of(
            String type, int elementType, Collection<T> values, BiConsumer<CopyBuffer, T> encoder) {
        final BinaryArray array = new BinaryArray(type);
        array.elements.array(elementType, values.size());
        values.forEach(value -> encoder.accept(array.elements, value));
        return array;
    }

    @Override
    public int lengthInBytes() {
        return elements.length();
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        System.arraycopy(elements.bytes(), 0, target, offset, elements.length());
    }

    /** What the driver asks for where it sends no binary at all; a null here would be an empty answer later. */
    @Override
    public String getValue() {
        throw new IllegalStateException(
                "Tally's connections send arrays in binary: take binaryTransferDisable out of DATABASE_URL");
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("A parameter is only sent");
    }
}
