package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tally.domain.BusinessId;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.Business;
import tally.domain.accounts.Email;
import tally.domain.accounts.PasswordHash;
import tally.domain.accounts.PasswordOrigin;
import tally.domain.accounts.Session;
import tally.domain.accounts.TokenHash;
import tally.domain.accounts.User;
import tally.domain.audit.Actor;
import tally.testkit.Shop;

/** What {@link Accounts} promises. */
public abstract class AccountsContract extends StoreContract {
    private static final PasswordHash PASSWORD = new PasswordHash("pbkdf2-sha256$1$c2FsdA==$aGFzaA==");
    private static final TokenHash TOKEN = new TokenHash("ab".repeat(32));
    private static final Duration HOUR = Duration.ofHours(1);

    /** For subclasses. */
    protected AccountsContract() {}

    @Test
    void aBusinessIsFoundByItsIdWithItsTimeZone() {
        final Business honolulu = new Business(new BusinessId(Shop.nextId()), "Surf", ZoneId.of("Pacific/Honolulu"));
        accounts().addBusiness(honolulu, Actor.COMMAND_LINE);

        assertEquals(Optional.of(honolulu), accounts().business(honolulu.id()));
    }

    @Test
    void anUnknownBusinessIsAbsent() {
        assertEquals(Optional.empty(), accounts().business(new BusinessId(Shop.nextId())));
    }

    @Test
    void businessesAreListedByNameAPieceAtATime() {
        final Business zoo = Shop.open(stores(), "Zoo Shop").business();
        final Business bakery = Shop.open(stores(), "Bakery").business();

        assertEquals(new Page<>(3, List.of(shop().business(), bakery)), page(2, 0));
        assertEquals(new Page<>(3, List.of(zoo)), page(2, 2));
    }

    @Test
    void twoBusinessesMayHaveOneName() {
        final Business second = Shop.open(stores(), "Ahmed's Shop").business();

        assertEquals(List.of(shop().business(), second), accounts().businessesNamed("Ahmed's Shop"));
    }

    @Test
    void aNameIsMatchedWhole() {
        assertEquals(List.of(), accounts().businessesNamed("Ahmed"));
    }

    @Test
    void aShopUserIsFoundByEmailWithBusinessAndPassword() {
        final User user = shopUser("ahmed@shop.example");
        accounts().addUser(user, PASSWORD, Actor.COMMAND_LINE);

        assertEquals(
                Optional.of(new Accounts.Credentials(user, PASSWORD, PasswordOrigin.GIVEN)),
                accounts().credentials(user.email()));
    }

    @Test
    void anUnknownEmailHasNoCredentials() {
        assertEquals(Optional.empty(), accounts().credentials(new Email("nobody@shop.example")));
    }

    @Test
    void aTakenEmailIsRefusedAndChangesNothing() {
        final User first = shopUser("ahmed@shop.example");
        assertTrue(accounts().addUser(first, PASSWORD, Actor.COMMAND_LINE));

        assertFalse(
                accounts().addUser(shopUser("Ahmed@Shop.example"), new PasswordHash("another"), Actor.COMMAND_LINE));
        assertEquals(
                Optional.of(new Accounts.Credentials(first, PASSWORD, PasswordOrigin.GIVEN)),
                accounts().credentials(first.email()));
    }

    @Test
    void ofTwoWhoAddOneEmailAtOnceOneIsRefused() {
        final List<Boolean> answers =
                AtOnce.run(4, () -> accounts().addUser(shopUser("ahmed@shop.example"), PASSWORD, Actor.COMMAND_LINE));

        assertEquals(1, Collections.frequency(answers, true));
    }

    @Test
    void aShopUserIsNoStaff() {
        accounts().addUser(shopUser("ahmed@shop.example"), PASSWORD, Actor.COMMAND_LINE);

        assertFalse(accounts().anyStaff());
    }

    @Test
    void aStaffUserIsStaff() {
        Shop.staff(stores(), "staff@tally.example");

        assertTrue(accounts().anyStaff());
    }

    @Test
    void aTokenStandsForTheSessionThatItStarted() {
        final User staff = Shop.staff(stores(), "staff@tally.example");
        final Instant expires = accounts().startSession(TOKEN, start(staff.id()));

        assertEquals(
                Optional.of(new Session(staff, expires, PasswordOrigin.GIVEN)),
                accounts().session(TOKEN));
    }

    @Test
    void theSessionOfAShopUserNamesTheBusiness() {
        final User user = shopUser("ahmed@shop.example");
        accounts().addUser(user, PASSWORD, Actor.COMMAND_LINE);
        accounts().startSession(TOKEN, start(user.id()));

        assertEquals(user, accounts().session(TOKEN).orElseThrow().user());
    }

    @Test
    void anUnknownTokenStandsForNothing() {
        assertEquals(Optional.empty(), accounts().session(TOKEN));
    }

    @Test
    void aSessionEndsAfterItsLength() {
        accounts()
                .startSession(
                        TOKEN, start(Shop.staff(stores(), "staff@tally.example").id()));
        stores().timePasses(HOUR.plusSeconds(1));

        assertEquals(Optional.empty(), accounts().session(TOKEN));
    }

    @Test
    void aSessionHoldsUntilThen() {
        accounts()
                .startSession(
                        TOKEN, start(Shop.staff(stores(), "staff@tally.example").id()));
        stores().timePasses(HOUR.minusMinutes(1));

        assertTrue(accounts().session(TOKEN).isPresent());
    }

    @Test
    void anEndedSessionIsGoneAtOnceAndNoOther() {
        final UserId staff = Shop.staff(stores(), "staff@tally.example").id();
        final TokenHash other = new TokenHash("cd".repeat(32));
        accounts().startSession(TOKEN, start(staff));
        accounts().startSession(other, start(staff));
        accounts().endSession(TOKEN);

        assertEquals(Optional.empty(), accounts().session(TOKEN));
        assertTrue(accounts().session(other).isPresent());
    }

    @Test
    void endingASessionThatIsNotThereIsNoError() {
        assertDoesNotThrow(() -> accounts().endSession(TOKEN));
    }

    private static Accounts.SessionStart start(UserId user) {
        return new Accounts.SessionStart(user, HOUR, "192.0.2.1");
    }

    @Test
    void whereSomebodyIsThereTheFirstAccountsAreNotMade() {
        final Accounts.Credentials staff = staff("second@tally.example");

        assertFalse(accounts().addFirst(business("Second Shop"), List.of(staff), Actor.FIRST_START));
        assertEquals(List.of(), accounts().businessesNamed("Second Shop"));
        assertEquals(Optional.empty(), accounts().credentials(staff.user().email()));
    }

    private static Business business(String name) {
        return new Business(new BusinessId(Shop.nextId()), name, ZoneId.of("Asia/Dhaka"));
    }

    private static Accounts.Credentials staff(String email) {
        final User user = new User(new UserId(Shop.nextId()), new Email(email), true, Optional.empty());
        return new Accounts.Credentials(user, PasswordHash.of("a password of eight"));
    }

    private Accounts accounts() {
        return stores().accounts();
    }

    private Page<Business> page(int limit, long offset) {
        return accounts().businesses(new PageRequest(limit, offset));
    }

    private User shopUser(String email) {
        return new User(new UserId(Shop.nextId()), new Email(email), false, Optional.of(shop().business()));
    }
}
