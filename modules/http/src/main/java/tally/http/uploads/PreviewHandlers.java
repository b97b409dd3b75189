package tally.http.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import tally.domain.accounts.Business;
import tally.http.auth.BusinessChoice;
import tally.http.auth.Caller;
import tally.http.json.PresetView;
import tally.http.json.PreviewView;
import tally.http.server.ApiError;
import tally.http.server.Parameters;
import tally.http.server.Request;
import tally.http.server.Response;
import tally.ingest.Presets;
import tally.ingest.PreviewDesk;
import tally.ingest.UnreadableFileException;

/** What helps a person before the upload: a preview, the presets, a template. Safe for use by many threads. */
public final class PreviewHandlers {

    private static final String TEMPLATE = "template.csv";

    private final Intake intake;
    private final PreviewDesk previews;
    private final BusinessChoice businesses;

    /** Handlers that take files as {@code intake} does, and show what would become of them. */
    public PreviewHandlers(Intake intake, PreviewDesk previews, BusinessChoice businesses) {
        this.intake = intake;
        this.previews = previews;
        this.businesses = businesses;
    }

    /** Says what an upload of the same form would do. */
    public Response preview(Request request, Caller caller) {
        return FileForm.read(request, intake, (file, fields) -> {
            Business business = businesses.existing(businesses.one(caller, fields));
            return preview(file, fields, business);
        });
    }

    private Response preview(SpoolSlot.SentFile file, Parameters fields, Business business) {
        try {
            UploadForm form = new UploadForm(fields);
            return Response.json(
                    200, PreviewView.of(previews.preview(form.incoming(business.id(), file), business.timeZone())));
        } catch (UnreadableFileException unreadable) {
            throw new ApiError(400, "INVALID_FILE_FORMAT", unreadable.complaint());
        }
    }

    /** The tills and web shops whose exports Tally knows. */
    public Response presets(Request request, Caller caller) {
        return Response.json(
                200,
                Map.of("results", Presets.all().stream().map(PresetView::of).toList()));
    }

    /** A file to fill in, with rows that can be booked as they stand. */
    public Response template(Request request) {
        try (InputStream in = PreviewHandlers.class.getResourceAsStream(TEMPLATE)) {
            byte[] bytes = Objects.requireNonNull(in, TEMPLATE).readAllBytes();
            return Response.bytes(200, "text/csv; charset=utf-8; header=present", bytes)
                    .with("Content-Disposition", "attachment; filename=\"tally-template.csv\"");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
