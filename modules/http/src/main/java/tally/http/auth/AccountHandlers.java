package tally.http.auth;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tally.domain.BusinessId;
import tally.domain.IdSource;
import tally.domain.Page;
import tally.domain.PageRequest;
import tally.domain.UserId;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.Business;
import tally.domain.accounts.Email;
import tally.domain.accounts.PasswordHash;
import tally.domain.accounts.SignIn;
import tally.domain.accounts.User;
import tally.http.json.BusinessView;
import tally.http.json.NewBusinessBody;
import tally.http.json.NewUserBody;
import tally.http.json.UserView;
import tally.http.lists.Paging;
import tally.http.server.ApiError;
import tally.http.server.Json;
import tally.http.server.Request;
import tally.http.server.Response;

/** {@code /admin/api/v1/businesses} and {@code /admin/api/v1/users}: who is who. Safe for use by many threads. */
public final class AccountHandlers {

    private static final Logger LOG = LoggerFactory.getLogger("tally.http");
    private static final ZoneId USUAL_TIME_ZONE = ZoneId.of("UTC");

    private final Accounts accounts;
    private final SignIn signIn;
    private final HashingQueue hashing;
    private final BusinessChoice businesses;
    private final IdSource ids;

    /** Handlers on these accounts; {@code ids} names what is new. */
    public AccountHandlers(Accounts accounts, SignIn signIn, HashingQueue hashing, IdSource ids) {
        this.accounts = accounts;
        this.signIn = signIn;
        this.hashing = hashing;
        this.businesses = new BusinessChoice(accounts);
        this.ids = ids;
    }

    /** A page of the businesses, by name. */
    public Response businesses(Request request, Caller caller) {
        PageRequest wanted = Paging.read(request.query());
        Page<BusinessView> page = accounts.businesses(wanted).map(BusinessView::of);
        return Response.json(200, Paging.view(request, wanted, page));
    }

    /** Adds a business. */
    public Response addBusiness(Request request, Caller caller) {
        NewBusinessBody body = Json.read(request.body(), NewBusinessBody.class);
        Business business = business(body);
        accounts.addBusiness(business, caller.user().actor());
        LOG.info("Business added: business_id={}, request={}", business.id(), request.id());
        return Response.json(201, BusinessView.of(business));
    }

    /** Adds a user: of a business, or staff. */
    public Response addUser(Request request, Caller caller) {
        NewUserBody body = Json.read(request.body(), NewUserBody.class);
        User user = user(body);
        PasswordHash password = hashing.join(() -> signIn.hash(body.password()));
        if (!accounts.addUser(user, password, caller.user().actor())) {
            throw ApiError.conflict("There is already an account with the e-mail " + user.email() + ".");
        }
        LOG.info("User added: user_id={}, staff={}, request={}", user.id(), user.staff(), request.id());
        return Response.json(201, UserView.of(user));
    }

    private Business business(NewBusinessBody body) {
        ZoneId zone = body.timeZone().map(AccountHandlers::timeZone).orElse(USUAL_TIME_ZONE);
        try {
            return new Business(new BusinessId(ids.next()), body.name().strip(), zone);
        } catch (IllegalArgumentException badName) {
            throw ApiError.invalidBody("The name of a business has 1 to 255 characters.")
                    .with("field", "name");
        }
    }

    private static ZoneId timeZone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw ApiError.invalidBody("'" + name + "' is not a time zone such as Asia/Dhaka.")
                    .with("field", "time_zone");
        }
    }

    private User user(NewUserBody body) {
        Optional<Business> business = body.businessId().map(BusinessId::new).map(businesses::existing);
        boolean staff = body.isStaff().orElse(false);
        if (!staff && business.isEmpty()) {
            throw ApiError.invalidBody("A user who is not staff needs a business_id.")
                    .with("field", "business_id");
        }
        return new User(new UserId(ids.next()), email(body.email()), staff, business);
    }

    private static Email email(String text) {
        try {
            return new Email(text);
        } catch (IllegalArgumentException notAnAddress) {
            throw ApiError.invalidBody("'" + text + "' is not an e-mail address.")
                    .with("field", "email");
        }
    }
}
