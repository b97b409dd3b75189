package tally.receipts.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineClassifierTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GRAND T0TAL 5.00 | TOTAL",
                "Total (Inclusive of GST): 5.00 | TOTAL",
                "TOTAL A PAGAR 5,00 | TOTAL",
                "Total After Rounding 5.00 | TOTAL",
                "Total (Excluding GST): 4.72 | SUBTOTAL",
                "SUBTTL 261,000 | SUBTOTAL",
                "Total GST : 0.28 | TAX",
                "GST @6% included in total RM 0.28 | TAX",
                "PB1 10% 27,666 | TAX",
                "SVC CHG 6% 15,660 | SERVICE",
                "Rounding Adj: -0.02 | ROUNDING",
                "Disc product -1,500 | DISCOUNT",
                "TUNAI 62,000 | PAYMENT",
                "Numerário 20,00 | PAYMENT",
                "KEMBALI 201 | CHANGE",
                "Total Qty: 6 | COUNT",
                "Item(s) : 2 Qty(s) : 3 | COUNT",
                "Total Due (GST inc): 18.90 | TOTAL",
                "Total RM Incl. of GST 18.90 | TOTAL",
                "Net Amt: 18.90 | TOTAL",
                "Amount To Be Paid: 18.90 | TOTAL",
                "Total 0% supplies: 18.90 | SUBTOTAL",
                "Tota] 18.90 | TOTAL",
                "GASH 20.00 | PAYMENT",
                "T @ 6% 17.83 | TEXT",
                "Total GST included 1.90 | TAX",
                "GST included in total 1.90 | TAX",
                "Total includes 6% GST 3.98 | TAX",
                "Beef Round 80.80 | TEXT",
                "Steak Tip Skewers 12.99 | TEXT",
            })
    void linesWithAnAmountAreToldApart(String line, LineKind kind) {
        assertEquals(kind, new LineClassifier().kindOf(line, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Description Qty U.Price Total | COLUMN_HEADS",
                "CODIGO DESCRICAO TOTAL | COLUMN_HEADS",
                "GST Summary Amount(RM) Tax(RM) | TAX_TABLE",
                "Taxa Base IVA Total | TAX_TABLE",
                "Cashier : USER | PARTICULARS",
                "Green Tea | TEXT",
            })
    void linesWithoutAnAmountAreToldApart(String line, LineKind kind) {
        assertEquals(kind, new LineClassifier().kindOf(line, false));
    }
}
