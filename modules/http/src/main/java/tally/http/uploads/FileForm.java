package tally.http.uploads;

import java.util.function.BiFunction;
import tally.http.multipart.MultipartForm;
import tally.http.server.ApiError;
import tally.http.server.Parameters;
import tally.http.server.Request;

/** Reads the form with a sales file that an upload and a preview have in common. */
final class FileForm {

    private FileForm() {}

    /** Hands the file and the fields on; the file is gone from disk once {@code use} has returned. */
    static <T> T read(Request request, Intake intake, BiFunction<SpoolSlot.SentFile, Parameters, T> use) {
        MultipartForm.Rules rules = new MultipartForm.Rules(UploadForm.FILE, UploadForm.TEXTS, intake.maxBytes());
        try (SpoolSlot slot = new SpoolSlot(intake.spool())) {
            MultipartForm<SpoolSlot.SentFile> form = MultipartForm.read(request.body(), rules, slot::take);
            SpoolSlot.SentFile file = form.file()
                    .orElseThrow(() -> ApiError.invalidParameter(
                            UploadForm.FILE, "Please send the CSV file in the form field 'file'."));
            return use.apply(file, form.fields());
        }
    }
}
