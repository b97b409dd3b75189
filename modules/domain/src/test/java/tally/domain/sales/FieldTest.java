package tally.domain.sales;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldTest {
    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsColumnName(Field field) {
        assertEquals(Optional.of(field), Field.named(field.columnName()));
    }

    @Test
    void aNameIsFoundHoweverItIsWritten() {
        assertEquals(Optional.of(Field.UNIT_PRICE), Field.named("unit_price"));
    }

    @Test
    void anotherNameIsNoField() {
        assertEquals(Optional.empty(), Field.named("CardNumber"));
    }

    @Test
    void fourFieldsAreRequired() {
        assertEquals(
                List.of(Field.DATE, Field.PRODUCT, Field.QUANTITY, Field.AMOUNT),
                Stream.of(Field.values()).filter(Field::required).toList());
    }
}
