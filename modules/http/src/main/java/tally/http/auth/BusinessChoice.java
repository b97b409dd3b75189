package tally.http.auth;

import java.util.Optional;
import tally.domain.BusinessId;
import tally.domain.Scope;
import tally.domain.accounts.Accounts;
import tally.domain.accounts.Business;
import tally.domain.accounts.User;
import tally.http.server.ApiError;
import tally.http.server.Parameters;

/**
 * Says for which business a request acts: a shop's user for its own, staff for the one that {@code business_id} names.
 * To a shop, another business is as if it did not exist. Safe for use by many threads.
 */
public final class BusinessChoice {

    /** The parameter, or form field, in which staff name a business. */
    public static final String PARAMETER = "business_id";

    private final Accounts accounts;

    /** A choice among the businesses of {@code accounts}. */
    public BusinessChoice(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The one business that is meant; staff must name it. */
    public BusinessId one(Caller caller, Parameters parameters) {
        return named(caller, parameters)
                .or(() -> own(caller.user()))
                .orElseThrow(() -> ApiError.invalidParameter(
                        PARAMETER, "Please say with '" + PARAMETER + "' which business you mean."));
    }

    /** What the caller may see: staff who name no business see all. */
    public Scope scope(Caller caller, Parameters parameters) {
        Optional<BusinessId> named = named(caller, parameters);
        if (named.isEmpty() && caller.user().staff()) {
            return Scope.ALL;
        }
        return Scope.of(one(caller, parameters));
    }

    /** The business of a shop's user. Staff act for one only where they name it, even those who belong to one. */
    public static Optional<BusinessId> own(User user) {
        return user.staff() ? Optional.empty() : user.business().map(Business::id);
    }

    /** The business with this id, or a 404. */
    public Business existing(BusinessId id) {
        return accounts.business(id).orElseThrow(ApiError::notFound);
    }

    private Optional<BusinessId> named(Caller caller, Parameters parameters) {
        Optional<BusinessId> named = parameters.id(PARAMETER).map(BusinessId::new);
        named.ifPresent(id -> check(id, caller.user()));
        return named;
    }

    private void check(BusinessId id, User user) {
        if (user.staff()) {
            existing(id);
        } else if (!own(user).equals(Optional.of(id))) {
            throw ApiError.notFound();
        }
    }
}
