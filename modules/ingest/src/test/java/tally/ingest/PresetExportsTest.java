package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tally.domain.sales.Checked;
import tally.domain.sales.Sale;
import tally.domain.uploads.GivenOptions;

/** The exports that are presets: the whole header of a public one (the preset's source), and a row as it writes them. */
class PresetExportsTest {
    private final Till till = new Till();

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "square; 2025-07-18 12:59:30, 2 Matcha Latte for 1000.00 to Ada Sample by CASH",
                "shopify; 2025-04-05 21:06:21, 2 Apple Cider Vinegar for 2800.00 to Ada Sample by OTHER",
                "shopify-report; 2025-10-31 -, 2 Mug for 25.00 to - by CASH",
                "loyverse; 2025-10-31 23:50, 6 GREAT TASTE CHOCO for 119.88 to Ada Sample by CASH",
                "woocommerce; 2025-10-31 18:05, 2 Mug for 25.00 to - by OTHER",
                "etsy; 2021-12-07 -, 2 breakfast time | sticker flakes for 6.60 to Ada Sample (ada27) by OTHER"
            })
    void eachIsRecognisedAndItsRowIsReadRight(String preset, String sale) throws Exception {
        final Preview preview = preview(preset + ".csv");

        assertEquals(Optional.of(preset), preview.columns().preset().map(Preset::name));
        assertEquals(sale, told(preview.sample().rows().get(0).checked()));
    }

    private static String told(Checked checked) {
        if (!(checked instanceof Checked.Accepted accepted)) {
            return checked.toString();
        }
        final Sale sale = accepted.sale();
        return "%s %s, %d %s for %s to %s by %s"
                .formatted(
                        sale.date(),
                        sale.time().map(LocalTime::toString).orElse("-"),
                        sale.quantity(),
                        sale.product(),
                        sale.amount().setScale(2),
                        sale.customer().orElse("-"),
                        sale.paymentMethod());
    }

    private Preview preview(String name) throws IOException, UnreadableFileException {
        final PreviewDesk desk = new PreviewDesk(
                till.stores().inbox(),
                till.stores().previewBooks(),
                till.stores().clock());
        final InputStream export = Objects.requireNonNull(getClass().getResourceAsStream("exports/" + name), name);
        try (export;
                Spool.Spooled spooled = new Spool(temporary).store(export)) {
            return desk.preview(
                    new Incoming(till.shop().id(), name, Optional.empty(), GivenOptions.NONE, spooled), ZoneOffset.UTC);
        }
    }
}
