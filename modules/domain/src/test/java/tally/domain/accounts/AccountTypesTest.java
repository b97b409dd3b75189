package tally.domain.accounts;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tally.domain.BusinessId;
import tally.domain.UserId;

/** Records of accounts that can't be wrong. */
class AccountTypesTest {
    private static final BusinessId SHOP = new BusinessId(new UUID(1, 1));
    private static final UserId SOMEONE = new UserId(new UUID(2, 2));

    @Test
    void anEmailIsTrimmedAndInLowerCase() {
        assertEquals("ahmed@shop.example", new Email(" Ahmed@Shop.Example ").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ahmed", "@shop", "ahmed@", "a@b@c", "a b@c", "a\u0000@c", "a@c\nd"})
    void whatHasNotOneAtSignBetweenTwoTextsIsNoEmail(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Email(text));
    }

    @Test
    void anEmailMayHave254Characters() {
        assertDoesNotThrow(() -> new Email("a".repeat(248) + "@b.com"));
        assertThrows(IllegalArgumentException.class, () -> new Email("a".repeat(249) + "@b.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b"})
    void aBusinessHasAName(String name) {
        assertThrows(IllegalArgumentException.class, () -> new Business(SHOP, name, ZoneOffset.UTC));
    }

    @Test
    void aBusinesssNameMayHave255Characters() {
        assertDoesNotThrow(() -> new Business(SHOP, "b".repeat(255), ZoneOffset.UTC));
        assertThrows(IllegalArgumentException.class, () -> new Business(SHOP, "b".repeat(256), ZoneOffset.UTC));
    }

    @Test
    void aShopUserWithoutAShopIsRefused() {
        final Email email = new Email("ahmed@shop.example");

        assertThrows(IllegalArgumentException.class, () -> new User(SOMEONE, email, false, Optional.empty()));
    }

    @Test
    void staffNeedNoShop() {
        assertDoesNotThrow(() -> new User(SOMEONE, new Email("staff@tally.example"), true, Optional.empty()));
    }
}
