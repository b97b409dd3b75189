package tally.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {

    /** The beginning of each header as the program writes it, down to the columns that matter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "square=Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,"
                        + "Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,"
                        + "Dining Option,Customer ID,Customer Name,Customer Reference ID",
                "shopify=Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,"
                        + "Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,"
                        + "Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,"
                        + "Billing Name,Notes,Payment Method",
                "shopify-report=Day,Product title,Net items sold,Gross sales,Discounts,Returns,Net sales,Taxes,Total sales",
                "loyverse=Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Modifiers applied,Quantity,"
                        + "Gross sales,Discounts,Net sales,Cost of goods,Gross profit,Taxes,POS,Store,Cashier name,"
                        + "Customer name,Customer contacts,Comment,Status",
                "woocommerce=Order Number,Order Status,Order Date,Customer Note,Payment Method Title,Item #,SKU,Item Name,"
                        + "Quantity (- Refund),Item Cost",
                "etsy=Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,"
                        + "Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID"
            })
    void eachIsRecognisedByItsHeader(String name, String header) {
        assertEquals(Optional.of(name), Presets.of(List.of(header.split(","))).map(Preset::name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"1=Date,Product,Quantity,Amount", "2=Order Date,Product Name,Sales,Quantity"})
    void otherFilesAreNone(int number, String header) {
        assertEquals(Optional.empty(), Presets.of(List.of(header.split(","))), "header " + number);
    }
}
