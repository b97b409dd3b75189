package tally.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tally.domain.PageRequest;
import tally.domain.Scope;
import tally.domain.UploadId;
import tally.domain.books.Consistency;
import tally.domain.sales.ErrorCode;
import tally.domain.sales.Field;
import tally.domain.sales.RowProblem;
import tally.domain.sales.Sale;
import tally.domain.uploads.Batch;
import tally.domain.uploads.Claim;
import tally.domain.uploads.DuplicateRule;
import tally.domain.uploads.FailedRow;
import tally.domain.uploads.TrackedUpload;
import tally.domain.uploads.Upload;
import tally.domain.uploads.UploadBooks;
import tally.testkit.BadRows;
import tally.testkit.Sales;

/** What {@link UploadBooks} promises of what stays of an upload: its failed rows, and the result of its check. */
public abstract class UploadRecordsContract extends StoreContract {
    private static final Sale SHIRTS = Sales.sale().of("Shirt").build();
    private static final Sale SHOES = Sales.sale().of("Shoes").build();

    /** For subclasses. */
    protected UploadRecordsContract() {}

    @Test
    void oneThatHasEndedHasNeitherNodeNorPlace() {
        shop().imports();
        final TrackedUpload ended =
                stores().inbox().recent(Scope.ALL, Optional.empty(), 10).get(0);

        assertEquals(Optional.empty(), ended.node());
        assertEquals(Optional.empty(), ended.queuePlace());
    }

    @Test
    void failedRowsAreShownInTheOrderOfTheFileAndNoMoreThanAskedFor() {
        final Claim claim = shop().sendAndTake();
        books().book(claim, batch(0, List.of(BadRows.badDate(300), BadRows.badDate(4))));
        books().book(claim, batch(2, List.of(BadRows.badAmount(20))));

        assertEquals(
                List.of(BadRows.badDate(4), BadRows.badAmount(20)), books().failedRows(shop().id(), claim.upload(), 2));
    }

    @Test
    void failedRowsOfAnotherBusinessAreAbsent() {
        final UploadId upload = shop().imports(DuplicateRule.COUNT, List.of(), List.of(BadRows.badDate(2)));

        assertEquals(List.of(), books().failedRows(otherShop().id(), upload, 10));
    }

    @Test
    void aFailedRowOfNastyTextsCanBeKept() {
        final Claim claim = shop().sendAndTake();
        final FailedRow nasty = nasty();
        books().book(claim, batch(0, List.of(nasty)));
        final FailedRow kept =
                books().failedRows(shop().id(), claim.upload(), 1).get(0);

        assertEquals(nasty.problem(), kept.problem());
        assertEquals("\\u0000 {\"a\":1} 'quoted' \uD83D\uDECD", kept.values().get(Field.NOTES));
    }

    @Test
    void anUploadWithoutACheckHasNoResult() {
        assertEquals(Optional.empty(), shop().upload(shop().imports(SHIRTS)).consistency());
    }

    @Test
    void theResultOfTheCheckIsKept() {
        final UploadId upload = shop().imports(SHIRTS);
        books().recordConsistency(shop().id(), upload, Consistency.OK);

        assertEquals(Optional.of(Consistency.OK), shop().upload(upload).consistency());
    }

    @Test
    void theWarningsOfTheCheckAreKeptInOrder() {
        final UploadId upload = shop().imports(SHIRTS);
        final Consistency warnings = new Consistency(List.of(
                new Consistency.Warning("stock", "Shirt", "-5", "-6"),
                new Consistency.Warning("counters", "sales.csv", "2", "1")));
        books().recordConsistency(shop().id(), upload, warnings);

        assertEquals(Optional.of(warnings), shop().upload(upload).consistency());
    }

    @Test
    void aListSaysOfEachWhatItsCheckHasFound() {
        final UploadId good = shop().imports(SHIRTS);
        final UploadId bad = shop().imports(SHOES);
        shop().send("later.csv");
        final Consistency warnings = new Consistency(List.of(new Consistency.Warning("stock", "Shoes", "-5", "-6")));
        books().recordConsistency(shop().id(), good, Consistency.OK);
        books().recordConsistency(shop().id(), bad, warnings);

        final List<Optional<Consistency>> found =
                stores().inbox().list(shop().scope(), PageRequest.FIRST).results().stream()
                        .map(Upload::consistency)
                        .toList();

        assertEquals(Set.of(Optional.empty(), Optional.of(warnings), Optional.of(Consistency.OK)), Set.copyOf(found));
    }

    @Test
    void theFirstResultOfTwoThatCheckAtOnceIsKept() {
        final UploadId upload = shop().imports(SHIRTS);
        books().recordConsistency(shop().id(), upload, Consistency.OK);
        books().recordConsistency(
                        shop().id(),
                        upload,
                        new Consistency(List.of(new Consistency.Warning("stock", "Shirt", "-5", "-6"))));

        assertEquals(Optional.of(Consistency.OK), shop().upload(upload).consistency());
    }

    @Test
    void anUploadThatNobodyCheckedIsFoundAfterAWhileTheOldestFirst() {
        final UploadId first = shop().imports(SHIRTS);
        stores().timePasses(Duration.ofSeconds(1));
        final UploadId second = shop().imports(SHOES);
        stores().timePasses(Duration.ofMinutes(2));

        assertEquals(List.of(first, second), unchecked(10));
        assertEquals(List.of(first), unchecked(1));
    }

    @Test
    void anUploadThatJustEndedIsStillBeingChecked() {
        shop().imports(SHIRTS);

        assertEquals(List.of(), unchecked(10));
    }

    @Test
    void whatIsCheckedOrNotCompletedIsNotFoundUnchecked() {
        books().recordConsistency(shop().id(), shop().imports(SHIRTS), Consistency.OK);
        books().fail(shop().sendAndTake(), "Not readable");
        shop().sendAndTake();
        stores().timePasses(Duration.ofMinutes(2));

        assertEquals(List.of(), unchecked(10));
    }

    private UploadBooks books() {
        return stores().uploadBooks();
    }

    private List<UploadId> unchecked(int limit) {
        return books().unchecked(limit).stream().map(Upload::id).toList();
    }

    private static Batch batch(long before, List<FailedRow> failures) {
        return new Batch(before, List.of(), failures);
    }

    private static FailedRow nasty() {
        final Map<Field, String> values = new EnumMap<>(Field.class);
        values.put(Field.PRODUCT, "NUL \u0000 and half a pair \uD83D");
        values.put(Field.NOTES, "\\u0000 {\"a\":1} 'quoted' \uD83D\uDECD");
        final RowProblem problem =
                new RowProblem(ErrorCode.INVALID_TEXT, Optional.empty(), "\u0000\uD83D", "Retype it: \u0000");
        return new FailedRow(2, 7, values, problem, Optional.empty());
    }
}
