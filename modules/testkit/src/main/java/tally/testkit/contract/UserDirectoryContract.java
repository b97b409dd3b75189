package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.ActiveSession;
import tally.domain.accounts.NewPassword;
import tally.domain.accounts.PasswordHash;
import tally.domain.accounts.PasswordOrigin;
import tally.domain.accounts.TokenHash;
import tally.domain.accounts.User;
import tally.domain.accounts.UserAccount;
import tally.domain.accounts.UserDirectory;
import tally.domain.audit.Actor;
import tally.domain.audit.AuditAction;
import tally.domain.audit.AuditFilter;
import tally.domain.audit.AuditedChange;
import tally.testkit.Shop;

/** What {@link UserDirectory} promises. */
public abstract class UserDirectoryContract extends StoreContract {
    private static final TokenHash ONE = new TokenHash("ab".repeat(32));
    private static final TokenHash OTHER = new TokenHash("cd".repeat(32));
    private static final UserId NOBODY = new UserId(Shop.nextId());
    private static final Actor BOSS = new Actor("boss@tally.example");
    private static final NewPassword CHANGED =
            new NewPassword(new PasswordHash("pbkdf2-sha256$1$c2FsdA==$Y2hhbmdlZA=="), PasswordOrigin.OWN);

    private User user;

    /** For subclasses. */
    protected UserDirectoryContract() {}

    @BeforeEach
    void addAUserWithTwoSignIns() {
        user = Shop.staff(stores(), "staff@tally.example");
        stores().accounts().startSession(ONE, start("192.0.2.1"));
        stores().accounts().startSession(OTHER, start("192.0.2.2"));
    }

    private Accounts.SessionStart start(String address) {
        return new Accounts.SessionStart(user.id(), Duration.ofHours(1), address);
    }

    private UserDirectory directory() {
        return stores().directory();
    }

    private boolean holds(TokenHash token) {
        return stores().accounts().session(token).isPresent();
    }

    @Test
    void usersAreListedByEmail() {
        Shop.staff(stores(), "another@tally.example");

        assertEquals(
                List.of("another@tally.example", "staff@tally.example"),
                directory().users(PageRequest.FIRST).results().stream()
                        .map(account -> account.user().email().value())
                        .toList());
        assertEquals(2, directory().users(PageRequest.FIRST).count());
    }

    @Test
    void aNewUserIsNotDisabledAndHasAPasswordThatSomebodyElseChose() {
        final UserAccount account = directory().user(user.id()).orElseThrow();

        assertEquals(user, account.user());
        assertFalse(account.disabled());
        assertEquals(PasswordOrigin.GIVEN, account.password());
    }

    @Test
    void aDisabledUserIsOutAtOnceAndCanNotSignIn() {
        assertTrue(directory().setDisabled(user.id(), true, BOSS));

        assertFalse(holds(ONE) || holds(OTHER));
        assertEquals(Optional.empty(), stores().accounts().credentials(user.email()));
        assertTrue(directory().user(user.id()).orElseThrow().disabled());
    }

    @Test
    void whoIsLetInAgainMustSignInAgain() {
        directory().setDisabled(user.id(), true, BOSS);
        directory().setDisabled(user.id(), false, BOSS);

        assertFalse(holds(ONE));
        assertTrue(stores().accounts().credentials(user.email()).isPresent());
    }

    @Test
    void aNewPasswordEndsAllSignInsButTheOneThatStays() {
        assertTrue(directory().setPassword(user.id(), CHANGED, Optional.of(ONE), BOSS));

        assertTrue(holds(ONE));
        assertFalse(holds(OTHER));
        assertEquals(
                Optional.of(new Accounts.Credentials(user, CHANGED.hash(), PasswordOrigin.OWN)),
                stores().accounts().credentials(user.email()));
    }

    @Test
    void signInsAreListedWithWhereTheyCameFrom() {
        assertEquals(
                List.of("192.0.2.1", "192.0.2.2"),
                directory().sessions(user.id()).stream()
                        .map(ActiveSession::address)
                        .sorted()
                        .toList());
    }

    @Test
    void anExpiredSignInIsNotListed() {
        stores().timePasses(Duration.ofHours(2));

        assertEquals(List.of(), directory().sessions(user.id()));
    }

    @Test
    void oneSignInCanBeEndedByItsId() {
        final ActiveSession one = directory().sessions(user.id()).stream()
                .filter(session -> session.token().equals(ONE))
                .findFirst()
                .orElseThrow();

        assertTrue(directory().endSession(user.id(), one.id()));
        assertFalse(holds(ONE));
        assertTrue(holds(OTHER));
    }

    @Test
    void nobodyEndsTheSignInOfAnother() {
        final UUID id = directory().sessions(user.id()).get(0).id();
        final User another = Shop.staff(stores(), "another@tally.example");

        assertFalse(directory().endSession(another.id(), id));
        assertTrue(holds(ONE) && holds(OTHER));
    }

    @Test
    void allSignInsOfAUserCanBeEnded() {
        assertEquals(2, directory().endSessions(user.id(), BOSS));
        assertEquals(0, directory().endSessions(user.id(), BOSS));

        assertFalse(holds(ONE) || holds(OTHER));
    }

    @Test
    void whoIsNotThereIsNotChanged() {
        assertFalse(directory().setDisabled(NOBODY, true, BOSS));
        assertFalse(directory().setPassword(NOBODY, CHANGED, Optional.empty(), BOSS));
        assertEquals(Optional.empty(), directory().user(NOBODY));
    }

    @Test
    void eachChangeIsInTheAuditTrail() {
        directory().setDisabled(user.id(), true, BOSS);
        directory().setDisabled(user.id(), false, BOSS);
        directory().setPassword(user.id(), CHANGED, Optional.empty(), BOSS);

        assertEquals(
                List.of(AuditAction.PASSWORD_CHANGED, AuditAction.USER_ENABLED, AuditAction.USER_DISABLED),
                stores().audit().search(AuditFilter.ALL, PageRequest.FIRST).results().stream()
                        .filter(entry -> entry.actor().equals(BOSS))
                        .map(entry -> entry.change().action())
                        .toList());
    }

    @Test
    void aChangeIsToldWithWhatWasBeforeAndWhatIsNow() {
        directory().setDisabled(user.id(), true, BOSS);

        final AuditedChange change = newestChange();
        assertEquals("false", change.before().get("disabled"));
        assertEquals("true", change.after().get("disabled"));
        assertEquals("staff@tally.example", change.after().get("email"));
    }

    @Test
    void whatChangesNothingIsNoChange() {
        directory().setDisabled(user.id(), true, BOSS);
        final long told = changes();

        assertTrue(directory().setDisabled(user.id(), true, BOSS));
        assertEquals(told, changes());
    }

    @Test
    void endedSignInsAreToldWithTheirNumber() {
        directory().endSessions(user.id(), BOSS);

        assertEquals("2", newestChange().before().get("sign_ins"));
        assertEquals("0", newestChange().after().get("sign_ins"));
    }

    private AuditedChange newestChange() {
        return stores().audit()
                .search(AuditFilter.ALL, PageRequest.FIRST)
                .results()
                .get(0)
                .change();
    }

    private long changes() {
        return stores().audit().search(AuditFilter.ALL, PageRequest.FIRST).count();
    }
}
