package tally.http.uploads;

import java.util.function.BiFunction;
import tally.http.multipart.MultipartForm;
import tally.http.server.ApiError;
import tally.http.server.Parameters;
import tally.http.server.Request;
import tally.ingest.Spool;

/** Reads a form with one file, which lies on disk meanwhile. */
final class FileForm {

    private FileForm() {}

    /** Hands the sales file of an upload or a preview on; it is gone from disk once {@code use} has returned. */
    static <T> T read(Request request, Intake intake, BiFunction<SpoolSlot.SentFile, Parameters, T> use) {
        MultipartForm.Rules rules = new MultipartForm.Rules(UploadForm.FILE, UploadForm.TEXTS, intake.maxBytes());
        return read(request, new Paper(intake.spool(), rules, "the CSV file"), use);
    }

    /** Hands the file and the fields on; the file is gone from disk once {@code use} has returned. */
    static <T> T read(Request request, Paper paper, BiFunction<SpoolSlot.SentFile, Parameters, T> use) {
        try (SpoolSlot slot = new SpoolSlot(paper.spool())) {
            MultipartForm<SpoolSlot.SentFile> form = MultipartForm.read(request.body(), paper.rules(), slot::take);
            return use.apply(form.file().orElseThrow(paper::withoutFile), form.fields());
        }
    }

    /**
     * What a form looks like, and where its file is kept.
     *
     * @param file the file in words, such as {@code the CSV file}
     */
    record Paper(Spool spool, MultipartForm.Rules rules, String file) {

        private ApiError withoutFile() {
            return ApiError.invalidParameter(
                    rules.file(), "Please send " + file + " in the form field '" + rules.file() + "'.");
        }
    }
}
