package tally.domain.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tally.domain.UserId;
import tally.domain.accounts.Email;
import tally.domain.accounts.User;

class AuditTypesTest {
    @ParameterizedTest
    @EnumSource
    void eachActionIsFoundByItsWireName(AuditAction action) {
        assertEquals(Optional.of(action), AuditAction.of(action.wireName()));
    }

    @Test
    void anUnknownActionIsNone() {
        assertEquals(Optional.empty(), AuditAction.of("nothing.done"));
    }

    @Test
    void aUserActsUnderTheEmail() {
        final User user = new User(new UserId(new UUID(0, 1)), new Email("a@b.example"), true, Optional.empty());

        assertEquals(new Actor("a@b.example"), user.actor());
    }

    @Test
    void aChangeIsSortedByNameAndNeverChanges() {
        final Map<String, String> before = new HashMap<>(Map.of("b", "2", "a", "1", "c", "3"));
        final AuditedChange change = new AuditedChange(AuditAction.PRODUCT_CHANGED, "subject", before, Map.of());
        before.clear();

        assertEquals(List.of("a", "b", "c"), List.copyOf(change.before().keySet()));
        assertThrows(UnsupportedOperationException.class, () -> change.after().put("d", "4"));
    }
}
